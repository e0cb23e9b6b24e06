"""Doors for the workers."""

from celery import shared_task

from resumes import pipeline


@shared_task(name="resumes.read")
def read(resume_id: int) -> None:
    pipeline.read(resume_id)


@shared_task(name="resumes.export")
def export(export_id: int) -> None:
    pipeline.export(export_id)


@shared_task(name="resumes.delete_old_exports")
def delete_old_exports() -> None:
    pipeline.delete_old_exports()
