"""What stands below an entry's header: paragraphs and bullets, each whole."""

from __future__ import annotations

import itertools
import re

from ai.local.resume.found import Found, unwrapped
from ai.local.resume.pieces import Piece
from ai.local.resume.rows import Row

_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\S+\.(?:com|org|net|io|dev|edu)/?\S*", re.IGNORECASE
)
_LONG = 0.7  # of the longest line: from here on a line may have been wrapped
_HANGING = 3.0  # points that a wrapped line stands to the right of its bullet


def body_of(rest: list[Piece], rows: list[Row], text: str) -> tuple[Found | None, list[Found]]:
    """The summary and the highlights of an entry."""
    rows = [row for row in rows if not _ADDRESS.fullmatch(row.text.strip())]
    items = items_of(rows, text)
    bullets = any(row.bullet for row in rows)
    if not bullets and len(items) == 1:
        return items[0], []
    if bullets and rows and not rows[0].bullet and len(items) > 1:
        return items[0], items[1:]
    if not items and rest and len(rest[-1].text.split()) > 4:
        piece = rest[-1]
        return Found(unwrapped(piece.text), piece.start, piece.end, 0.6), []
    return None, items


def items_of(rows: list[Row], text: str) -> list[Found]:
    """Rows as whole items: a bullet with the lines on which it goes on, or a paragraph."""
    longest = max((len(row.text) for row in rows), default=0)
    items: list[list[Row]] = []
    for row in rows:
        if items and _goes_on(items[-1], row, longest):
            items[-1].append(row)
        else:
            items.append([row])
    return [_item(item, text) for item in items]


def _goes_on(item: list[Row], row: Row, longest: int) -> bool:
    first, above = item[0], item[-1]
    if row.bullet:
        return False
    if row.text[:1].islower() or above.text.endswith((",", "-", "–", "/", "&")):
        return True
    if first.bullet and row.x0 > first.x0 + _HANGING and row.flow == first.flow:
        return not row.bold
    if above.ends_sentence or row.gap:
        return len(above.text) > _LONG * longest and not row.gap and not first.bullet
    return len(above.text) > _LONG * longest and len(above.text) > 30


def _item(rows: list[Row], text: str) -> Found:
    start, end = rows[0].start, rows[-1].end
    said = " ".join(row.text for row in rows) if _has_side(rows, text) else text[start:end]
    return Found(unwrapped(said.replace("\t", " ")), start, end, 0.8)


def _has_side(rows: list[Row], text: str) -> bool:
    """Whether words of another cell stand between the rows of an item."""
    between = (text[a.end : b.start] for a, b in itertools.pairwise(rows))
    return any(any(c.isalnum() for c in gap) for gap in between)
