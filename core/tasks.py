"""Doors for the workers."""

from celery import shared_task

from core import sweeper


@shared_task(name="core.sweep")
def sweep() -> None:
    sweeper.sweep()
