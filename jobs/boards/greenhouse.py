"""Greenhouse. https://developers.greenhouse.io/job-board.html"""

from __future__ import annotations

import html
import re
from typing import Any

from jobs.boards.values import at, day, rows, salary, text
from jobs.found import Found

NAME = "Greenhouse"
ADDRESS = re.compile(
    r"https?://(?:job-)?boards(?:\.eu)?\.greenhouse\.io/(?P<token>[\w-]+)/jobs/(?P<id>\d+)"
)


def api(said: re.Match[str]) -> str:
    job = f"{said['token']}/jobs/{said['id']}"
    return f"https://boards-api.greenhouse.io/v1/boards/{job}?pay_transparency=true"


def found(data: Any, said: re.Match[str]) -> Found | None:  # noqa: ANN401 - JSON
    if str(at(data, "id")) != said["id"]:
        return None
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
