"""Reading the facts of postings, once each, by the engine that needs no key, within a budget."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from typing import Literal

import numpy as np
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from ai import documents
from ai.errors import EngineError
from ai.local.ranking.index import posting_row
from ai.schemas import Salary
from core.engines import engine
from jobs.found import Found
from jobs.models import Posting, PostingRow
from jobs.posting_models import FACTS_SCHEMA

BUDGET = 30.0
"""Seconds of a run; one begins every minute."""
MOST_ATTEMPTS = 3
AGAIN = timedelta(minutes=5)
BATCH = 50
KINDS: dict[str, Literal["TELECOMMUTE", "HYBRID"]] = {"remote": "TELECOMMUTE", "hybrid": "HYBRID"}
GAVE_UP = "It could not be read in three attempts."


def read_new(*, seconds: float = BUDGET, now: datetime | None = None) -> int:
    """Read postings whose facts are due, the newest first; returns how many were read.

    Whoever takes one puts its hour forward first, so that two do not read the same, and one whose
    reader is killed comes back; the third time it is left.
    """
    end, count = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        batch = list(Posting.objects.unread(now or timezone.now()).defer("facts")[:BATCH])
        if not batch:
            break
        for posting in batch:
            if time.monotonic() >= end:
                break
            count += _taken(posting, now or timezone.now()) and _read(posting)
    return count


def _taken(posting: Posting, now: datetime) -> bool:
    seen = Posting.objects.filter(pk=posting.pk, read_due=posting.read_due)
    if posting.read_attempts >= MOST_ATTEMPTS:
        seen.update(read_due=None, read_problem=GAVE_UP)
        return False
    return bool(seen.update(read_due=now + AGAIN, read_attempts=F("read_attempts") + 1))


def _read(posting: Posting) -> bool:
    """Read one, and keep it if its text is still the one that was read."""
    same = Posting.objects.filter(pk=posting.pk, content_hash=posting.content_hash)
    try:
        facts = engine().read_job(documents.from_text(posting.text))
        given_of(posting).put_into(facts, posting.text)
    except EngineError as problem:
        same.update(read_due=None, read_problem=problem.problem[:300])
        return False
    row = posting_row(posting.ranked_as).astype(np.float16).tobytes()
    now, version = timezone.now(), engine().version
    with transaction.atomic():
        kept = same.update(
            facts=facts.model_dump(mode="json", exclude_none=True),
            facts_schema=FACTS_SCHEMA,
            engine=engine().name,
            engine_version=version,
            facts_at=now,
            read_due=None,
            read_problem="",
        )
        if kept:
            values = {"row": row, "read_at": now, "engine_version": version}
            PostingRow.objects.update_or_create(posting=posting, defaults=values)
    return bool(kept)


def given_of(posting: Posting) -> Found:
    """What the source says by name, which stands over what is read in the text."""
    low, high = posting.salary_min, posting.salary_max
    pay = None
    if posting.currency:
        pay = Salary(
            currency=posting.currency,
            minValue=float(low) if low is not None else None,
            maxValue=float(high) if high is not None else None,
            unitText=posting.period or None,
        )
    return Found(
        body="",
        title=posting.title,
        company=posting.company,
        place=posting.place,
        kind=KINDS.get(posting.remote),
        hours=posting.employment,
        salary=pay,
    )
