"""Choosing questions and judging answers: the worker's half."""

from __future__ import annotations

import time

from ai.engine import ReadJob, ReadResume
from ai.errors import EngineError
from ai.schemas import ResumeFacts
from billing.engines import ANSWER, reader_for
from core.engines import engine
from core.errors import TryLater
from interviews.models import Answer, BankQuestion, QuestionSet

PATIENCE = 2  # seconds until the report is looked at again


def ask(set_id: int) -> None:
    """Choose the questions of a set. Safe to run twice, and for a deleted row."""
    rows = QuestionSet.objects.select_related("match__version", "job", "owner")
    questions = rows.filter(pk=set_id).first()
    if questions is None or not questions.claim():
        return
    with questions.working():
        questions.at_step(1)
        _rests(questions)
        questions.at_step(2, lease=ANSWER)
        began = time.monotonic()
        more = [row.as_item for row in BankQuestion.objects.filter(is_active=True)]
        with reader_for(questions.owner, since=questions.queued_at) as reader:
            resume, job = resume_of(questions), job_of(questions)
            report = questions.match.parsed if questions.match else engine().compare(resume, job)
            found = reader.ask_questions(resume, job, report, questions.mix, more)
        with questions.settling():
            questions.keep(found)
            questions.credit(reader.reading, (time.monotonic() - began) * 1000)


def judge(answer_id: int) -> None:
    """Judge an answer. Safe to run twice, and for a deleted row."""
    rows = Answer.objects.select_related(
        "question__set__match__version", "question__set__job", "owner"
    )
    answer = rows.filter(pk=answer_id).first()
    if answer is None or not answer.claim():
        return
    with answer.working():
        answer.at_step(1, lease=ANSWER)
        began = time.monotonic()
        resume = resume_of(answer.question.set)
        with reader_for(answer.owner, since=answer.queued_at) as reader:
            feedback = reader.judge_answer(answer.question.asked, answer.text, resume)
        with answer.settling():
            answer.feedback = feedback.model_dump(mode="json")
            answer.score = feedback.score
            answer.save(update_fields=["feedback", "score"])
            answer.credit(reader.reading, (time.monotonic() - began) * 1000)


def _rests(questions: QuestionSet) -> None:
    """Wait until what the questions rest on is read, and fail where that failed."""
    match, job = questions.match, questions.job
    on = match or job
    if on.is_failed:
        what = "report" if match else "job"
        raise EngineError(f"There is no {what} to ask from: {on.problem}")
    if not on.is_settled:
        raise TryLater(PATIENCE)


def resume_of(questions: QuestionSet) -> ReadResume:
    """The résumé as the report read it; an empty one where there is no report."""
    match = questions.match
    facts = match.version.scored if match and match.version else ResumeFacts()
    return ReadResume(questions.texts[0], facts)


def job_of(questions: QuestionSet) -> ReadJob:
    """The job as it was read."""
    return ReadJob(questions.texts[1], questions.job.read.facts)
