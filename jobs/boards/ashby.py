"""Ashby. https://developers.ashbyhq.com/docs/public-job-posting-api"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from ai.schemas import Salary
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

KEY = "ashby"
NAME = "Ashby"
DOC = "https://developers.ashbyhq.com/docs/public-job-posting-api"
KIND: Kind = "boards"
LIMITS = Limits(minute=30, day=2000)
ATTRIBUTION = Attribution("From the company’s board at Ashby", "https://www.ashbyhq.com/")
KEYS: tuple[str, ...] = ()
EVERY = timedelta(hours=6)
BOARD = re.compile(r"https?://jobs\.ashbyhq\.com/(?P<token>[\w.%-]+)", re.IGNORECASE)
ADDRESS = re.compile(
    r"https?://jobs\.ashbyhq\.com/(?P<name>[\w.%-]+)/(?P<id>[0-9a-f-]{36})", re.IGNORECASE
)
HOURS = {"FullTime": "FULL_TIME", "PartTime": "PART_TIME", "Intern": "INTERN"}

API = "https://api.ashbyhq.com/posting-api/job-board"


def search(query: Query, ask: Ask) -> Page:
    """All jobs of a company: there is no paging. What is not listed is no offer."""
    data = ask.get(f"{API}/{query.board}", {"includeCompensation": "true"})
    return page_of(listed(data, "jobs"), _offer, whole=True)


def _offer(job: dict[str, Any]) -> Offer | None:
    if at(job, "isListed") is False:
        return None
    country = text(job, "address", "postalAddress", "addressCountry")
    return Offer(key(at(job, "id")), text(job, "jobUrl"), _found(job), country)


def api(said: re.Match[str]) -> str:
    return f"{API}/{said['name']}?includeCompensation=true"


def found(data: Any, said: re.Match[str]) -> Found | None:  # noqa: ANN401 - JSON
    for job in rows(data, "jobs"):
        if text(job, "id").lower() == said["id"].lower() and at(job, "isListed") is not False:
            return _found(job)
    return None


def _found(job: dict[str, Any]) -> Found:
    kind = "HYBRID" if text(job, "workplaceType") == "Hybrid" else None
    hours = text(job, "employmentType")
    return Found(
        body=text(job, "descriptionHtml") or text(job, "descriptionPlain"),
        title=text(job, "title"),
        place=text(job, "location"),
        kind="TELECOMMUTE" if at(job, "isRemote") is True and not kind else kind,  # type: ignore[arg-type] # one of the two
        hours=HOURS.get(hours, hours),
        salary=_pay(job),
        posted_on=day(at(job, "publishedAt")),
    )


def _pay(job: dict[str, Any]) -> Salary | None:
    for tier in rows(job, "compensation", "compensationTiers"):
        for part in rows(tier, "components"):
            if text(part, "compensationType") == "Salary":
                ends = at(part, "minValue"), at(part, "maxValue")
                return salary(text(part, "currencyCode"), *ends, text(part, "interval"))
    return None
