"""The order in which the pieces of a page are read: columns apart, rows across.

A gutter is a vertical stretch that few pieces cross. What stands on its two sides is either two
columns, each read to its end, or rows of one text, such as a role with its dates at the right.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from ai.documents.words import Word

_BIN = 2.0  # points: how finely gutters are looked for
_LEAST_LINES = 3  # fewer lines than this beside each other are rows, not columns
_DEEPEST = 6
_ROWS = 0.8  # of a side's lines stand on lines of the other: rows, unless more is known
_DATED = re.compile(r"\b(?:19|20)\d\d\b|present|current|\b\d\d/\d\d", re.IGNORECASE)
_PLACE = re.compile(r"^[\w .'’-]{2,30},\s[\w .'’-]{2,30}$")
_LONGEST_LABEL = 4  # words


@dataclass(slots=True)
class Piece:
    """Words that follow each other on one line, without a wide gap between them."""

    words: list[Word]
    x0: float
    top: float
    x1: float
    bottom: float
    size: float

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def flows_of(pieces: list[Piece]) -> list[list[Piece]]:
    """The page's flows in reading order: each is read to its end before the next."""
    return list(_split(pieces, 0))


def columns_in(flows: list[list[Piece]]) -> int:
    """How many flows stand beside each other where most do."""
    boxes = [
        (
            min(p.x0 for p in f),
            min(p.top for p in f),
            max(p.x1 for p in f),
            max(p.bottom for p in f),
        )
        for f in flows
        if _lines(f) >= _LEAST_LINES
    ]
    most = 1
    for box in boxes:
        middle = (box[1] + box[3]) / 2
        count, right = 0, float("-inf")
        for x0, top, x1, bottom in sorted(boxes, key=lambda b: b[2]):
            if top <= middle <= bottom and x0 >= right:
                count, right = count + 1, x1
        most = max(most, count)
    return most


def _split(pieces: list[Piece], depth: int) -> Iterator[list[Piece]]:
    gutter = _gutter(pieces) if depth < _DEEPEST else None
    if gutter is None:
        if pieces:
            yield pieces
        return
    for band in _bands(pieces, gutter):
        left, right = _sides(band, gutter)
        if not _are_columns(left, right):
            yield from _split(band, depth + 1) if len(band) < len(pieces) else [band]
            continue
        cuts = _headings_of_grids(left, right)
        if cuts:
            for part in _cut_at(band, cuts):
                yield from _split(part, depth + 1)
        else:
            yield from _split(left, depth + 1)
            yield from _split(right, depth + 1)


def _headings_of_grids(left: list[Piece], right: list[Piece]) -> list[float]:
    """The tops of headings that stand at the left alone: what is below them is a grid of cells.

    Two columns that are flows of their own both have headings.
    """
    if _lone_headings(right, left):
        return []
    first = min(piece.top for piece in [*left, *right])
    return [top for top in _lone_headings(left, right) if top > first + 1]


def _lone_headings(side: list[Piece], other: list[Piece]) -> list[float]:
    lines = {round(p.bottom) for p in other}
    return [
        piece.top
        for piece in _headings(side)
        if not any(round(piece.bottom) + d in lines for d in (-2, -1, 0, 1, 2))
    ]


def _cut_at(band: list[Piece], tops: list[float]) -> list[list[Piece]]:
    edges = [float("-inf"), *sorted(tops), float("inf")]
    parts = [
        [piece for piece in band if low <= piece.top + 2 < high]
        for low, high in itertools.pairwise(edges)
    ]
    return [part for part in parts if part]


def _gutter(pieces: list[Piece]) -> float | None:
    """The x that parts the most lines into two columns; none when nothing is parted."""
    best, most = None, 0
    for x in _valleys(pieces):
        gain = sum(
            min(len(left), len(right))
            for left, right in (_sides(band, x) for band in _bands(pieces, x))
            if _are_columns(left, right)
        )
        if gain > most:
            best, most = x, gain
    return best


def _valleys(pieces: list[Piece]) -> list[float]:
    """Where few pieces are crossed: the middles of the lowest stretches of their profile."""
    if len(pieces) < 2 * _LEAST_LINES:
        return []
    left, right = min(p.x0 for p in pieces), max(p.x1 for p in pieces)
    bins = int((right - left) / _BIN) + 2
    steps = [0] * (bins + 1)
    for piece in pieces:
        steps[int((piece.x0 - left) / _BIN)] += 1
        steps[int((piece.x1 - left) / _BIN) + 1] -= 1
    profile, height = [], 0
    for step in steps:
        height += step
        profile.append(height)
    return [left + _BIN * x for x in _lows(profile, len(pieces))]


def _lows(profile: list[int], pieces: int) -> list[float]:
    """Middles of stretches of the profile that are lower than both neighbours."""
    lows: list[tuple[int, float]] = []
    start = 0
    for i in range(1, len(profile)):
        if profile[i] == profile[start]:
            continue
        lower = start > 0 and profile[start] < profile[start - 1] and profile[start] < profile[i]
        if lower and profile[start] <= 0.34 * pieces:
            lows.append((profile[start], (start + i) / 2))
        start = i
    return [x for _, x in sorted(lows)[:8]]


def _bands(pieces: list[Piece], x: float) -> list[list[Piece]]:
    """The page from top to bottom, cut wherever a piece crosses ``x``."""
    bands: list[list[Piece]] = []
    crossing_before = False
    ordered = sorted(pieces, key=lambda p: p.bottom)
    edges = sorted(p.bottom for p in pieces if p.x0 < x < p.x1)
    at = 0
    for piece in ordered:
        crossing = piece.x0 < x < piece.x1
        passed = at
        while passed < len(edges) and edges[passed] < piece.bottom - 0.5 * piece.size:
            passed += 1
        if not bands or crossing != crossing_before or (passed > at and not crossing):
            bands.append([])
        at, crossing_before = passed, crossing
        bands[-1].append(piece)
    return bands


def _sides(band: list[Piece], x: float) -> tuple[list[Piece], list[Piece]]:
    left = [piece for piece in band if piece.x1 <= x + _BIN]
    return left, [piece for piece in band if piece.x1 > x + _BIN]


def _are_columns(left: list[Piece], right: list[Piece]) -> bool:
    """Whether two sides are read one after the other, rather than row by row."""
    if min(_lines(left), _lines(right)) < _LEAST_LINES:
        return _are_cells(left, right)
    few, many = (left, right) if _lines(left) <= _lines(right) else (right, left)
    aligned = _aligned(few, many)
    sided = _sided(few)
    if aligned >= _ROWS:
        own = sided < 0.25 and bool(_headings(left)) and bool(_headings(right))
        return (own and not _labels(left, right)) or _are_cells(left, right)
    if aligned >= 0.6:
        return sided < 0.35
    return sided < 0.7 or bool(_headings(few))


def _sided(side: list[Piece]) -> float:
    """The share of dates and places, as they stand at the side of what they belong to."""
    return sum(bool(_DATED.search(p.text) or _PLACE.match(p.text)) for p in side) / len(side)


def _labels(left: list[Piece], right: list[Piece]) -> bool:
    """Whether the left side only names what stands at its right."""
    short = all(len(piece.words) <= _LONGEST_LABEL for piece in left)
    return short and _lines(right) > 1.3 * _lines(left)


def _are_cells(left: list[Piece], right: list[Piece]) -> bool:
    """Whether two sides are cells of a grid: alike line by line, and flush at their left edges."""
    if min(len(left), len(right)) < 2 or _sided(left) > 0.4 or _sided(right) > 0.4:
        return False
    flush = all(max(p.x0 for p in side) - min(p.x0 for p in side) < 4 for side in (left, right))
    if not flush:
        return False
    pairs = [
        (a, b) for a in left for b in right if abs(a.bottom - b.bottom) <= 1 and a.size and b.size
    ]
    styles = {_style(a) for a, _ in pairs}
    return len(styles) > 1 and all(_style(a) == _style(b) for a, b in pairs)


def _style(piece: Piece) -> tuple[int, bool]:
    return round(piece.size * 2), piece.words[0].bold


def _lines(side: list[Piece]) -> int:
    return len({round(piece.bottom / 3) for piece in side})


def _aligned(few: list[Piece], many: list[Piece]) -> float:
    """The share of the pieces on one side that stand on a line of the other."""
    lines = {round(p.bottom) for p in many}
    return sum(any(round(p.bottom) + d in lines for d in (-1, 0, 1)) for p in few) / len(few)


def _headings(side: list[Piece]) -> list[Piece]:
    """Short pieces that stand out by their type: a side that has some may be a flow of its own."""
    size = median(piece.size for piece in side) if side else 0.0
    return [
        piece
        for piece in side
        if len(piece.words) <= _LONGEST_LABEL
        and (
            piece.size > 1.12 * size
            or (piece.text.isupper() and len(piece.text) > 4)
            or all(word.bold for word in piece.words)
        )
        and not _DATED.search(piece.text)
    ]
