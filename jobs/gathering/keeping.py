"""Keeping what a source offered: each posting once, in one form, with what has become of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.db.models import F, Q, QuerySet

from jobs.boards.protocol import Offer
from jobs.gathering.grouping import choose_leads, put_together
from jobs.models import CompanyBoard, Posting, PostingKey, Source
from jobs.normal import Normal, normal

UNSEEN = timedelta(days=30)
"""What no search has shown for so long is taken to be gone."""
GONE_AFTER = 2


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of some offers. ``again`` had been seen in this reading already."""

    new: int = 0
    changed: int = 0
    again: int = 0


def keep(
    source: Source,
    board: CompanyBoard | None,
    offers: Sequence[Offer],
    now: datetime,
    since: datetime,
) -> Kept:
    """Keep offers, the same however often it is done; ``since`` is when this reading began.

    Call it in a transaction.
    """
    company = board.company if board else ""
    said = {offer.id: (offer, normal(offer, company=company)) for offer in offers}
    known = {
        each.external_id: each
        for each in Posting.objects.filter(source=source, external_id__in=list(said)).defer(
            "facts"
        )
    }
    new = [
        _made(source, board, offer, form, now)
        for name, (offer, form) in said.items()
        if name not in known
    ]
    changed = [
        _changed(each, *said[name], now)
        for name, each in known.items()
        if each.content_hash != said[name][1].content_hash and said[name][1].text
    ]
    again = sum(each.last_seen >= since for each in known.values())
    Posting.objects.bulk_create(new)
    Posting.objects.bulk_update(changed, WRITTEN)
    seen = Posting.objects.filter(pk__in=[each.pk for each in known.values()])
    back = [each.group_id for each in known.values() if each.expired_at is not None]
    seen.update(last_seen=now, missed=0, expired_at=None)
    choose_leads(back)
    put_together([*new, *changed])
    return Kept(len(new), len(changed), again)


FORM = tuple(Normal.__dataclass_fields__)
WRITTEN = (*FORM, "url", "via", "excerpt", "read_due", "read_attempts", "read_problem")


def _made(
    source: Source, board: CompanyBoard | None, offer: Offer, form: Normal, now: datetime
) -> Posting:
    posting = Posting(
        source=source, board=board, external_id=offer.id, first_seen=now, last_seen=now
    )
    return _changed(posting, offer, form, now)


def _changed(posting: Posting, offer: Offer, form: Normal, now: datetime) -> Posting:
    """The posting as the offer has it, to be read anew."""
    first = posting.posted_on
    for name, value in asdict(form).items():
        setattr(posting, name, value)
    posting.posted_on = first or form.posted_on
    posting.url, posting.via = offer.url[:2000], offer.via[:100]
    posting.excerpt = offer.excerpt
    posting.read_due = now if form.text else None
    posting.read_attempts, posting.read_problem = 0, ""
    return posting


def miss(postings: QuerySet[Posting], began_at: datetime, now: datetime) -> int:
    """After a whole listing: what was not in it twice is gone; returns how many."""
    unseen = postings.filter(expired_at=None, last_seen__lt=began_at)
    unseen.update(missed=F("missed") + 1)
    return expire(unseen.filter(missed__gte=GONE_AFTER), now)


def expire(postings: QuerySet[Posting], now: datetime) -> int:
    """Take postings out of the feed; they stay for those who have saved them."""
    gone = list(postings.values_list("pk", "group_id"))
    Posting.objects.filter(pk__in=[pk for pk, _ in gone]).update(expired_at=now, read_due=None)
    PostingKey.objects.filter(posting__in=[pk for pk, _ in gone]).delete()
    choose_leads([group for _, group in gone])
    return len(gone)


def expire_old(now: datetime) -> int:
    """Take out what has closed, and what nothing has shown for a month."""
    closed = Q(closes_on__lt=now.date())
    unseen = Q(last_seen__lt=now - UNSEEN)
    batch = Posting.objects.filter(closed | unseen, expired_at=None).order_by("pk")[:2000]
    return expire(Posting.objects.filter(pk__in=list(batch.values_list("pk", flat=True))), now)
