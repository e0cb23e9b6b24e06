"""What was found for a person since they last looked."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F, Q

from accounts.models import User
from matching.models import Recommendation

SHOWN = 3
RESUMES = 10
"""A job may be found with several résumés: so many rows are looked at for the few shown."""


@dataclass(frozen=True, slots=True)
class News:
    """How many jobs were found that the person has not seen, and the best of them."""

    count: int
    best: list[Recommendation]


def news_of(owner: User) -> News:
    """What came since the last visit to each feed; all of it where there was none."""
    unseen = Q(feed__visited_at=None) | Q(found_at__gt=F("feed__visited_at"))
    rows = Recommendation.objects.filter(unseen, feed__owner=owner, among_best=True).shown()
    rows = rows.exclude(posting__marks__owner=owner)
    count = rows.values("posting").distinct().count()
    if not count:
        return News(0, [])
    best = rows.select_related("posting").defer("posting__text", "posting__facts")
    by_posting: dict[int, Recommendation] = {}
    for row in best.order_by("-rank", "pk")[: SHOWN * RESUMES]:
        by_posting.setdefault(row.posting_id, row)
    return News(count, list(by_posting.values())[:SHOWN])
