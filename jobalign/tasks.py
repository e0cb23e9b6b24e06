"""Doors for the workers."""

from celery import shared_task

from jobalign import guests


@shared_task(name="jobalign.delete_old_guests")
def delete_old_guests() -> None:
    guests.delete_old()
