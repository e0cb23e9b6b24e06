"""Doors for the workers."""

from celery import shared_task

from jobs import pipeline, tracking


@shared_task(name="jobs.read")
def read(job_id: int) -> None:
    pipeline.read(job_id)


@shared_task(name="jobs.remind")
def remind() -> None:
    tracking.remind()
