"""The same job at several sources as one card: put together by ``jobs.alike``, parted by staff."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Count, Q
from django.db.models.functions import Length

from jobs.alike import MOST_IN_BLOCK, Card, Pay, Verdict, keys_of, matches
from jobs.models import NotTheSame, Posting, PostingGroup, PostingKey

COMPARED = (
    *("pk", "title", "company", "place", "text", "country", "remote"),
    *("yearly_min", "yearly_max", "board_id"),
)


def card_of(posting: Posting) -> Card:
    """What is compared of a posting."""
    return _card(tuple(getattr(posting, name) for name in COMPARED))


def _card(row: tuple[Any, ...]) -> Card:
    pk, title, company, place, text, country, remote, low, high, board = row
    return Card(
        id=pk,
        title=title,
        company=company,
        place=place,
        text=text,
        country=country,
        remote=remote,
        pay=Pay(low=low, high=high) if low is not None and high is not None else None,
        board=board,
    )


def put_together(new: Sequence[Posting]) -> None:
    """File postings that are new or have changed, and put each into the group of its like.

    What it costs grows with ``new``, not with what is there. Call it in a transaction.
    """
    cards = {posting.pk: card_of(posting) for posting in new}
    keyed = {pk: keys_of(card) for pk, card in cards.items()}
    blocks = _blocks(keyed, cards)
    parted = _parted(cards)
    joins: dict[int, tuple[int, Verdict]] = {}
    for posting in new:
        found = matches(cards[posting.pk], blocks)
        like = [(c, v) for c, v in found if frozenset((posting.pk, c.id)) not in parted]
        if like:
            joins[posting.pk] = int(like[0][0].id), like[0][1]
    _join(joins)
    _file(keyed)


def _blocks(keyed: dict[int, set[int]], cards: dict[int, Card]) -> dict[int, list[Card]]:
    wanted = set().union(*keyed.values())
    rows = PostingKey.objects.filter(key__in=wanted, posting__expired_at=None)
    pairs = list(rows.values_list("key", "posting_id"))
    others = {pk for _, pk in pairs} - cards.keys()
    rows_of = Posting.objects.filter(pk__in=others).values_list(*COMPARED)
    known = {row[0]: _card(row) for row in rows_of}
    known |= cards
    filed: dict[int, set[int]] = {}
    for key, pk in [*pairs, *((key, pk) for pk, keys in keyed.items() for key in keys)]:
        filed.setdefault(key, set()).add(pk)
    return {key: [known[pk] for pk in sorted(pks)] for key, pks in filed.items()}


def _parted(cards: Iterable[int]) -> set[frozenset[int]]:
    said = NotTheSame.objects.filter(Q(one__in=list(cards)) | Q(other__in=list(cards)))
    return {frozenset(pair) for pair in said.values_list("one_id", "other_id")}


def _file(keyed: dict[int, set[int]]) -> None:
    """Keep the keys by which each is found again, but none that too many have."""
    PostingKey.objects.filter(posting__in=list(keyed)).delete()
    wanted = set().union(*keyed.values())
    counted = PostingKey.objects.filter(key__in=wanted).values("key").annotate(n=Count("pk"))
    full = {row["key"] for row in counted if row["n"] >= MOST_IN_BLOCK}
    PostingKey.objects.bulk_create(
        PostingKey(posting_id=pk, key=key) for pk, keys in keyed.items() for key in keys - full
    )


def _join(joins: dict[int, tuple[int, Verdict]]) -> None:
    """Put each into the group of its like, unless it is in one already."""
    wanted = {*joins, *(other for other, _ in joins.values())}
    rows = Posting.objects.defer("text", "facts").in_bulk(list(wanted))
    for pk, (other, verdict) in joins.items():
        mine, theirs = rows[pk], rows[other]
        if mine.group_id is not None:
            continue
        if theirs.group_id is None:
            theirs.group = PostingGroup.objects.create()
        mine.group = theirs.group
        mine.because = {"with": other, "score": verdict.score, **verdict.because}
    Posting.objects.bulk_update(rows.values(), ["group", "because"], batch_size=200)
    choose_leads({row.group_id for row in rows.values()})


def choose_leads(groups: Iterable[int | None]) -> None:
    """Show of each group the posting that says most: open, whole, of the company itself, long."""
    wanted = [group for group in groups if group is not None]
    rows = Posting.objects.filter(group__in=wanted).annotate(length=Length("text"))
    best: dict[int, Posting] = {}
    for posting in rows.defer("text", "facts").order_by("pk"):
        assert posting.group_id is not None  # noqa: S101 - as the query says
        held = best.get(posting.group_id)
        if held is None or _worth(posting) > _worth(held):
            best[posting.group_id] = posting
    Posting.objects.filter(group__in=wanted, lead=True).exclude(
        pk__in=[each.pk for each in best.values()]
    ).update(lead=False)
    Posting.objects.filter(pk__in=[each.pk for each in best.values()], lead=False).update(
        lead=True
    )


def _worth(posting: Posting) -> tuple[bool, bool, bool, int]:
    length: int = posting.length  # type: ignore[attr-defined] # of the query above
    return (posting.expired_at is None, not posting.excerpt, posting.board_id is not None, length)


@transaction.atomic
def part(posting: Posting, *, by_id: int | None) -> bool:
    """Take a posting out of its group for good; false when it is in none."""
    group = posting.group_id
    if group is None:
        return False
    others = Posting.objects.filter(group=group).exclude(pk=posting.pk)
    pairs = (sorted((posting.pk, other)) for other in others.values_list("pk", flat=True))
    NotTheSame.objects.bulk_create(
        [NotTheSame(one_id=one, other_id=other, by_id=by_id) for one, other in pairs],
        ignore_conflicts=True,
    )
    Posting.objects.filter(pk=posting.pk).update(group=None, lead=True, because={})
    _dissolve(group)
    return True


def _dissolve(group: int) -> None:
    """A group of one is none."""
    left = Posting.objects.filter(group=group)
    if left.count() > 1:
        choose_leads([group])
        return
    left.update(group=None, lead=True, because={})
    PostingGroup.objects.filter(pk=group).delete()


@transaction.atomic
def put_back(posting: Posting) -> None:
    """Take back that a posting was parted from others, and compare it anew."""
    NotTheSame.objects.filter(Q(one=posting) | Q(other=posting)).delete()
    put_together([Posting.objects.get(pk=posting.pk)])
