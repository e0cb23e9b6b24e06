"""Which postings are worth judging for a résumé: the nearest of all, and of each look."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from ai.local.ranking.index import PostingIndex
from ai.local.scoring.profile import Profile
from matching.feed import looks
from matching.feed.judging import Verdict
from matching.feed.shelf import OVERLAP, SHELF, rows_since
from matching.models import Feed, Look

KEPT = 150
"""So many are kept for a résumé without filters,"""
KEPT_FOR_LOOK = 60
"""and so many for filters."""
SHORT_LIST = 200
"""So many of the nearest of all are judged,"""
NEW_LIST = 60
"""and so many of what came since, or for filters."""
LEAST = 25
"""What scores less is shown only where there is hardly anything better."""
FEW = 10


@dataclass(slots=True)
class Search:
    """One search of a feed: of everything, or of what a look's filters let through.

    ``near`` are postings to be judged; ``before`` are the ranks of what it found so far;
    ``first`` says that a look has not looked before.
    """

    near: list[int]
    before: dict[int, float]
    look: Look | None = None
    first: bool = False
    best: list[int] = field(default_factory=list)

    def choose(self, verdicts: dict[int, Verdict]) -> None:
        """Take the best of what was found before and of what was judged now."""
        new = {number: verdicts[number] for number in self.near if number in verdicts}
        ranks = {**self.before, **{number: one.rank for number, one in new.items()}}
        kept = KEPT if self.look is None else KEPT_FOR_LOOK
        order = sorted(ranks, key=lambda number: (-ranks[number], number))[:kept]
        far = {number for number in order[FEW:] if number in new and new[number].score < LEAST}
        self.best = [number for number in order if number not in far]


def searches(feed: Feed, person: Profile, *, changed: bool) -> Iterator[Search]:
    """The searches of a feed, one by one, that of everything first; ``changed`` says that what
    was found before no longer holds."""
    mine = list(feed.looks.order_by("pk"))
    came = Came(feed, mine)
    whole = feed.up_to is None or changed
    before = {} if whole else _before(feed)
    near = (
        SHELF.nearest(person.titles, person.direction, SHORT_LIST) if whole else came.near(person)
    )
    yield Search(near, before)
    for look in mine:
        yield _of(look, person, came, changed)


def _of(look: Look, person: Profile, came: Came, changed: bool) -> Search:
    first = look.up_to is None
    before = {} if changed else looks.ranks(look)
    if first or changed:
        among = looks.like(look)
        look.looked_through = len(among)
        near = SHELF.nearest(person.titles, person.direction, NEW_LIST, among)
    else:
        among = looks.like(look, came.numbers) if came.numbers else []
        look.looked_through += looks.came_since(look, among) if among else 0
        near = came.near(person, among)
    return Search(near, before, look, first)


def _before(feed: Feed) -> dict[int, float]:
    rows = feed.recommendations.filter(looks.still_open(), among_best=True)
    return dict(rows.values_list("posting_id", "rank"))


class Came:
    """The postings that were read since a feed and its looks last looked."""

    def __init__(self, feed: Feed, mine: Collection[Look]) -> None:
        self._index = PostingIndex()
        self.numbers: list[int] = []
        ends = [end for end in (feed.up_to, *(look.up_to for look in mine)) if end]
        for names, rows in rows_since(min(ends) - OVERLAP) if ends else ():
            self._index.add_rows(names, rows)
            self.numbers += map(int, names)

    def near(self, person: Profile, among: Collection[int] | None = None) -> list[int]:
        """The nearest of them, best first."""
        names = None if among is None else [str(number) for number in among]
        found = self._index.nearest(person.titles, person.direction, NEW_LIST, names)
        return [int(name) for name in found]
