"""Ashby. https://developers.ashbyhq.com/docs/public-job-posting-api"""

from __future__ import annotations

import re
from typing import Any

from ai.schemas import Salary
from jobs.boards.values import at, day, rows, salary, text
from jobs.found import Found

NAME = "Ashby"
ADDRESS = re.compile(
    r"https?://jobs\.ashbyhq\.com/(?P<name>[\w.%-]+)/(?P<id>[0-9a-f-]{36})", re.IGNORECASE
)
HOURS = {"FullTime": "FULL_TIME", "PartTime": "PART_TIME", "Intern": "INTERN"}


def api(said: re.Match[str]) -> str:
    base = "https://api.ashbyhq.com/posting-api/job-board"
    return f"{base}/{said['name']}?includeCompensation=true"


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
