"""Doors for the workers."""

from celery import shared_task

from billing import pipeline, reconciling


@shared_task(name="billing.read_event")
def read_event(event_id: int) -> None:
    pipeline.read_event(event_id)


@shared_task(name="billing.close_customer")
def close_customer(closing_id: int) -> None:
    pipeline.close_customer(closing_id)


@shared_task(name="billing.send_notice")
def send_notice(notice_id: int) -> None:
    pipeline.send_notice(notice_id)


@shared_task(name="billing.reconcile")
def reconcile() -> None:
    reconciling.reconcile()
    pipeline.delete_old()
