"""SmartRecruiters. https://developers.smartrecruiters.com/docs/posting-api"""

from __future__ import annotations

import re
from dataclasses import replace
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
from jobs.boards.values import at, day, key, text
from jobs.found import Found

KEY = "smartrecruiters"
NAME = "SmartRecruiters"
DOC = "https://developers.smartrecruiters.com/docs/posting-api"
KIND: Kind = "boards"
LIMITS = Limits(minute=60, day=4000)
ATTRIBUTION = Attribution(
    "From the company’s board at SmartRecruiters", "https://www.smartrecruiters.com/"
)
KEYS: tuple[str, ...] = ()
EVERY = timedelta(hours=6)
BOARD = re.compile(r"https?://(?:jobs|careers)\.smartrecruiters\.com/(?P<token>[\w-]+)")
PAGE = 10
ADDRESS = re.compile(r"https?://jobs\.smartrecruiters\.com/(?P<company>[\w-]+)/(?P<id>\d+)")
PARTS = ("companyDescription", "jobDescription", "qualifications", "additionalInformation")
API = "https://api.smartrecruiters.com/v1/companies"


def search(query: Query, ask: Ask) -> Page:
    """Ten jobs of a company; the text of each new one is a call of its own."""
    begin = int(query.cursor or 0)
    base = f"{API}/{query.board}/postings"
    data = ask.get(base, {"limit": str(PAGE), "offset": str(begin)})
    jobs = listed(data, "content")
    onward = str(begin + PAGE) if len(jobs) >= PAGE else ""
    page = page_of(jobs, lambda job: _offer(job, query.board), next=onward, whole=True)
    told = [
        offer if offer.id in query.known else _told(offer, ask.get(f"{base}/{offer.id}"))
        for offer in page.offers
    ]
    return replace(page, offers=told)


def _offer(job: dict[str, Any], board: str) -> Offer:
    number = key(at(job, "id"))
    url = f"https://jobs.smartrecruiters.com/{board}/{number}" if number else ""
    return Offer(number, url, _found(job), text(job, "location", "country"))


def _told(offer: Offer, data: Any) -> Offer:  # noqa: ANN401 - JSON
    """The offer with its text, where the answer is about it."""
    return replace(offer, found=_found(data)) if key(at(data, "id")) == offer.id else offer


def api(said: re.Match[str]) -> str:
    return f"{API}/{said['company']}/postings/{said['id']}"


def found(data: Any, said: re.Match[str]) -> Found | None:  # noqa: ANN401 - JSON
    return _found(data) if str(at(data, "id")) == said["id"] else None


def _found(data: Any) -> Found:  # noqa: ANN401 - JSON
    place = at(data, "location")
    whole = ", ".join(filter(None, [text(place, "city"), text(place, "region")]))
    sections = at(data, "jobAd", "sections")
    parts = [text(sections, part, "text") for part in PARTS]
    return Found(
        body="".join(f"<div>{part}</div>" for part in parts if part),
        title=text(data, "name"),
        company=text(data, "company", "name"),
        place=text(place, "fullLocation") or whole,
        kind="TELECOMMUTE" if at(place, "remote") is True else None,
        hours=text(data, "typeOfEmployment", "label"),
        posted_on=day(at(data, "releasedDate")),
    )
