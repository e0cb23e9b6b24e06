"""Doors for the workers."""

from celery import shared_task

from matching import pipeline


@shared_task(name="matching.compare")
def compare(match_id: int) -> None:
    pipeline.compare(match_id)


@shared_task(name="matching.opine")
def opine(opinion_id: int) -> None:
    pipeline.opine(opinion_id)
