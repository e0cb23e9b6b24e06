"""Doors for the workers."""

from celery import shared_task

from interviews import pipeline


@shared_task(name="interviews.ask")
def ask(set_id: int) -> None:
    pipeline.ask(set_id)


@shared_task(name="interviews.judge")
def judge(answer_id: int) -> None:
    pipeline.judge(answer_id)
