"""A document as its page shows it: numbered lines, with the words that matter marked in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

State = Literal["have", "part", "miss", "fact"]

_BULLET = re.compile(r"[ \t]*[•◦▪▸‣·●○■□*–—-][ \t]+")
_HEADING_LONGEST = 48
_EXCERPT_SIDE = 120
# What sections are most often called, for documents that set their headings as any line.
_SECTIONS = {
    *("summary", "profile", "objective", "experience", "employment", "education", "skills"),
    *("certificates", "certifications", "qualifications", "projects", "publications"),
    *("languages", "interests", "awards", "references", "volunteering", "responsibilities"),
    *("requirements", "benefits", "about"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """Words from ``start`` to before ``end`` of a text; ``href`` is what they count for."""

    start: int
    end: int
    state: State
    href: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a line; ``mark`` is None where nothing is claimed of them."""

    text: str
    mark: Mark | None = None


@dataclass(slots=True)
class NumberedLine:
    """A line that has words. ``opens`` is true when it stands after a gap."""

    number: int
    start: int
    end: int
    shape: Literal["text", "bullet", "heading"] = "text"
    opens: bool = False
    pieces: list[Piece] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        """The end of the line's address; the page puts a letter before it."""
        return str(self.number)


def numbered(
    text: str, marks: Iterable[Mark] = (), headings: Iterable[str] = ()
) -> list[NumberedLine]:
    """The lines of ``text`` that have words, numbered from 1, cut at the marks.

    Of marks that overlap, the one that is given first stays.
    """
    lines = _lines(text, {heading.casefold().strip() for heading in headings})
    kept = _apart(marks)
    for line in lines:
        line.pieces = _pieces(text, line, kept)
    return lines


def excerpt(text: str, lines: Sequence[NumberedLine], marks: Iterable[Mark]) -> list[NumberedLine]:
    """The lines that the marks stand in, with these marks only, and long lines shortened."""
    kept = _apart(marks)
    touched = [n for n in lines if any(n.start < m.end and m.start < n.end for m in kept)]
    return [replace(line, pieces=_shortened(_pieces(text, line, kept))) for line in touched]


def line_numbers(lines: Sequence[NumberedLine], start: int, end: int) -> list[int]:
    """The numbers of the lines that the words from ``start`` to before ``end`` stand in."""
    return [line.number for line in lines if line.start < end and start < line.end]


def _lines(text: str, headings: set[str]) -> list[NumberedLine]:
    found: list[NumberedLine] = []
    gap, offset = True, 0
    for raw in text.split("\n"):
        if raw.strip():
            found.append(_line(raw, offset, len(found) + 1, gap, headings))
        gap = not raw.strip()
        offset += len(raw) + 1
    return found


def _line(raw: str, offset: int, number: int, gap: bool, headings: set[str]) -> NumberedLine:
    start = offset + len(raw) - len(raw.lstrip())
    end = offset + len(raw.rstrip())
    if bullet := _BULLET.match(raw):
        return NumberedLine(number, offset + bullet.end(), end, "bullet", gap)
    if _is_heading(raw, headings, gap=gap):
        return NumberedLine(number, start, end, "heading", opens=True)
    return NumberedLine(number, start, end, "text", gap)


def _is_heading(raw: str, headings: set[str], *, gap: bool) -> bool:
    words = raw.strip().rstrip(":").strip()
    if words.casefold() in headings:
        return True
    if len(words) > _HEADING_LONGEST or any(c.isdigit() or c in ",.;|@•·" for c in words):
        return False
    letters = [c for c in words if c.isalpha()]
    spelled_large = len(letters) > 3 and all(c.isupper() for c in letters)
    stands_alone = gap and words[:1].isupper() and len(words.split()) <= 4
    named = not _SECTIONS.isdisjoint(words.casefold().split()) and len(words.split()) <= 3
    return spelled_large or stands_alone or named or raw.rstrip().endswith(":")


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for mark in marks:
        if mark.end > mark.start and not any(_overlap(mark, other) for other in kept):
            kept.append(mark)
    return sorted(kept, key=lambda mark: mark.start)


def _overlap(one: Mark, other: Mark) -> bool:
    return one.start < other.end and other.start < one.end


def _shortened(pieces: list[Piece]) -> list[Piece]:
    return [piece if piece.mark else Piece(_middle_out(piece.text)) for piece in pieces]


def _middle_out(words: str) -> str:
    if len(words) <= 2 * _EXCERPT_SIDE:
        return words
    return f"{words[:_EXCERPT_SIDE].rstrip()} … {words[-_EXCERPT_SIDE:].lstrip()}"


def _pieces(text: str, line: NumberedLine, marks: Sequence[Mark]) -> list[Piece]:
    pieces, at = [], line.start
    for mark in marks:
        start, end = max(mark.start, at), min(mark.end, line.end)
        if start >= end:
            continue
        if start > at:
            pieces.append(Piece(text[at:start]))
        pieces.append(Piece(text[start:end], mark))
        at = end
    if at < line.end:
        pieces.append(Piece(text[at : line.end]))
    return pieces
