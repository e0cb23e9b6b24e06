"""What is tidied away by the hour."""

from celery import shared_task

from api import tidying


@shared_task(name="api.tidy")
def tidy() -> None:
    tidying.tidy()
