"""Choosing questions and judging answers: the worker's half."""

from __future__ import annotations

import time

from ai.engine import ReadJob, ReadResume
from ai.errors import EngineError
from ai.schemas import ResumeFacts
from billing.engines import ANSWER, reader_for
from core.errors import TryLater
from interviews.models import Answer, BankQuestion, QuestionSet
from matching.models import Match

PATIENCE = 2  # seconds until the report is looked at again


def ask(set_id: int) -> None:
    """Choose the questions of a set. Safe to run twice, and for a deleted row."""
    rows = QuestionSet.objects.select_related("match__version", "match__job", "owner")
    questions = rows.filter(pk=set_id).first()
    if questions is None or not questions.claim():
        return
    with questions.working():
        questions.at_step(1)
        match = questions.match
        if match.is_failed:
            raise EngineError(f"There is no report to ask from: {match.problem}")
        if not match.is_settled:
            raise TryLater(PATIENCE)
        questions.at_step(2, lease=ANSWER)
        began = time.monotonic()
        more = [row.as_item for row in BankQuestion.objects.filter(is_active=True)]
        with reader_for(questions.owner, since=questions.queued_at) as reader:
            found = reader.ask_questions(
                resume_of(match), job_of(match), match.parsed, questions.mix, more
            )
        with questions.settling():
            questions.keep(found)
            questions.credit(reader.reading, (time.monotonic() - began) * 1000)


def judge(answer_id: int) -> None:
    """Judge an answer. Safe to run twice, and for a deleted row."""
    rows = Answer.objects.select_related("question__set__match__version", "owner")
    answer = rows.filter(pk=answer_id).first()
    if answer is None or not answer.claim():
        return
    with answer.working():
        answer.at_step(1, lease=ANSWER)
        began = time.monotonic()
        resume = resume_of(answer.question.set.match)
        with reader_for(answer.owner, since=answer.queued_at) as reader:
            feedback = reader.judge_answer(answer.question.asked, answer.text, resume)
        with answer.settling():
            answer.feedback = feedback.model_dump(mode="json")
            answer.score = feedback.score
            answer.save(update_fields=["feedback", "score"])
            answer.credit(reader.reading, (time.monotonic() - began) * 1000)


def resume_of(match: Match) -> ReadResume:
    """The résumé as the report read it."""
    facts = match.version.scored if match.version else ResumeFacts()
    return ReadResume(match.resume_text, facts)


def job_of(match: Match) -> ReadJob:
    """The job as the report read it."""
    return ReadJob(match.job_text, match.job.read.facts)
