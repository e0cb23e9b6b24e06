"""Reading sources through, a slice at a time: whoever is killed leaves a cursor to go on from."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from core.queue import publish
from jobs.boards import demo
from jobs.boards.protocol import Page, Query
from jobs.gathering import switches
from jobs.gathering.caller import Caller
from jobs.gathering.keeping import expire, expire_old, keep, miss
from jobs.gathering.problems import Fault, NotThere, Resting
from jobs.leaving import NO_ANSWER, note_search
from jobs.models import CompanyBoard, Posting, Source, SourceCall, SourceSearch

log = structlog.get_logger()
Clock = Callable[[], datetime]
Reading = CompanyBoard | SourceSearch

SLICE = 40.0
"""Seconds of a task; a call that begins within them may take its time."""
LEASE = timedelta(minutes=3)
AT_ONCE = 200
MOST_PAGES = 100
UNKNOWN_REST = timedelta(days=1)
KEPT_CALLS = timedelta(days=32)
IDLE = timedelta(minutes=5)
LOOK = timedelta(minutes=15)
"""After so long a source is looked at, whether somebody has added something to it."""
EMPTY = "There are no jobs. Look whether the name is right: some boards do not tell."
ENDLESS = "It gives pages without end; the rest was left."


def start_due(now: datetime | None = None) -> int:
    """Send the sources that are due to the workers; returns how many."""
    switches.prepare()
    now = now or timezone.now()
    if not switches.is_on(demo.KEY):
        with transaction.atomic():
            expire(Posting.objects.filter(source__key=demo.KEY, expired_at=None), now)
    due = [source for source in Source.objects.due(now) if _known(source)]
    return sum(publish("jobs.refresh_source", source.pk) for source in due)


def _known(source: Source) -> bool:
    try:
        return switches.is_on(source.key)
    except KeyError:
        return False  # a provider that has been taken out


def tidy(now: datetime | None = None) -> None:
    """Expire what has closed, and forget old calls and searches."""
    now = now or timezone.now()
    with transaction.atomic():
        expire_old(now)
    SourceCall.objects.filter(at__lt=now - KEPT_CALLS).delete()
    switches.forget(now)


def refresh(
    source_id: int, *, clock: Clock = timezone.now, seconds: float = SLICE, stand_in: str = ""
) -> int:
    """Read what is due of a source, for some seconds; returns how many pages were read.

    Safe to be killed at any line, and for two at once: one proceeds.
    """
    lease = _take(source_id, clock())
    if lease is None:
        return 0
    source = Source.objects.get(pk=source_id)
    caller = Caller(source, clock, stand_in or settings.SOURCES_STAND_IN)
    end, pages = time.monotonic() + seconds, 0
    due = clock() + IDLE
    try:
        while time.monotonic() < end:
            reading = _next(source, clock())
            if reading is None:
                due = _when(source, clock())
                break
            _read_page(caller, reading, lease)
            pages += 1
        else:
            due = clock()
    except Resting as resting:
        due = max(resting.until or due, clock() + timedelta(seconds=1))
    except (DatabaseError, ValueError):
        log.exception("postings not kept", source=source.key)
        caller.unkept()
    except (Fault, _TakenOver) as problem:
        log.warning("source not read", source=source.key, problem=str(problem))
    mine = Source.objects.filter(pk=source_id, leased_until=lease)
    mine.update(leased_until=None, due_at=due, **({"last_ok_at": clock()} if pages else {}))
    return pages


class _TakenOver(Exception):
    """The lease ran out, and another worker reads on."""


def _take(source_id: int, now: datetime) -> datetime | None:
    lease = now + LEASE
    taken = Source.objects.due(now).filter(pk=source_id).update(leased_until=lease)
    return lease if taken else None


def _next(source: Source, now: datetime) -> Reading | None:
    """The reading that has been due longest."""
    rows = (source.boards if source.provider.KIND == "boards" else source.searches).all()
    reading: Reading | None = rows.filter(due_at__lte=now).order_by("due_at", "pk").first()
    return reading


def _when(source: Source, now: datetime) -> datetime:
    rows = (source.boards if source.provider.KIND == "boards" else source.searches).all()
    first = rows.order_by("due_at").values_list("due_at", flat=True).first()
    return min(max(first, now + IDLE), now + LOOK) if first else now + LOOK


def _read_page(caller: Caller, reading: Reading, lease: datetime) -> None:
    now = caller.clock()
    if not reading.cursor or reading.began_at is None:
        reading.began_at, reading.pages, reading.partial = now, 0, False
    try:
        page = _search(caller, reading)
    except NotThere as problem:
        _settle(reading, now + UNKNOWN_REST, str(problem))
        return
    board = reading if isinstance(reading, CompanyBoard) else None
    again = 0
    for at in range(0, max(len(page.offers), 1), AT_ONCE):
        with transaction.atomic():
            _still_ours(caller.source, lease, caller.clock())
            part = page.offers[at : at + AT_ONCE]
            again += keep(caller.source, board, part, caller.clock(), reading.began_at).again
            if at + AT_ONCE >= len(page.offers):
                repeated = bool(page.offers) and again == len(page.offers)
                _go_on(caller, reading, page, repeated=repeated)


def _search(caller: Caller, reading: Reading) -> Page:
    """Ask for a page; whose words were asked for finds it on their receipt."""
    if isinstance(reading, CompanyBoard) or not reading.words:
        return caller.search(_query(caller.source, reading))
    try:
        page = caller.search(_query(caller.source, reading))
    except Fault:
        note_search(reading, NO_ANSWER)
        raise
    note_search(reading)
    return page


def _query(source: Source, reading: Reading) -> Query:
    if isinstance(reading, SourceSearch):
        return Query(
            words=reading.words,
            place=reading.place,
            country=reading.country,
            cursor=reading.cursor,
        )
    told = reading.postings.exclude(text="").filter(source=source)
    known = frozenset(told.values_list("external_id", flat=True))
    return Query(board=reading.token, cursor=reading.cursor, known=known)


def _still_ours(source: Source, lease: datetime, now: datetime) -> None:
    """Holds the row against another worker until the page is kept, and renews nothing."""
    row = Source.objects.select_for_update().get(pk=source.pk)
    if row.leased_until != lease or lease < now:
        raise _TakenOver("another worker reads on")


def _go_on(caller: Caller, reading: Reading, page: Page, *, repeated: bool) -> None:
    """Keep where the next page begins, or settle the reading at its end."""
    reading.pages += 1
    reading.partial = reading.partial or page.skipped > 0
    endless = bool(page.next) and (repeated or reading.pages >= MOST_PAGES)
    if page.next and not endless:
        reading.cursor = page.next
        reading.save(update_fields=["cursor", "began_at", "pages", "partial"])
        return
    now = caller.clock()
    if page.whole and not reading.partial and not endless and reading.began_at is not None:
        miss(_of(caller.source, reading), reading.began_at, now)
    empty = isinstance(reading, CompanyBoard) and not _of(caller.source, reading).exists()
    _settle(
        reading,
        now + caller.source.provider.EVERY,
        ENDLESS if endless else EMPTY if empty else "",
        read_at=now,
    )


def _of(source: Source, reading: Reading) -> QuerySet[Posting]:
    live = Posting.objects.filter(source=source, expired_at=None)
    return live.filter(board=reading if isinstance(reading, CompanyBoard) else None)


def _settle(
    reading: Reading, due_at: datetime, problem: str, read_at: datetime | None = None
) -> None:
    reading.cursor, reading.due_at, reading.problem = "", due_at, problem
    reading.read_at = read_at or reading.read_at
    reading.began_at = None
    if read_at and isinstance(reading, CompanyBoard):
        reading.count = reading.postings.filter(expired_at=None).count()
    reading.save()
