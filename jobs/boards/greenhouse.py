"""Greenhouse. https://developers.greenhouse.io/job-board.html"""

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

KEY = "greenhouse"
NAME = "Greenhouse"
DOC = "https://developers.greenhouse.io/job-board.html"
KIND: Kind = "boards"
LIMITS = Limits(minute=30, day=2000)
ATTRIBUTION = Attribution("From the company’s board at Greenhouse", "https://www.greenhouse.com/")
KEYS: tuple[str, ...] = ()
EVERY = timedelta(hours=6)
BOARD = re.compile(r"https?://(?:job-)?boards(?:\.eu)?\.greenhouse\.io/(?!embed)(?P<token>[\w-]+)")
ADDRESS = re.compile(
    r"https?://(?:job-)?boards(?:\.eu)?\.greenhouse\.io/(?P<token>[\w-]+)/jobs/(?P<id>\d+)"
)
API = "https://boards-api.greenhouse.io/v1/boards"


def search(query: Query, ask: Ask) -> Page:
    """All jobs of a company: there is no paging."""
    wanted = {"content": "true", "pay_transparency": "true"}
    data = ask.get(f"{API}/{query.board}/jobs", wanted)
    return page_of(listed(data, "jobs"), _offer, whole=True)


def _offer(job: dict[str, Any]) -> Offer:
    return Offer(key(at(job, "id")), text(job, "absolute_url"), _found(job))


def api(said: re.Match[str]) -> str:
    job = f"{said['token']}/jobs/{said['id']}"
    return f"{API}/{job}?pay_transparency=true"


def found(data: Any, said: re.Match[str]) -> Found | None:  # noqa: ANN401 - JSON
    return _found(data) if str(at(data, "id")) == said["id"] else None


def _found(data: Any) -> Found:  # noqa: ANN401 - JSON
    pay = next(rows(data, "pay_input_ranges"), {})
    low, high = at(pay, "min_cents"), at(pay, "max_cents")
    in_whole = [each / 100 if isinstance(each, int) else None for each in (low, high)]
    return Found(
        body=html.unescape(text(data, "content")),
        title=text(data, "title"),
        company=text(data, "company_name"),
        place=text(data, "location", "name"),
        salary=salary(text(pay, "currency_type"), in_whole[0], in_whole[1], text(pay, "title")),
        posted_on=day(at(data, "first_published")),
    )
