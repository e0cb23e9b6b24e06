"""Doors for the workers."""

from celery import shared_task

from matching import pipeline, tailoring_pipeline
from matching.feed import digests, making, timing


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


@shared_task(name="matching.recommend")
def recommend(feed_id: int) -> None:
    making.recommend(feed_id)


@shared_task(name="matching.start_feeds")
def start_feeds() -> None:
    timing.start_feeds()


@shared_task(name="matching.start_feeds_over")
def start_feeds_over() -> None:
    timing.start_over()


@shared_task(name="matching.send_digests")
def send_digests() -> None:
    digests.send_due()
