"""Lever. https://github.com/lever/postings-api"""

from __future__ import annotations

import html
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
from jobs.boards.values import at, day, key, rows, salary, text
from jobs.found import Found

KEY = "lever"
NAME = "Lever"
DOC = "https://github.com/lever/postings-api"
KIND: Kind = "boards"
LIMITS = Limits(minute=30, day=2000)
ATTRIBUTION = Attribution("From the company’s board at Lever", "https://www.lever.co/")
KEYS: tuple[str, ...] = ()
EVERY = timedelta(hours=6)
BOARD = re.compile(r"https?://jobs(?P<eu>\.eu)?\.lever\.co/(?P<token>[\w.-]+)", re.IGNORECASE)
PAGE = 100
ADDRESS = re.compile(
    r"https?://jobs(?P<eu>\.eu)?\.lever\.co/(?P<site>[\w.-]+)/(?P<id>[0-9a-f-]{36})", re.IGNORECASE
)
PLAIN = ("descriptionPlain", "additionalPlain")
KINDS = {"remote": "TELECOMMUTE", "hybrid": "HYBRID"}


def search(query: Query, ask: Ask) -> Page:
    """A hundred jobs of a company; ``eu/name`` is a board on Lever's European host."""
    eu, _, site = query.board.rpartition("/")
    begin = int(query.cursor or 0)
    data = ask.get(
        f"https://api{'.eu' if eu else ''}.lever.co/v0/postings/{site}",
        {"mode": "json", "skip": str(begin), "limit": str(PAGE)},
    )
    jobs = listed(data)
    onward = str(begin + PAGE) if len(jobs) >= PAGE else ""
    return page_of(jobs, _offer, next=onward, whole=True)


def _offer(job: dict[str, Any]) -> Offer:
    return Offer(key(at(job, "id")), text(job, "hostedUrl"), _found(job), text(job, "country"))


def api(said: re.Match[str]) -> str:
    host = f"api{said['eu'] or ''}.lever.co"
    return f"https://{host}/v0/postings/{said['site']}/{said['id']}?mode=json"


def found(data: Any, said: re.Match[str]) -> Found | None:  # noqa: ANN401 - JSON
    if text(data, "id").lower() != said["id"].lower():
        return None
    return _found(data)


def _found(data: Any) -> Found:  # noqa: ANN401 - JSON
    return Found(
        body=_body(data),
        title=text(data, "text"),
        place=text(data, "categories", "location"),
        kind=KINDS.get(text(data, "workplaceType")),  # type: ignore[arg-type] # one of the two
        hours=text(data, "categories", "commitment"),
        salary=salary(
            text(data, "salaryRange", "currency"),
            at(data, "salaryRange", "min"),
            at(data, "salaryRange", "max"),
            text(data, "salaryRange", "interval"),
        ),
        posted_on=day(at(data, "createdAt")),
    )


def _body(data: Any) -> str:  # noqa: ANN401 - JSON
    """What it says in four places; what is required stands in the lists."""
    lists = [
        f"<h3>{html.escape(text(each, 'text'))}</h3><ul>{text(each, 'content')}</ul>"
        for each in rows(data, "lists")
    ]
    begins, ends = (_paragraphs(text(data, part)) for part in PLAIN)
    return "".join([begins, *lists, ends])


def _paragraphs(said: str) -> str:
    return "".join(f"<p>{html.escape(line)}</p>" for line in said.splitlines() if line.strip())
