"""Workable. https://help.workable.com/hc/en-us/articles/115012771647"""

from __future__ import annotations

import re
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
from jobs.boards.values import at, day, rows, text
from jobs.found import Found

KEY = "workable"
NAME = "Workable"
DOC = "https://help.workable.com/hc/en-us/articles/115012771647"
KIND: Kind = "boards"
LIMITS = Limits(minute=6, day=500)
ATTRIBUTION = Attribution("From the company’s board at Workable", "https://www.workable.com/")
KEYS: tuple[str, ...] = ()
EVERY = timedelta(hours=12)
BOARD = re.compile(r"https?://apply\.workable\.com/(?!api/)(?P<token>[\w-]+)")
ADDRESS = re.compile(r"https?://apply\.workable\.com/(?P<slug>[\w-]+)/j/(?P<code>[0-9A-Za-z]+)")

API = "https://apply.workable.com/api/v1/widget/accounts"


def search(query: Query, ask: Ask) -> Page:
    """All jobs of a company: there is no paging."""
    data = ask.get(f"{API}/{query.board}", {"details": "true"})
    company = text(data, "name")
    return page_of(listed(data, "jobs"), lambda job: _offer(job, company), whole=True)


def _offer(job: dict[str, Any], company: str) -> Offer:
    return Offer(text(job, "shortcode"), text(job, "url"), _found(job, company))


def api(said: re.Match[str]) -> str:
    return f"{API}/{said['slug']}?details=true"


def found(data: Any, said: re.Match[str]) -> Found | None:  # noqa: ANN401 - JSON
    for job in rows(data, "jobs"):
        if text(job, "shortcode").lower() == said["code"].lower():
            return _found(job, text(data, "name"))
    return None


def _found(job: dict[str, Any], company: str) -> Found:
    place = [text(job, part) for part in ("city", "state", "country")]
    return Found(
        body=text(job, "description"),
        title=text(job, "title"),
        company=company,
        place=", ".join(filter(None, place)),
        kind="TELECOMMUTE" if at(job, "telecommuting") is True else None,
        posted_on=day(at(job, "published_on")),
    )
