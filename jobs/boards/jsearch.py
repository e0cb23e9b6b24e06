"""JSearch at RapidAPI: Google for Jobs, with LinkedIn's among them.

https://rapidapi.com/letscrape-6bRBa3QguO5/api/jsearch. It has answered in two shapes: ``/search``
with ``data[]``, ``/search-v2`` with ``data.jobs[]``. Both are read; the path is a setting.
"""

from __future__ import annotations

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
from jobs.boards.values import at, day, degrees, first, from_seconds, key, salary, text
from jobs.found import Found

KEY = "jsearch"
NAME = "JSearch"
DOC = "https://rapidapi.com/letscrape-6bRBa3QguO5/api/jsearch"
KIND: Kind = "search"
LIMITS = Limits(minute=30, month=200)
ATTRIBUTION = Attribution(
    "Found by JSearch", "https://rapidapi.com/letscrape-6bRBa3QguO5/api/jsearch"
)
KEYS = ("RAPIDAPI_KEY",)
EVERY = timedelta(days=1)
HOST = "jsearch.p.rapidapi.com"
PAGE = 10
MOST_PAGES = 2
HOURS = {
    "FULLTIME": "FULL_TIME",
    "PARTTIME": "PART_TIME",
    "CONTRACTOR": "CONTRACTOR",
    "INTERN": "INTERN",
    "Full-time": "FULL_TIME",
    "Part-time": "PART_TIME",
}
AGES = ((1, "today"), (3, "3days"), (7, "week"), (31, "month"))


def search(query: Query, ask: Ask) -> Page:
    """Ten jobs for some words; each page is one call of the quota."""
    data = ask.get(
        f"https://{HOST}{ask.keys['JSEARCH_PATH']}",
        params_of(query),
        {"X-RapidAPI-Key": ask.keys["RAPIDAPI_KEY"], "X-RapidAPI-Host": HOST},
    )
    jobs = jobs_in(data)
    return page_of(jobs, offer_of, next=onward(query, jobs))


def params_of(query: Query) -> dict[str, str]:
    """How it is asked."""
    params = {
        "query": f"{query.words} in {query.place}" if query.place else query.words,
        "page": query.cursor or "1",
        "num_pages": "1",
        "country": query.country.lower(),
        "date_posted": next((name for most, name in AGES if query.days <= most), "all"),
    }
    return {name: value for name, value in params.items() if value}


def jobs_in(data: Any) -> list[Any]:  # noqa: ANN401 - JSON
    """The jobs of an answer in either shape. Raises OtherShape where there are none."""
    deeper = isinstance(at(data, "data"), dict)
    return listed(data, "data", "jobs") if deeper else listed(data, "data")


def onward(query: Query, jobs: list[Any]) -> str:
    """The cursor of the page after, empty at the end."""
    number = int(query.cursor or 1)
    return str(number + 1) if len(jobs) >= PAGE and number < MOST_PAGES else ""


def offer_of(job: dict[str, Any]) -> Offer:
    """A job as it gives it."""
    town = ", ".join(filter(None, (text(job, "job_city"), text(job, "job_state"))))
    kind = first(at(job, "job_employment_types")) or text(job, "job_employment_type")
    said = Found(
        body=text(job, "job_description"),
        title=text(job, "job_title"),
        company=text(job, "employer_name"),
        place=text(job, "job_location") or town,
        kind="TELECOMMUTE" if at(job, "job_is_remote") is True else None,
        hours=HOURS.get(kind, kind),
        salary=salary(
            text(job, "job_salary_currency"),
            at(job, "job_min_salary"),
            at(job, "job_max_salary"),
            text(job, "job_salary_period"),
        ),
        posted_on=day(at(job, "job_posted_at_datetime_utc"))
        or from_seconds(at(job, "job_posted_at_timestamp")),
    )
    return Offer(
        key(at(job, "job_id")),
        text(job, "job_apply_link"),
        said,
        text(job, "job_country"),
        via=text(job, "job_publisher"),
        latitude=degrees(at(job, "job_latitude")),
        longitude=degrees(at(job, "job_longitude")),
    )
