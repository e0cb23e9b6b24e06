"""Lever. https://github.com/lever/postings-api"""

from __future__ import annotations

import html
import re
from typing import Any

from jobs.boards.values import at, day, rows, salary, text
from jobs.found import Found

NAME = "Lever"
ADDRESS = re.compile(
    r"https?://jobs(?P<eu>\.eu)?\.lever\.co/(?P<site>[\w.-]+)/(?P<id>[0-9a-f-]{36})", re.IGNORECASE
)
PLAIN = ("descriptionPlain", "additionalPlain")
KINDS = {"remote": "TELECOMMUTE", "hybrid": "HYBRID"}


def api(said: re.Match[str]) -> str:
    host = f"api{said['eu'] or ''}.lever.co"
    return f"https://{host}/v0/postings/{said['site']}/{said['id']}?mode=json"


def found(data: Any, said: re.Match[str]) -> Found | None:  # noqa: ANN401 - JSON
    if text(data, "id").lower() != said["id"].lower():
        return None
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
