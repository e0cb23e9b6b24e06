"""Doors for the workers."""

from celery import shared_task

from jobs import pipeline, rechecking, tracking
from jobs.gathering import reading, refreshing


@shared_task(name="jobs.read")
def read(job_id: int) -> None:
    pipeline.read(job_id)


@shared_task(name="jobs.remind")
def remind() -> None:
    tracking.remind()


@shared_task(name="jobs.refresh_sources")
def refresh_sources() -> None:
    refreshing.start_due()


@shared_task(name="jobs.refresh_source")
def refresh_source(source_id: int) -> None:
    refreshing.refresh(source_id)


@shared_task(name="jobs.read_postings")
def read_postings() -> None:
    reading.read_new()


@shared_task(name="jobs.tidy_postings")
def tidy_postings() -> None:
    refreshing.tidy()


@shared_task(name="jobs.recheck")
def recheck() -> None:
    rechecking.recheck_due()
