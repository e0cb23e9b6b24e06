"""What a source of jobs offers, and what is asked of it.

A module a provider: ``search`` asks for one page through the ``Ask`` that it is given, and turns
the answer into offers. It opens no connection itself, so that limits are kept in one place.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Literal, Protocol

from jobs.found import Found

Kind = Literal["boards", "feed", "search"]
"""Boards list a company's jobs by its token; a feed lists all it has; a search wants words."""

LONGEST_ID = 200
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
WEEK, MONTH = timedelta(days=7), timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Limits:
    """So many calls in any minute, day, week or month; None where there is no such limit.

    Of a month's calls no day takes more than its share, so that the last day has some too.
    """

    minute: int | None = None
    day: int | None = None
    week: int | None = None
    month: int | None = None

    @property
    def windows(self) -> dict[str, tuple[timedelta, int]]:
        """The limits there are, by name: the window's length, and the calls it allows."""
        lengths = {"minute": MINUTE, "day": DAY, "week": WEEK, "month": MONTH}
        said = {name: getattr(self, name) for name in lengths}
        if self.month is not None:
            said["day"] = min(self.month // MONTH.days, self.day or self.month)
        return {name: (lengths[name], most) for name, most in said.items() if most is not None}


@dataclass(frozen=True, slots=True)
class Attribution:
    """What the source asks to be shown with its jobs."""

    text: str
    url: str
    each: str = ""
    """What is to be shown with each job, also in a list; else its name is enough there."""
    to_the_job: bool = False
    """The link back leads to the job at the source, not to the source."""
    logo: str = ""
    """What it asks of its logo, in words."""
    followed: bool = False
    """The link back must be one that search engines follow."""
    public_only: bool = False
    """Its jobs may not be shown behind a sign-in alone."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: a company's board, or words; ``cursor`` is where the last page ended."""

    board: str = ""
    words: str = ""
    place: str = ""
    country: str = ""
    cursor: str = ""
    days: int = 30
    known: Collection[str] = ()
    """Jobs whose text is kept already, for sources that give a text by a call of its own."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A job as a source has it."""

    id: str
    url: str
    found: Found
    country: str = ""
    excerpt: bool = False
    via: str = ""
    """Where the source has it from, as JSearch does from LinkedIn."""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Some offers; ``next`` is the cursor of the page after, empty at the end.

    ``whole``: the pages together are all that the source has, so that what is missing is gone.
    ``left`` is the quota by window, filled in by the caller.
    """

    offers: list[Offer]
    next: str = ""
    whole: bool = False
    skipped: int = 0
    left: Mapping[str, int] = field(default_factory=dict)


class OtherShape(Exception):
    """The answer is not of the shape that is documented."""


class Ask(Protocol):
    """Asks a source, within its limits. Raises a SourceError for anything but an answer."""

    @property
    def keys(self) -> Mapping[str, str]: ...

    def get(
        self,
        url: str,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Any: ...  # noqa: ANN401 - JSON


class Provider(Protocol):
    """What a module of a source offers."""

    KEY: str
    NAME: str
    DOC: str
    KIND: Kind
    LIMITS: Limits
    ATTRIBUTION: Attribution
    KEYS: tuple[str, ...]
    EVERY: timedelta

    def search(self, query: Query, ask: Ask) -> Page: ...


def listed(data: Any, *path: str) -> list[Any]:  # noqa: ANN401 - JSON
    """The list at the end of a path. Raises OtherShape where there is none."""
    for name in path:
        data = data.get(name) if isinstance(data, dict) else None
    if not isinstance(data, list):
        raise OtherShape(".".join(path) or "the list")
    return data


def page_of(
    rows: list[Any],
    offer_of: Callable[[dict[str, Any]], Offer | None],
    *,
    next: str = "",
    whole: bool = False,
) -> Page:
    """A page of rows, each job once. Raises OtherShape when none of them could be read.

    ``offer_of`` gives None for what is no job; a row without id, title or address is skipped, and
    a page that skipped any says nothing about what is gone.
    """
    said = list(_offers(rows, offer_of))
    offers = {offer.id: offer for offer in said if offer is not None}
    skipped = said.count(None)
    if skipped and not offers:
        raise OtherShape("id, title, address")
    return Page(list(offers.values()), next, whole and not skipped, skipped)


def _offers(
    rows: list[Any], offer_of: Callable[[dict[str, Any]], Offer | None]
) -> Iterator[Offer | None]:
    for row in rows:
        if not isinstance(row, dict):
            yield None
            continue
        offer = offer_of(row)
        if offer is None:
            continue
        yield offer if _usable(offer) else None


def _usable(offer: Offer) -> bool:
    named = 0 < len(offer.id) <= LONGEST_ID and bool(offer.found.title)
    return named and offer.url.startswith(("https://", "http://"))
