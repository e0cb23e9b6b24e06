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

from jobs.models import Posting, PostingRow
from matching.feed.filters import FilterForm, narrowed
from matching.models import Feed, Look, Recommendation

LATEST = 5
"""So many looks are kept for a feed, besides those of saved searches."""
LONGEST = 1000
A_WHILE = timedelta(minutes=10)


def ask(feed: Feed, form: FilterForm) -> Look | None:
    """Have all postings looked through with these filters, once; None where none narrows."""
    look = note(feed, form)
    if look and look.up_to is None and feed.is_ready:
        feed.renew()
    return look


def note(feed: Feed, form: FilterForm) -> Look | None:
    """Write the filters down for the feed's next search; None where none narrows."""
    query = form.narrowing
    return _noted(feed, query) if 0 < len(query) <= LONGEST else None


@transaction.atomic
def _noted(feed: Feed, query: str) -> Look:
    now = timezone.now()
    look, made = Look.objects.get_or_create(feed=feed, query=query)
    if made:
        _forget(feed)
    elif look.asked_at < now - A_WHILE:
        Look.objects.filter(pk=look.pk).update(asked_at=now)
    return look


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
