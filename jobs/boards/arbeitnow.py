"""Arbeitnow: jobs in Germany and from afar. https://www.arbeitnow.com/blog/job-board-api"""

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
from jobs.boards.values import at, first, from_seconds, text
from jobs.found import Found

KEY = "arbeitnow"
NAME = "Arbeitnow"
DOC = "https://www.arbeitnow.com/blog/job-board-api"
KIND: Kind = "feed"
LIMITS = Limits(minute=6, day=120)
ATTRIBUTION = Attribution("From Arbeitnow", "https://www.arbeitnow.com/")
KEYS: tuple[str, ...] = ()
EVERY = timedelta(hours=6)
API = "https://www.arbeitnow.com/api/job-board-api"
MOST_PAGES = 20


def search(query: Query, ask: Ask) -> Page:
    """A page of whatever size it has; the link to the next says whether there is one."""
    number = int(query.cursor or 1)
    data = ask.get(API, {"page": str(number)})
    more = bool(text(data, "links", "next")) and number < MOST_PAGES
    return page_of(listed(data, "data"), _offer, next=str(number + 1) if more else "")


def _offer(job: dict[str, Any]) -> Offer:
    said = Found(
        body=text(job, "description"),
        title=text(job, "title"),
        company=text(job, "company_name"),
        place=text(job, "location"),
        kind="TELECOMMUTE" if at(job, "remote") is True else None,
        hours=first(at(job, "job_types")),
        posted_on=from_seconds(at(job, "created_at")),
    )
    return Offer(text(job, "slug"), text(job, "url"), said)
