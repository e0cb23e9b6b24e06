"""A document's lines as the reader of résumés sees them: cells, bullets, dates, and gaps."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from ai.documents import Document, Line
from ai.local.dates import DateRange, find_ranges

_BULLET = re.compile(
    r"\s*(?:[•·∙◦●○■□▪▫◆◇►▶▸‣⁃➢➤➔→✓✔✗❖☑★*\-–—−§»>+~¶¡þ]|o(?=\s+[A-Z])|"
    r"\(?\d{1,2}[.)](?=\s))\s*(?=\S)"
)
_NEEDS_SPACE = "*-–—−§>+~o(¡þ»"
_CELL = re.compile(r"[^\t]+")
_COARSE = 5.0  # points: how exactly sizes are told on pictures
_MOST_GAPS = 0.7  # of the lines
_WORD = re.compile(r"\w[\w'’&.+#/-]*")
_SENTENCE_END = re.compile(r"[.;!?][\"')\]”]?\s*$")
_ABBREVIATION = re.compile(
    r"\b(?:inc|ltd|co|corp|llc|jr|sr|st|dr|dept|univ|no|u\.s|u\.k|s\.a|[A-Z])\.\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of a line: offsets into the document's text, and the words there."""

    start: int
    end: int
    text: str


@dataclass(eq=False)
class Row:
    """A line. ``start`` is that of its words, behind a bullet if there is one."""

    start: int
    end: int
    text: str
    bullet: bool = False
    gap: bool = False
    flow: int = 0
    page: int = 0
    x0: float = 0.0
    y0: float = 0.0
    size: float = 0.0
    bold: bool = False
    bolds: tuple[tuple[int, int], ...] = ()
    width: float = 0.0
    marks: dict[str, object] = field(default_factory=dict)

    @cached_property
    def cells(self) -> list[Cell]:
        return [
            Cell(self.start + m.start(), self.start + m.end(), m.group())
            for m in _CELL.finditer(self.text)
            if m.group().strip()
        ]

    @cached_property
    def ranges(self) -> list[DateRange]:
        """The dates of the line, with offsets into the line's text."""
        return find_ranges(self.text)

    @cached_property
    def words(self) -> int:
        return len(_WORD.findall(self.text))

    @cached_property
    def upper(self) -> bool:
        if self.text.isupper():
            return sum(map(str.isalpha, self.text)) > 2
        high = sum(map(str.isupper, self.text))
        return high > 2 and high > 0.85 * sum(map(str.isalpha, self.text))

    @cached_property
    def ends_sentence(self) -> bool:
        return (
            _SENTENCE_END.search(self.text) is not None and _ABBREVIATION.search(self.text) is None
        )

    def bold_start(self) -> int:
        """How far the bold type at the line's start goes; its own start where there is none."""
        end = self.start
        for first, last in self.bolds:
            if first <= end + 2:
                end = max(end, last)
        return end


def rows_of(document: Document) -> list[Row]:
    """The lines of a document that hold words."""
    text = document.text
    rows: list[Row] = []
    for line in document.lines:
        row = _row(text, line)
        if row is not None:
            if document.ocr:
                row.size = _COARSE * round(row.size / _COARSE)
            before = rows[-1].end if rows else 0
            row.gap = not rows or "\n\n" in text[before : row.start] or rows[-1].flow != row.flow
            rows.append(row)
    if sum(row.gap for row in rows) > _MOST_GAPS * len(rows):
        for row in rows[1:]:
            row.gap = False  # where every line is set apart, none is
    return rows


def _row(text: str, line: Line) -> Row | None:
    said = text[line.start : line.end].rstrip()
    m = _BULLET.match(said)
    bullet = m is not None and _is_bullet(m.group())
    skip = m.end() if m is not None and bullet else len(said) - len(said.lstrip())
    words = said[skip:]
    if not any(c.isalnum() for c in words):
        return None
    start = line.start + skip
    return Row(
        start,
        start + len(words),
        words,
        bullet=bullet,
        flow=line.flow,
        page=line.page,
        x0=line.x0,
        y0=line.y0,
        size=line.size,
        bold=line.bold,
        bolds=line.bolds,
        width=line.x1 - line.x0,
    )


def _is_bullet(mark: str) -> bool:
    """A dash, a letter or a number is a bullet only with a space behind it."""
    first = mark.strip()[0]
    return mark != mark.rstrip() if first in _NEEDS_SPACE or first.isdigit() else True
