"""Sources as their page shows them: how each stands, its terms, and what is left of its quota."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.db.models import Q, Sum
from django.utils import timezone

from jobs.boards import PROVIDERS, demo
from jobs.boards.protocol import Attribution, Provider
from jobs.gathering.switches import is_on, searched
from jobs.models import Source, SourceCall

STATES = {
    "paused": "Paused by the people who look after JobAlign",
    "resting": "Resting after a fault",
    "opened": "Not answering; tried again now and then",
    "in order": "In order",
    "new": "Not asked yet",
}
KINDS = {
    "boards": "Companies’ own boards, each named by somebody",
    "feed": "All that it has",
    "search": "Searched for what people look for",
}


@dataclass(frozen=True, slots=True)
class Meter:
    """What a window of a quota has had, of what it allows."""

    window: str
    spent: int
    most: int


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source, for people."""

    name: str
    kind: str
    attribution: Attribution
    on: bool
    state: str
    why_off: str
    problem: str
    last_ok_at: datetime | None
    meters: list[Meter]

    @property
    def is_well(self) -> bool:
        return self.on and self.state in (STATES["in order"], STATES["new"])


def source_lines(*, for_staff: bool, now: datetime | None = None) -> list[SourceLine]:
    """Every source there is, those that are on first; staff are told what one is off for."""
    now = now or timezone.now()
    rows = {source.key: source for source in Source.objects.all()}
    spent = _spent(now)
    lines = [_line(each, rows.get(key), spent, now) for key, each in PROVIDERS.items()]
    if not for_staff:
        lines = [replace(line, why_off="Not set up here") for line in lines]
    return sorted(lines, key=lambda line: not line.on)


@dataclass(frozen=True, slots=True)
class CallsLeft:
    """What is left of a source's calls, in the window that has least of its calls left."""

    name: str
    window: str
    left: int
    most: int


def calls_left(now: datetime | None = None) -> list[CallsLeft]:
    """For each source that is searched for words; one without a limit has no window."""
    asked = searched()
    if not asked:
        return []
    spent = _spent(now or timezone.now())
    return [_left(each, spent) for each in asked]


def _left(provider: Provider, spent: dict[tuple[str, str], int]) -> CallsLeft:
    windows = [
        CallsLeft(provider.NAME, name, max(most - spent.get((provider.KEY, name), 0), 0), most)
        for name, (_, most) in provider.LIMITS.windows.items()
        if name != "minute"
    ]
    fullest = CallsLeft(provider.NAME, "", 0, 0)
    return min(windows, key=lambda each: each.left / each.most, default=fullest)


def _line(
    provider: Provider, source: Source | None, spent: dict[tuple[str, str], int], now: datetime
) -> SourceLine:
    on = is_on(provider.KEY)
    windows = provider.LIMITS.windows.items()
    return SourceLine(
        name=provider.NAME,
        kind=KINDS[provider.KIND],
        attribution=provider.ATTRIBUTION,
        on=on,
        state=STATES[source.state(now) if source else "new"],
        why_off="" if on else _why_off(provider),
        problem=source.problem if source and on else "",
        last_ok_at=source.last_ok_at if source else None,
        meters=[Meter(w, spent.get((provider.KEY, w), 0), most) for w, (_, most) in windows],
    )


def _why_off(provider: Provider) -> str:
    if provider.KEY == demo.KEY:
        return "Off here: it is for trying JobAlign out"
    missing = [name for name in provider.KEYS if not settings.SOURCE_KEYS.get(name)]
    return f"Off: it needs {' and '.join(missing) or 'OPEN_SOURCES'} to be set"


def _spent(now: datetime) -> dict[tuple[str, str], int]:
    """What each window of each source has had: one question for all."""
    lengths = {
        name: length
        for provider in PROVIDERS.values()
        for name, (length, _) in provider.LIMITS.windows.items()
    }
    sums = {name: Sum("cost", filter=Q(at__gt=now - length)) for name, length in lengths.items()}
    calls = SourceCall.objects.filter(at__gt=now - max(lengths.values()))
    rows = calls.order_by().values_list("source__key").annotate(**sums)
    return {
        (key, name): count or 0
        for key, *counts in rows
        for name, count in zip(sums, counts, strict=True)
    }
