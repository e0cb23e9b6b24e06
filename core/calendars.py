"""Dates as iCalendar files (https://www.rfc-editor.org/rfc/rfc5545)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.utils import timezone

CONTENT_TYPE = "text/calendar; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Event:
    """A day, or an hour of it when ``at`` is given; ``name`` is unique within the calendar."""

    name: str
    on: date
    summary: str
    address: str
    notes: str = ""
    at: datetime | None = None


def calendar(events: Iterable[Event]) -> str:
    """The events as a calendar that every calendar programme reads."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//JobAlign//EN"]
    stamp = f"{timezone.now().astimezone(UTC):%Y%m%dT%H%M%SZ}"
    for event in events:
        lines += _event(event, stamp)
    lines.append("END:VCALENDAR")
    return "\r\n".join(_folded(line) for line in lines) + "\r\n"


def _event(event: Event, stamp: str) -> list[str]:
    begins = f"DTSTART;VALUE=DATE:{event.on:%Y%m%d}"
    if event.at:
        begins = f"DTSTART:{event.at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return [
        "BEGIN:VEVENT",
        f"UID:jobalign-{event.name}",
        f"DTSTAMP:{stamp}",
        begins,
        *(["DURATION:PT1H"] if event.at else []),
        f"SUMMARY:{_escaped(event.summary)}",
        f"DESCRIPTION:{_escaped(event.notes)}",
        f"URL:{event.address}",
        "END:VEVENT",
    ]


def _escaped(words: str) -> str:
    for sign in ("\\", ";", ","):
        words = words.replace(sign, f"\\{sign}")
    return words.replace("\r\n", "\n").replace("\n", "\\n").replace("\r", "")


def _folded(line: str) -> str:
    """Lines of at most 75 octets; a longer one goes on after a space."""
    parts: list[str] = []
    current = b""
    for character in line:
        encoded = character.encode()
        if len(current) + len(encoded) > 74:
            parts.append(current.decode())
            current = b""
        current += encoded
    parts.append(current.decode())
    return "\r\n ".join(parts)
