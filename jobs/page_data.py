"""The JobPosting that a page carries for machines. https://schema.org/JobPosting"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from ai.schemas import Salary
from jobs.boards.values import at, day, rows, salary, text
from jobs.found import Found

OPENS = re.compile(r"<script\b[^>]{0,500}application/ld\+json[^>]{0,500}>", re.IGNORECASE)
CLOSES = re.compile(r"</script", re.IGNORECASE)
MOST_THINGS = 2_000
FEW_PLACES = 3


def job_in(page: str) -> Found | None:
    """The first job in a page's data that has words to it."""
    for data in _data_in(page):
        for thing in _things(data):
            if _is_a_job(thing) and text(thing, "description"):
                return _found(thing)
    return None


def _data_in(page: str) -> Iterator[Any]:
    place = 0
    while (opens := OPENS.search(page, place)) and (closes := CLOSES.search(page, opens.end())):
        place = closes.end()
        written = page[opens.end() : closes.start()].strip().removesuffix(";")
        try:
            yield json.loads(written, strict=False)
        except (ValueError, RecursionError):
            continue


def _things(data: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - JSON
    """All that stands at the root, in lists, in graphs, or as what a page is about."""
    waiting, seen = [data], 0
    while waiting and seen < MOST_THINGS:
        seen += 1
        thing = waiting.pop(0)
        if isinstance(thing, list):
            waiting.extend(thing)
        elif isinstance(thing, dict):
            yield thing
            waiting.extend(thing[name] for name in ("@graph", "mainEntity") if name in thing)


def _is_a_job(thing: dict[str, Any]) -> bool:
    kinds = thing.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(str(kind).rpartition("/")[2] == "JobPosting" for kind in named)


def _found(job: dict[str, Any]) -> Found:
    employer = at(job, "hiringOrganization")
    kinds = at(job, "jobLocationType")
    home = "TELECOMMUTE" in (kinds if isinstance(kinds, list) else [kinds])
    return Found(
        body=text(job, "description"),
        title=text(job, "title"),
        company=employer.strip() if isinstance(employer, str) else text(employer, "name"),
        place=_place(job),
        kind="TELECOMMUTE" if home else None,
        hours=_first(at(job, "employmentType")),
        salary=_pay(job),
        posted_on=day(at(job, "datePosted")),
        closes_on=day(at(job, "validThrough")),
    )


def _first(value: Any) -> str:  # noqa: ANN401 - JSON
    first = value[0] if isinstance(value, list) and value else value
    return first.strip() if isinstance(first, str) else ""


def _place(job: dict[str, Any]) -> str:
    places: list[str] = []
    for place in rows(job, "jobLocation"):
        address = at(place, "address")
        parts = [text(address, f"address{part}") for part in ("Locality", "Region", "Country")]
        country = text(address, "addressCountry", "name")
        whole = ", ".join(dict.fromkeys(filter(None, [*parts, country])))
        named = address.strip() if isinstance(address, str) else ""
        places.append(whole or named or text(place, "name"))
    return "; ".join(list(dict.fromkeys(filter(None, places)))[:FEW_PLACES])


def _pay(job: dict[str, Any]) -> Salary | None:
    pay = next(rows(job, "baseSalary"), {})
    value = at(pay, "value")
    if not isinstance(value, dict):
        value = {"value": value} if value is not None else pay
    currency = text(pay, "currency") or text(value, "currency") or text(job, "salaryCurrency")
    low, high = at(value, "minValue"), at(value, "maxValue")
    if low is None and high is None:
        low = high = at(value, "value")
    return salary(currency, low, high, text(value, "unitText") or text(pay, "unitText"))
