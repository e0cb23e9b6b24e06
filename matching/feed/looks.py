"""Looking through all postings with filters, and not only through the best of all.

A feed keeps the best of everything. Whoever asks for jobs near Leeds wants the best near Leeds:
filters that are asked for are written down as a ``Look``, and the feed's next search looks through
every posting that they let through. Saved searches keep theirs; of the others the latest stay.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone

from core.counting import counted
from jobs.models import Posting, PostingRow
from matching.feed.filters import FilterForm, narrowed
from matching.models import Feed, Look, Recommendation

LATEST = 5
"""So many looks are kept for a feed, besides those of saved searches."""
LONGEST = 1000
AN_HOUR = 120
"""So many filters a person may ask with: each has all postings looked through once."""
A_WHILE = timedelta(minutes=10)


def ask(feed: Feed, form: FilterForm) -> Look | None:
    """Have all postings looked through with these filters, once; None where none narrows."""
    look = note(feed, form)
    if look and look.is_open and feed.is_ready:
        feed.renew()
    return look


def note(feed: Feed, form: FilterForm) -> Look | None:
    """Write the filters down for the feed's next search; None where none narrows, and where the
    person asked with too many others in this hour."""
    query, now = form.narrowing, timezone.now()
    if not 0 < len(query) <= LONGEST:
        return None
    look = feed.looks.filter(query=query).first()
    if look is None and counted(f"looks:{feed.owner_id}", 3600) <= AN_HOUR:
        return _made(feed, query)
    if look and look.asked_at < now - A_WHILE:
        feed.looks.filter(pk=look.pk).update(asked_at=now)
    return look


@transaction.atomic
def _made(feed: Feed, query: str) -> Look:
    hold(feed)
    look, _ = feed.looks.get_or_create(query=query)
    _forget(feed)
    return look


def hold(feed: Feed) -> None:
    """Until the transaction ends, nobody else drops a look of the feed, or keeps one."""
    Feed.objects.select_for_update().filter(pk=feed.pk).values_list("pk").first()


def _forget(feed: Feed) -> None:
    """Drop the looks that were not asked for lately."""
    others = feed.looks.filter(searches=None).order_by("-asked_at", "-pk")
    Look.objects.filter(pk__in=list(others.values_list("pk", flat=True)[LATEST:])).delete()


def like(look: Look, among: Iterable[int] | None = None) -> list[int]:
    """The numbers of open postings that a look's filters let through."""
    rows = Posting.objects.live().cards()
    if among is not None:
        rows = rows.filter(pk__in=among)
    return list(narrowed(rows, said(look)).order_by().values_list("pk", flat=True))


def came_since(look: Look, among: Iterable[int]) -> int:
    """How many of the postings were read since a look last looked."""
    return PostingRow.objects.filter(posting__in=among, read_at__gt=look.up_to).count()


def ranks(look: Look) -> dict[int, float]:
    """Of what is recommended so far, what the filters let through: ranks by number."""
    rows = Recommendation.objects.filter(still_open(), feed=look.feed_id)
    return dict(narrowed(rows, said(look), at="posting__").values_list("posting_id", "rank"))


def said(look: Look) -> dict[str, Any]:
    """What the filters are."""
    return FilterForm(QueryDict(look.query)).said


def still_open() -> Q:
    """Recommendations whose posting is open and stands for its group."""
    return Q(posting__expired_at=None, posting__lead=True)
