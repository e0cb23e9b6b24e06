"""Lists of words, one a line, that were gathered for this project."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(_lines(name))


@cache
def pairs(name: str) -> tuple[tuple[str, str], ...]:
    """The lines of a list that says something of each phrase, as (what, phrase)."""
    return tuple((a.strip(), b.strip()) for a, _, b in (x.partition("|") for x in _lines(name)))


def _lines(name: str) -> list[str]:
    text = (_HERE / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
