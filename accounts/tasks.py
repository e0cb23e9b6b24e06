"""Doors for the workers."""

from celery import shared_task

from accounts import pipeline


@shared_task(name="accounts.send_mail")
def send_mail(mail_id: int) -> None:
    pipeline.send(mail_id)
