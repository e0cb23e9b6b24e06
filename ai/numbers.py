"""Numbers and dates in a text, in a form in which two ways to write one are the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_VALUES = {
    "zero": "0", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13",
    "fourteen": "14", "fifteen": "15", "sixteen": "16", "seventeen": "17", "eighteen": "18",
    "nineteen": "19", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50",
    "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
}  # fmt: skip
_AMOUNTS_WORDS = """
hundred hundreds thousand thousands million millions billion billions dozen dozens half double
doubled doubling triple tripled tripling quadrupled quarter twice thrice third twofold threefold
tenfold percent majority
"""
_AMOUNTS = frozenset(_AMOUNTS_WORDS.split())
_MONTHS_WORDS = """
january february march april may june july august september october november december
"""
MONTHS = tuple(_MONTHS_WORDS.split())
_MONTH = r"(?P<m>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"  # noqa: E501 - a list
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_WRITTEN = re.compile(rf"\b{_MONTH}\b\.?,?\s*(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?(?:of\s+)?{_YEAR}\b", re.IGNORECASE)  # fmt: skip  # noqa: E501
_FIGURES = re.compile(rf"\b(?P<m>\d{{1,2}})\s?[/.-]\s?{_YEAR}\b")
_ISO = re.compile(rf"\b{_YEAR}-(?P<m>\d{{2}})(?:-\d{{2}})?\b")
_ALONE = re.compile(r"\b(?:January|February|March(?! \w+ed\b)|April|June|July|August|September|October|November|December)\b")  # fmt: skip  # noqa: E501
_PERCENT = re.compile(r"(?<=\d)\s*(?:%|per ?cent\b)", re.IGNORECASE)
_TOKEN = re.compile(r"[$€£¥]?\s?\d+(?:[.,]\d+)*(?:%|\+|[a-zA-Z]+\b)?|[^\W\d_]+(?:-[^\W\d_]+)*")
_FIGURE = re.compile(r"([$€£¥]?)\s?(\d+(?:[.,]\d+)*)(%|\+|[a-zA-Z]+)?")
_UNITS = {"k": "000", "m": "000000", "mm": "000000", "bn": "000000000", "b": "000000000"}


@dataclass(frozen=True, slots=True)
class Number:
    """``value`` with its sign: ``$:18m``, ``:12%``, ``:half``; two spellings share one value."""

    value: str
    text: str
    start: int


def numbers(text: str) -> Iterator[Number]:
    """Figures, number words and words of amount, in order."""
    text = _PERCENT.sub(lambda found: "%".ljust(len(found[0])), text)
    for found in _TOKEN.finditer(text):
        word = found[0].strip()
        value = _figure(word) if any(c.isdigit() for c in word) else _word(word.lower())
        if value:
            yield Number(value, word, found.start())


def _figure(word: str) -> str:
    found = _FIGURE.fullmatch(word)
    if found is None:
        return word.lower()
    sign, figures, unit = found.groups()
    plain = re.sub(r",(?=\d{3}(?:\D|$))", "", figures)
    unit = (unit or "").lower()
    if unit in _UNITS and "." not in plain:
        plain, unit = plain + _UNITS[unit], ""
    return f"{sign}:{plain}{'' if unit in ('+', 'st', 'nd', 'rd', 'th', 'x') else unit}"


def _word(word: str) -> str:
    if word in _AMOUNTS:
        return f":{word}"
    parts = word.split("-")
    if parts[0] in _VALUES:
        return f":{_VALUES[parts[0]]}"
    return ""


def dates(text: str) -> set[tuple[int, int]]:
    """Months with their year that the text names, in any of the usual ways to write them."""
    found = {(int(m["y"]), _month(m["m"])) for m in _WRITTEN.finditer(text)}
    for pattern in (_FIGURES, _ISO):
        found |= {
            (int(m["y"]), int(m["m"]))
            for m in pattern.finditer(text)
            if 1 <= int(m["m"]) <= len(MONTHS)
        }
    return found


def months(text: str) -> set[int]:
    """Months that the text names by their full name, with or without a year."""
    return {_month(found[0]) for found in _ALONE.finditer(text)}


def _month(word: str) -> int:
    return next(i for i, name in enumerate(MONTHS, 1) if name.startswith(word.lower()[:3]))


def written(date: str | None) -> str:
    """A fact's date as one writes it in a sentence: ``2022-04`` is April 2022."""
    if not date:
        return ""
    year, _, month = date.partition("-")
    number = month[:2]
    if number.isdigit() and 1 <= int(number) <= len(MONTHS):
        return f"{MONTHS[int(number) - 1].capitalize()} {year}"
    return year
