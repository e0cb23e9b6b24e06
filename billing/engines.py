"""Who reads for a person: the model while they want it and it is within the budget, else local.

Every request that left the server is kept, as a line on the receipt and a ModelCall, however the
work ended.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from accounts.models import Profile, Sending, User
from accounts.receipts import Left
from ai.documents import Document
from ai.engine import Engine, ReadJob, ReadResume
from ai.fallback import FirstThatAnswers, Reading
from ai.groq.client import Call
from ai.groq.engine import GroqEngine
from ai.interviewing import BankItem, Feedback, Mix, Question, Questions
from ai.schemas import JobFacts, Report, ResumeFacts
from ai.suggestions import Letter, LetterStyle, Suggestions
from billing.models import ModelCall
from billing.subscriptions import plan_for
from core.engines import engine, model_engine

DOCUMENTS = {
    "read_resume": "Résumé",
    "read_job": "Job",
    "comments": "Answer, question, résumé",
    "questions": "Résumé, job, questions",
}
"""What is sent with each verb, where it is not both documents."""
ANSWER = timedelta(seconds=90)  # a lease for asking a model: its time to answer, and then some


class Reader:
    """Reads with the engines that a person may use; ``reading`` says who it was."""

    def __init__(self, first: Engine, *, patience: float, note: str = "") -> None:
        self._engines = FirstThatAnswers(first, engine(), patience=patience)
        self._note = note

    def read_resume(self, document: Document) -> ResumeFacts:
        return self._engines.read_resume(document)

    def read_job(self, document: Document) -> JobFacts:
        return self._engines.read_job(document)

    def tailor(self, resume: ReadResume, job: ReadJob, report: Report) -> Suggestions:
        return self._engines.tailor(resume, job, report)

    def write_letter(self, resume: ReadResume, job: ReadJob, style: LetterStyle) -> Letter:
        return self._engines.write_letter(resume, job, style)

    def ask_questions(
        self, resume: ReadResume, job: ReadJob, report: Report, mix: Mix, more: Sequence[BankItem]
    ) -> Questions:
        return self._engines.ask_questions(resume, job, report, mix, more)

    def judge_answer(self, question: Question, answer: str, resume: ReadResume) -> Feedback:
        return self._engines.judge_answer(question, answer, resume)

    @property
    def reading(self) -> Reading:
        made = self._engines.reading
        return made if made.note or not self._note else Reading(made.engine, self._note)


@contextmanager
def reader_for(owner: User, *, since: datetime) -> Iterator[Reader]:
    """The reader of one piece of work that has waited ``since`` then."""
    problem = model_problem(owner)
    if problem is not None:
        yield Reader(engine(), patience=0, note=problem)
        return
    waited = (timezone.now() - since).total_seconds()
    with model_for(owner) as model:
        yield Reader(model, patience=settings.GROQ_PATIENCE - waited)


@contextmanager
def model_for(owner: User) -> Iterator[GroqEngine]:
    """The engine with a model, whose calls are kept whatever happens."""
    profile = Profile.objects.get(user=owner)
    model = model_engine(
        person=str(owner.pk),
        keep_answers=profile.keep_model_answers,
        masked=profile.model_use != Profile.ModelUse.FULL,
    )
    try:
        yield model
    finally:
        keep_calls(owner, model.client.calls, texts=bool(profile.keep_sent))


def model_problem(owner: User) -> str | None:
    """Why no model is asked for this person now: empty when none is set up; None when one is."""
    if not settings.GROQ.api_key:
        return ""
    if Profile.objects.get(user=owner).model_use == Profile.ModelUse.OFF:
        return "you have switched the model off"
    if spent_today(owner) >= plan_for(owner).model_dollars_a_day:
        return "today's share of the model is used up"
    if spent_today() >= settings.GROQ_DOLLARS_A_DAY:
        return "the model is resting until tomorrow"
    return None


def spent_today(owner: User | None = None) -> float:
    """US dollars that model calls have cost since midnight UTC: one person's, or everyone's."""
    midnight = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    calls = ModelCall.objects.filter(created_at__gte=midnight)
    if owner is not None:
        calls = calls.filter(owner=owner)
    return float(calls.aggregate(total=Sum("cost"))["total"] or 0)


@transaction.atomic
def keep_calls(owner: User, calls: list[Call], *, texts: bool) -> None:
    """A line of the receipt for each; with ``texts``, also the words as they were sent."""
    lines = Sending.objects.bulk_create([_left(call).row(owner) for call in calls])
    rows = [ModelCall.of(line, call) for line, call in zip(lines, calls, strict=True)]
    for row in rows:
        row.sent = row.sent if texts else ""
    ModelCall.objects.bulk_create(rows)


def _left(call: Call) -> Left:
    return Left(
        kind=Sending.Kind.MODEL,
        receiver=urlsplit(settings.GROQ.base_url).netloc or settings.GROQ.base_url,
        purpose=purpose_of(call.verb),
        what=DOCUMENTS.get(call.verb, "Résumé, job"),
        characters=call.characters,
        masked=call.masked,
        problem=call.problem,
    )


def purpose_of(verb: str) -> str:
    """What a model was asked to do: ``read_resume`` is "Read résumé"."""
    return verb.replace("_", " ").capitalize().replace("resume", "résumé")


def forget_sent() -> int:
    """Delete the texts as they were sent once the time that each person set is over; returns
    how many. The lines themselves stay."""
    now, forgotten = timezone.now(), 0
    for days in Profile.KeepSent.values:
        calls = ModelCall.objects.filter(owner__profile__keep_sent=days).exclude(sent="")
        forgotten += calls.filter(created_at__lte=now - timedelta(days=days)).update(sent="")
    return forgotten
