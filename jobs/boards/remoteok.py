"""Remote OK: its newest jobs. https://remoteok.com/api"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from jobs.boards.protocol import (
    Ask,
    Attribution,
    Kind,
    Limits,
    Offer,
    Page,
    Query,
    listed,
    page_of,
)
from jobs.boards.values import at, day, from_seconds, key, salary, text
from jobs.found import Found

KEY = "remoteok"
NAME = "Remote OK"
DOC = "https://remoteok.com/api"
KIND: Kind = "feed"
LIMITS = Limits(minute=2, day=24)
ATTRIBUTION = Attribution(
    "From Remote OK",
    "https://remoteok.com/",
    each="From Remote OK",
    to_the_job=True,
    followed=True,
)
KEYS: tuple[str, ...] = ()
EVERY = timedelta(hours=3)
API = "https://remoteok.com/api"


def search(query: Query, ask: Ask) -> Page:
    """The newest jobs: a list whose first row is its terms."""
    del query
    rows = listed(ask.get(API))
    return page_of([row for row in rows if not _is_terms(row)], _offer)


def _is_terms(row: Any) -> bool:  # noqa: ANN401 - JSON
    return isinstance(row, dict) and "legal" in row


def _offer(job: dict[str, Any]) -> Offer:
    said = Found(
        body=text(job, "description"),
        title=text(job, "position"),
        company=text(job, "company"),
        place=text(job, "location"),
        kind="TELECOMMUTE",
        salary=salary("USD", at(job, "salary_min"), at(job, "salary_max"), "year"),
        posted_on=day(at(job, "date")) or from_seconds(at(job, "epoch")),
    )
    return Offer(key(at(job, "id")), text(job, "url"), said)
