"""Dates and lines as layouts write them."""

from __future__ import annotations

from ai.local.resume.tests.golden.people import MONTHS, PRESENT, Person


def date(value: str, tongue: str, style: str) -> str:
    """A date of the data in words: ``style`` is words, numbers or year."""
    if not value:
        return PRESENT[tongue]
    if len(value) == 4 or style == "year":
        return value[:4]
    year, month = value[:4], int(value[5:7])
    return f"{month:02d}/{year}" if style == "numbers" else f"{MONTHS[tongue][month - 1]} {year}"


def stretch(start: str, end: str, person: Person, style: str = "words") -> str:
    """A stretch of time in the person's language."""
    return f"{date(start, person.tongue, style)} – {date(end, person.tongue, style)}"


def kept(value: str, style: str) -> str:
    """What of a date of the data a layout keeps."""
    return value[:4] if style == "year" else value


def contact(person: Person) -> tuple[str, str, str]:
    return person.email, person.phone, person.place
