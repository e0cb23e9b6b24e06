"""Making suggestions and letters: the worker's half."""

from __future__ import annotations

import time
from decimal import Decimal

from accounts.models import Activity
from accounts.services import record
from ai.errors import EngineError
from ai.suggestions import Question as Asked
from ai.suggestions import Suggestions
from billing.engines import ANSWER, reader_for
from core.errors import TryLater
from matching import tailoring as deciding
from matching.models import CoverLetter, Match, Question, Tailoring

PATIENCE = 2  # seconds until the report is looked at again


def tailor(tailoring_id: int) -> None:
    """Suggest changes of wording. Safe to run twice, and for a deleted row."""
    tailoring = (
        Tailoring.objects.select_related(
            "match__version", "match__job", "match__resume", "match__owner", "owner"
        )
        .filter(pk=tailoring_id)
        .first()
    )
    if tailoring is None or not tailoring.claim():
        return
    with tailoring.working():
        tailoring.at_step(1)
        _is_made(tailoring.match)
        tailoring.at_step(2, lease=ANSWER)
        began = time.monotonic()
        resume, job = deciding.read_of(tailoring.match)
        with reader_for(tailoring.owner, since=tailoring.queued_at) as reader:
            found = reader.tailor(resume, job, tailoring.match.parsed)
        with tailoring.settling():
            _keep(tailoring, found)
            tailoring.credit(reader.reading, (time.monotonic() - began) * 1000)
            record(
                tailoring.owner,
                Activity.Action.TAILORED,
                f"Suggestions for {tailoring.match.job.name}: {len(found.suggestions)}",
                tailoring.get_absolute_url(),
            )


def _is_made(match: Match) -> None:
    """Wait for the report; give up on one that could not be made."""
    if match.is_failed:
        raise EngineError("There is no report to suggest anything for.")
    if not match.is_ready:
        raise TryLater(PATIENCE)


def _keep(tailoring: Tailoring, found: Suggestions) -> None:
    """The suggestions and questions in the place of those of an earlier run; answers stay."""
    tailoring.suggestions.all().delete()
    tailoring.questions.filter(state=Question.State.OPEN).delete()
    for order, one in enumerate(found.suggestions, 1):
        deciding.keep_suggestion(tailoring, one, order)
    resume = tailoring.match.resume
    earlier = {
        (row.kind, row.about): row
        for row in Question.objects.filter(resume=resume).exclude(state=Question.State.OPEN)
    }
    for order, asked in enumerate(found.questions, 1):
        before = earlier.get((asked.kind, asked.about))
        if before is None:
            _ask(tailoring, asked, order)
        elif before.state == Question.State.ANSWERED:
            deciding.offer(tailoring, before)
    deciding.measure(tailoring)


def _ask(tailoring: Tailoring, asked: Asked, order: int) -> None:
    tailoring.questions.create(
        resume=tailoring.match.resume,
        order=order,
        kind=asked.kind,
        asks=asked.asks[:300],
        about=asked.about,
        where=asked.where,
        required=asked.required,
        points=Decimal(str(asked.points)),
        asked=[span.model_dump() for span in asked.asked],
    )


def write_letter(letter_id: int) -> None:
    """Write a letter as its next revision. Safe to run twice, and for a deleted row."""
    letter = (
        CoverLetter.objects.select_related(
            "match__version", "match__job", "match__resume", "match__owner", "owner"
        )
        .filter(pk=letter_id)
        .first()
    )
    if letter is None or not letter.claim():
        return
    with letter.working():
        letter.at_step(1)
        _is_made(letter.match)
        letter.at_step(2, lease=ANSWER)
        began = time.monotonic()
        resume, job = deciding.read_of(letter.match)
        style = letter.style
        with reader_for(letter.owner, since=letter.queued_at) as reader:
            made = reader.write_letter(resume, job, style)
        with letter.settling():
            letter.subject = made.subject[:200]
            letter.save(update_fields=["subject"])
            letter.add(made.text, f"First draft, {style.tone}")
            letter.credit(reader.reading, (time.monotonic() - began) * 1000)
            record(
                letter.owner,
                Activity.Action.LETTER_WRITTEN,
                f"{letter.get_kind_display()} written: {letter.match.job.name}",
                letter.get_absolute_url(),
            )
