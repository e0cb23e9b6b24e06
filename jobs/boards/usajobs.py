"""USAJOBS: the United States' own jobs. https://developer.usajobs.gov/api-reference/"""

from __future__ import annotations

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
from jobs.boards.values import at, day, degrees, key, rows, salary, text
from jobs.found import Found

KEY = "usajobs"
NAME = "USAJOBS"
DOC = "https://developer.usajobs.gov/api-reference/get-api-search"
KIND: Kind = "search"
LIMITS = Limits(minute=20, day=400)
ATTRIBUTION = Attribution("From USAJOBS", "https://www.usajobs.gov/")
KEYS = ("USAJOBS_EMAIL", "USAJOBS_KEY")
EVERY = timedelta(hours=12)
API = "https://data.usajobs.gov/api/search"
PAGE = 50
MOST_PAGES = 4
UNITS = {"PA": "year", "PH": "hour", "PD": "day", "PM": "month", "BW": "", "WC": ""}


def search(query: Query, ask: Ask) -> Page:
    """Fifty jobs for some words."""
    number = int(query.cursor or 1)
    params = {
        "Keyword": query.words,
        "LocationName": query.place,
        "ResultsPerPage": str(PAGE),
        "Page": str(number),
        "DatePosted": str(min(query.days, 60)),
    }
    data = ask.get(
        API,
        {name: value for name, value in params.items() if value},
        {
            "User-Agent": ask.keys["USAJOBS_EMAIL"],
            "Authorization-Key": ask.keys["USAJOBS_KEY"],
        },
    )
    jobs = listed(data, "SearchResult", "SearchResultItems")
    onward = str(number + 1) if len(jobs) >= PAGE and number < MOST_PAGES else ""
    return page_of(jobs, _offer, next=onward)


def _offer(item: dict[str, Any]) -> Offer:
    job = at(item, "MatchedObjectDescriptor")
    where = next(rows(job, "PositionLocation"), {})
    details = at(job, "UserArea", "Details")
    duties = at(details, "MajorDuties")
    parts = [text(details, "JobSummary"), text(job, "QualificationSummary")]
    parts[1:1] = [each for each in duties if isinstance(each, str)] if duties else []
    said = Found(
        body="\n\n".join(filter(None, parts)),
        title=text(job, "PositionTitle"),
        company=text(job, "OrganizationName"),
        place=text(job, "PositionLocationDisplay") or text(where, "LocationName"),
        hours=text(next(rows(job, "PositionSchedule"), {}), "Name"),
        salary=_pay(job),
        posted_on=day(at(job, "PublicationStartDate")),
        closes_on=day(at(job, "ApplicationCloseDate")),
    )
    return Offer(
        key(at(job, "PositionID")),
        text(job, "PositionURI"),
        said,
        "US",
        latitude=degrees(at(where, "Latitude")),
        longitude=degrees(at(where, "Longitude")),
    )


def _pay(job: Any) -> Salary | None:  # noqa: ANN401 - JSON
    pay = next(rows(job, "PositionRemuneration"), {})
    unit = UNITS.get(text(pay, "RateIntervalCode"), text(pay, "RateIntervalCode"))
    return salary("USD", at(pay, "MinimumRange"), at(pay, "MaximumRange"), unit)
