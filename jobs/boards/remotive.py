"""Remotive: work from anywhere. https://github.com/remotive-com/remote-jobs-api"""

from __future__ import annotations

import html
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
from jobs.boards.values import at, day, key, text
from jobs.found import Found

KEY = "remotive"
NAME = "Remotive"
DOC = "https://github.com/remotive-com/remote-jobs-api"
KIND: Kind = "feed"
LIMITS = Limits(minute=2, day=4)
ATTRIBUTION = Attribution(
    "From Remotive",
    "https://remotive.com/",
    each="From Remotive",
    to_the_job=True,
    followed=True,
    public_only=True,
)
KEYS: tuple[str, ...] = ()
EVERY = timedelta(hours=8)
API = "https://remotive.com/api/remote-jobs"
HOURS = {
    "full_time": "FULL_TIME",
    "part_time": "PART_TIME",
    "contract": "CONTRACTOR",
    "freelance": "CONTRACTOR",
    "internship": "INTERN",
}


def search(query: Query, ask: Ask) -> Page:
    """All that it has."""
    del query
    return page_of(listed(ask.get(API), "jobs"), _offer, whole=True)


def _offer(job: dict[str, Any]) -> Offer:
    pay = text(job, "salary")
    said = Found(
        body=text(job, "description") + (f"<p>Salary: {html.escape(pay)}</p>" if pay else ""),
        title=text(job, "title"),
        company=text(job, "company_name"),
        place=text(job, "candidate_required_location"),
        kind="TELECOMMUTE",
        hours=HOURS.get(text(job, "job_type"), ""),
        posted_on=day(at(job, "publication_date")),
    )
    return Offer(key(at(job, "id")), text(job, "url"), said)
