"""The Muse. https://www.themuse.com/developers/api/v2"""

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
from jobs.boards.values import at, day, key, rows, text
from jobs.found import Found

KEY = "themuse"
NAME = "The Muse"
DOC = "https://www.themuse.com/developers/api/v2"
KIND: Kind = "feed"
LIMITS = Limits(minute=8, day=300)
ATTRIBUTION = Attribution("From The Muse", "https://www.themuse.com/")
KEYS: tuple[str, ...] = ()
EVERY = timedelta(hours=12)
API = "https://www.themuse.com/api/public/jobs"
LAST = 99
"""Page 100 and later are answered with 400."""
AFAR = "Flexible / Remote"
FEW = 3


def search(query: Query, ask: Ask) -> Page:
    """Twenty jobs, the newest first."""
    number = int(query.cursor or 0)
    data = ask.get(API, {"page": str(number), "descending": "true"})
    count = at(data, "page_count")
    last = min(count - 1 if isinstance(count, int) else 0, LAST)
    return page_of(listed(data, "results"), _offer, next=str(number + 1) if number < last else "")


def _offer(job: dict[str, Any]) -> Offer:
    places = [text(place, "name") for place in rows(job, "locations")]
    said = Found(
        body=text(job, "contents"),
        title=text(job, "name"),
        company=text(job, "company", "name"),
        place="; ".join(each for each in places[:FEW] if each and each != AFAR),
        kind="TELECOMMUTE" if AFAR in places else None,
        posted_on=day(at(job, "publication_date")),
    )
    return Offer(key(at(job, "id")), text(job, "refs", "landing_page"), said)
