"""Workable. https://help.workable.com/hc/en-us/articles/115012771647"""

from __future__ import annotations

import re
from typing import Any

from jobs.boards.values import at, day, rows, text
from jobs.found import Found

NAME = "Workable"
ADDRESS = re.compile(r"https?://apply\.workable\.com/(?P<slug>[\w-]+)/j/(?P<code>[0-9A-Za-z]+)")


def api(said: re.Match[str]) -> str:
    return f"https://apply.workable.com/api/v1/widget/accounts/{said['slug']}?details=true"


def found(data: Any, said: re.Match[str]) -> Found | None:  # noqa: ANN401 - JSON
    for job in rows(data, "jobs"):
        if text(job, "shortcode").lower() == said["code"].lower():
            place = [text(job, part) for part in ("city", "state", "country")]
            return Found(
                body=text(job, "description"),
                title=text(job, "title"),
                company=text(data, "name"),
                place=", ".join(filter(None, place)),
                kind="TELECOMMUTE" if at(job, "telecommuting") is True else None,
                posted_on=day(at(job, "published_on")),
            )
    return None
