"""Lists: searched, filtered, sorted and paged in one way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest

PAGE = 20
ORDERS = {
    "newest": "Newest first",
    "oldest": "Oldest first",
    "best": "Best first",
    "nearest": "Same job first",
    "name": "Name",
    "title": "Title",
    "company": "Employer",
    "closing": "Closing first",
    "gain": "Most to gain first",
    "field": "Field",
    "skills": "Skills",
    "experience": "Experience",
    "education": "Education",
    "keywords": "Keywords",
}


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a list, with what was asked for, for the template."""

    page: Page[Any]
    q: str
    sort: str
    filtered: bool
    sorts: list[tuple[str, str]]
    show: str
    shows: list[tuple[str, str]]

    @property
    def unsettled(self) -> bool:
        """Whether a row of this page is still being worked on."""
        return any(not row.is_settled for row in self.page)


def words(request: HttpRequest) -> str:
    """What was typed into the search field; NUL, which no database takes, is dropped."""
    return request.GET.get("q", "").replace("\x00", "").strip()[:100]


def listing(
    request: HttpRequest,
    rows: QuerySet[Any],
    sorts: Mapping[str, tuple[str, ...]],
    shows: Mapping[str, tuple[str, Q]],
) -> Listing:
    """One page of ``rows``; the first of ``sorts`` is the list's own order.

    ``shows`` are the parts of the list that can be shown alone, each with its name.
    """
    show = request.GET.get("show", "")
    if show in shows:
        rows = rows.filter(shows[show][1])
    chosen = request.GET.get("sort", "")
    sort = chosen if chosen in sorts else next(iter(sorts))
    page = Paginator(rows.order_by(*sorts[sort]), PAGE).get_page(request.GET.get("page"))
    return Listing(
        page=page,
        q=words(request),
        sort=sort,
        filtered=bool(words(request)) or show in shows,
        sorts=[(key, ORDERS[key]) for key in sorts],
        show=show,
        shows=[(key, name) for key, (name, _) in shows.items()],
    )
