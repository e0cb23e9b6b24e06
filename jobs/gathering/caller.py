"""The one way to a source: counted before it is made, bounded in time and size, and remembered.

A call is taken from the quota in the transaction that admits it, under a lock of the source's
row, so that of many workers none goes over. What is counted are calls in the time just gone, so
that no minute, day, week or month, wherever it begins, has more than the source allows. A fault
lets the source rest, twice as long each time; after five in a row one call at a time tries it.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Min, Q, Sum
from django.utils import timezone

from jobs.boards.protocol import Limits, OtherShape, Page, Query
from jobs.fetching import Fetched, Fetcher, FetchError
from jobs.fetching.fetcher import DATA
from jobs.gathering.problems import Fault, NotThere, Resting
from jobs.source_models import OPEN_AFTER, Source, SourceCall

SECONDS = 30.0
MOST_BYTES = 24_000_000
FIRST_REST = timedelta(minutes=1)
LONGEST_REST = timedelta(hours=6)
LONGEST_ASKED = timedelta(days=7)
"""A longer ``Retry-After`` is a mistake of the source's."""
TRIAL = timedelta(minutes=2)
SHARE = 0.5
DENIED = frozenset({401, 403})
THROTTLED = frozenset({429, 503})
GONE = frozenset({404, 410})
NOT_FOUND = "There is no such board there."
REFUSED = "It refused ({status}): a limit, or a key that it does not know."
SLOW_DOWN = "It asked us to slow down ({status})."
BROKEN = "It could not answer ({status})."
NOT_DATA = "It answered with something that is not data."
UNKEPT = "What it gave could not be kept."
CHANGED = "Its answer has another shape than is documented: {what} was not found."


@dataclass(slots=True)
class Caller:
    """Asks one source. ``stand_in`` is an origin that takes the place of all sources' own."""

    source: Source
    clock: Callable[[], datetime] = timezone.now
    stand_in: str = ""
    fetcher: Fetcher | None = None
    chance: Callable[[], float] = random.random
    in_board: bool = False

    @property
    def keys(self) -> Mapping[str, str]:
        known: Mapping[str, str] = settings.SOURCE_KEYS
        return known

    def search(self, query: Query) -> Page:
        """One page of postings, with what is left of the quota. Raises a SourceError."""
        provider = self.source.provider
        self.in_board = bool(query.board)
        plain = replace(query, board=quote(query.board, safe="/"))
        try:
            page = provider.search(plain, self)
        except OtherShape as problem:
            raise self._fault(CHANGED.format(what=problem)) from problem
        except (TypeError, ValueError, KeyError, AttributeError, RecursionError) as problem:
            raise self._fault(CHANGED.format(what="a field")) from problem
        return replace(page, left=left_of(self.source, provider.LIMITS, self.clock()))

    def get(
        self,
        url: str,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Any:  # noqa: ANN401 - JSON
        """The data at an address of the source's."""
        call = admit(self.source.pk, self.source.provider.LIMITS, self.clock())
        began = time.monotonic()
        try:
            address = self._address(url, params)
            answer = self._fetcher().get(address, kinds=DATA, headers=_sent(headers))
        except FetchError as problem:
            call.milliseconds = _since(began)
            raise self._fault(problem.problem, call) from problem
        call.milliseconds, call.status = _since(began), answer.status
        data = self._read(answer, call)
        call.save(update_fields=["status", "milliseconds"])
        self._settle_well()
        return data

    def _read(self, answer: Fetched, call: SourceCall) -> Any:  # noqa: ANN401 - JSON
        if answer.status in GONE and self.in_board:
            call.problem = NOT_FOUND
            call.save(update_fields=["status", "problem", "milliseconds"])
            self._settle_well()
            raise NotThere(NOT_FOUND)
        if answer.status != 200:
            asked = retry_after(answer.headers.get("retry-after", ""), self.clock())
            raise self._fault(_sentence(answer.status), call, rest=asked)
        try:
            return json.loads(answer.body)
        except (ValueError, RecursionError) as problem:
            raise self._fault(NOT_DATA, call) from problem

    def _address(self, url: str, params: Mapping[str, str] | None) -> str:
        if self.stand_in:
            parts = urlsplit(url)
            url = f"{self.stand_in}/{parts.netloc}{parts.path}"
        return f"{url}?{urlencode(params)}" if params else url

    def _fetcher(self) -> Fetcher:
        if self.fetcher is None:
            also = [*settings.FETCH_ALSO]
            stand_in = urlsplit(self.stand_in)
            if stand_in.hostname and stand_in.port:
                also.append((stand_in.hostname, stand_in.port))
            self.fetcher = Fetcher(also=also, seconds=SECONDS, most_bytes=MOST_BYTES)
        return self.fetcher

    def _settle_well(self) -> None:
        now = self.clock()
        well = {"failures": 0, "problem": "", "not_before": None, "last_ok_at": now}
        Source.objects.filter(pk=self.source.pk).update(**well)

    def unkept(self) -> Fault:
        """Note that what it gave could not be kept, and let the source rest."""
        return self._fault(UNKEPT)

    def _fault(
        self, sentence: str, call: SourceCall | None = None, rest: timedelta | None = None
    ) -> Fault:
        """Note a fault, and let the source rest."""
        now = self.clock()
        if call is not None:
            call.problem = sentence[:300]
            call.save(update_fields=["status", "problem", "milliseconds"])
        with transaction.atomic():
            source = Source.objects.select_for_update().get(pk=self.source.pk)
            source.failures += 1
            source.problem, source.last_fault_at = sentence[:300], now
            own = backoff(source.failures, self.chance())
            source.not_before = now + max(own, rest or own)
            source.save(update_fields=["failures", "problem", "last_fault_at", "not_before"])
        return Fault(sentence)


def _since(began: float) -> int:
    return round((time.monotonic() - began) * 1000)


def _sent(headers: Mapping[str, str] | None) -> dict[str, str]:
    return {"User-Agent": f"JobAlign (+{settings.SITE_URL})", **(headers or {})}


def _sentence(status: int) -> str:
    if status in THROTTLED:
        return SLOW_DOWN.format(status=status)
    return (REFUSED if status in DENIED else BROKEN).format(status=status)


def backoff(failures: int, chance: float) -> timedelta:
    """How long to rest after so many faults in a row: doubling, the half of it by chance."""
    whole = min(FIRST_REST * 2.0 ** min(failures - 1, 12), LONGEST_REST)
    return whole * (1 - SHARE + SHARE * chance)


def retry_after(said: str, now: datetime) -> timedelta | None:
    """What ``Retry-After`` asks for, in seconds or as a date (RFC 9110, 10.2.3)."""
    if said.strip().isdigit():
        return min(timedelta(seconds=min(int(said), 10**8)), LONGEST_ASKED)
    try:
        rest: timedelta = parsedate_to_datetime(said) - now
    except (TypeError, ValueError):
        return None
    return min(max(rest, timedelta(0)), LONGEST_ASKED)


@transaction.atomic
def admit(source_id: int, limits: Limits, now: datetime, cost: int = 1) -> SourceCall:
    """Take a call from the quota. Raises Resting when the source is not to be asked now."""
    source = Source.objects.select_for_update().get(pk=source_id)
    if source.paused:
        raise Resting("It is paused.")
    if source.not_before and source.not_before > now:
        raise Resting(source.problem or "It is resting.", source.not_before)
    for window, left in left_of(source, limits, now).items():
        if left < cost:
            until = free_at(source, limits, window, now)
            raise Resting(f"Its quota of this {window} is used up.", until)
    if source.failures >= OPEN_AFTER:
        source.not_before = now + TRIAL
        source.save(update_fields=["not_before"])
    return SourceCall.objects.create(source=source, at=now, cost=cost)


def left_of(source: Source, limits: Limits, now: datetime) -> dict[str, int]:
    """How many calls are left of each window."""
    spent = spent_of(SourceCall.objects.filter(source=source), limits, now)
    return {name: max(most - spent[name], 0) for name, (_, most) in limits.windows.items()}


def spent_of(calls: Any, limits: Limits, now: datetime) -> dict[str, int]:  # noqa: ANN401 - a QuerySet
    """How many calls each window has had."""
    windows = limits.windows
    if not windows:
        return {}
    longest = max(length for length, _ in windows.values())
    sums = {
        name: Sum("cost", filter=Q(at__gt=now - length)) for name, (length, _) in windows.items()
    }
    said = calls.filter(at__gt=now - longest).aggregate(**sums)
    return {name: said[name] or 0 for name in windows}


def free_at(source: Source, limits: Limits, window: str, now: datetime) -> datetime:
    """When the first call of a full window falls out of it."""
    length, _ = limits.windows[window]
    first = source.calls.filter(at__gt=now - length).aggregate(first=Min("at"))["first"]
    return (first or now) + length
