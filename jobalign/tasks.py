"""Doors for the workers."""

from celery import shared_task

from jobalign import guests, pictures
from jobalign.privacy import export, services


@shared_task(name="jobalign.delete_old_guests")
def delete_old_guests() -> None:
    guests.delete_old()


@shared_task(name="jobalign.export_data")
def export_data(export_id: int) -> None:
    export.pack(export_id)


@shared_task(name="jobalign.tidy")
def tidy() -> None:
    services.tidy()


@shared_task(name="jobalign.take_picture")
def take_picture(account_id: int) -> None:
    pictures.take(account_id)
