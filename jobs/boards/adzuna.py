"""Adzuna: a search over many countries' jobs. https://developer.adzuna.com/docs/search"""

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
from jobs.boards.values import at, day, degrees, key, salary, text
from jobs.found import Found

KEY = "adzuna"
NAME = "Adzuna"
DOC = "https://developer.adzuna.com/docs/search"
KIND: Kind = "search"
LIMITS = Limits(minute=25, day=250, week=1000, month=2500)
ATTRIBUTION = Attribution(
    "Jobs by Adzuna",
    "https://www.adzuna.com/",
    each="Jobs by Adzuna",
    logo="Adzuna’s logo, at least 116 by 23 pixels, linked, on each advertisement",
)
KEYS = ("ADZUNA_APP_ID", "ADZUNA_APP_KEY")
EVERY = timedelta(hours=12)
API = "https://api.adzuna.com/v1/api/jobs"
PAGE = 50
MOST_PAGES = 4
CURRENCIES = {
    "gb": "GBP",
    "us": "USD",
    "ca": "CAD",
    "au": "AUD",
    "nz": "NZD",
    "in": "INR",
    "sg": "SGD",
    "za": "ZAR",
    "br": "BRL",
    "mx": "MXN",
    "pl": "PLN",
    "ch": "CHF",
    **dict.fromkeys(("at", "be", "de", "es", "fr", "it", "nl"), "EUR"),
}
HOURS = {"full_time": "FULL_TIME", "part_time": "PART_TIME"}
CONTRACTS = {"contract": "CONTRACTOR"}


def search(query: Query, ask: Ask) -> Page:
    """Fifty jobs for some words in one country, the newest first; each text is an excerpt."""
    number = int(query.cursor or 1)
    country = query.country.lower() if query.country.lower() in CURRENCIES else "gb"
    params = {
        "app_id": ask.keys["ADZUNA_APP_ID"],
        "app_key": ask.keys["ADZUNA_APP_KEY"],
        "results_per_page": str(PAGE),
        "what": query.words,
        "where": query.place,
        "sort_by": "date",
        "max_days_old": str(query.days),
    }
    sent = {name: value for name, value in params.items() if value}
    jobs = listed(ask.get(f"{API}/{country}/search/{number}", sent), "results")
    onward = str(number + 1) if len(jobs) >= PAGE and number < MOST_PAGES else ""
    return page_of(jobs, lambda job: _offer(job, country), next=onward)


def _offer(job: dict[str, Any], country: str) -> Offer:
    said = Found(
        body=text(job, "description"),
        title=text(job, "title"),
        company=text(job, "company", "display_name"),
        place=text(job, "location", "display_name"),
        hours=HOURS.get(text(job, "contract_time"), "")
        or CONTRACTS.get(text(job, "contract_type"), ""),
        salary=None if _guessed(job) else _pay(job, country),
        posted_on=day(at(job, "created")),
    )
    return Offer(
        key(at(job, "id")),
        text(job, "redirect_url"),
        said,
        country.upper(),
        excerpt=True,
        latitude=degrees(at(job, "latitude")),
        longitude=degrees(at(job, "longitude")),
    )


def _guessed(job: dict[str, Any]) -> bool:
    """Whether the pay is Adzuna's guess: nobody has said it."""
    return str(at(job, "salary_is_predicted")) == "1"


def _pay(job: dict[str, Any], country: str) -> Any:  # noqa: ANN401 - Salary or nothing
    return salary(CURRENCIES[country], at(job, "salary_min"), at(job, "salary_max"), "year")
