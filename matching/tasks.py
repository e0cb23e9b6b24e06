"""Doors for the workers."""

from celery import shared_task

from matching import pipeline, tailoring_pipeline


@shared_task(name="matching.compare")
def compare(match_id: int) -> None:
    pipeline.compare(match_id)


@shared_task(name="matching.opine")
def opine(opinion_id: int) -> None:
    pipeline.opine(opinion_id)


@shared_task(name="matching.tailor")
def tailor(tailoring_id: int) -> None:
    tailoring_pipeline.tailor(tailoring_id)


@shared_task(name="matching.write_letter")
def write_letter(letter_id: int) -> None:
    tailoring_pipeline.write_letter(letter_id)
