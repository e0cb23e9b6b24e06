"""Doors for the workers."""

from celery import shared_task

from resumes import pipeline


@shared_task(name="resumes.read")
def read(resume_id: int) -> None:
    pipeline.read(resume_id)
