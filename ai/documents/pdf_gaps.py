"""Words on a page that places every letter by itself: told by the gaps between the letters.

Some producers shrink the letters' advances, so that the space between two words is hardly wider
than nothing, or wide where there is none; PDFium then glues words, or cuts them.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

_SPACE = 0.16  # of the type's size: so much wider than the least gap is a gap between words
_LONE = 0.08  # the same against nothing, for a letter that occurs once
_AFTER_STOP = 0.04  # the same after a comma, which hardly ever stands within a word
_TWO_WIDTHS = 0.13  # gaps behind one letter that differ so much are of two kinds
_WITHIN = (
    0.1  # of the size: a gap so near the least is one within a word, where there are two kinds
)
_STOPS = ",;:&%)"
_BLANK = " \t\xa0\u2000\u200a\u3000\x00"
_BREAK = "\r\n\ufffe"


class _Gap(NamedTuple):
    """The gap between a letter and the next one; ``spaced`` says that PDFium put a space there."""

    before: int
    after: int
    key: tuple[str, int]
    width: float
    spaced: bool


def words_by_gaps(said: str, sides: list[float]) -> list[tuple[int, int]]:
    """The words as offsets into ``said``; ``sides`` has left, top, right, bottom of each."""
    letters = [i for i, c in enumerate(said) if c not in _BLANK and c not in _BREAK]
    if not letters:
        return []
    gaps = [_gap(said, sides, a, b) for a, b in pairwise(letters)]
    size = abs(sides[4 * letters[0] + 1] - sides[4 * letters[0] + 3]) or 1.0
    usual = _usual(gaps)
    words, start = [], letters[0]
    for gap, (a, b) in zip(gaps, pairwise(letters), strict=True):
        if gap is None or _parts(gap, usual[gap.key], size):
            words.append((start, a + 1))
            start = b
    words.append((start, letters[-1] + 1))
    return words


def _gap(said: str, sides: list[float], a: int, b: int) -> _Gap | None:
    """The gap between two letters; none where a line ends between them."""
    between = said[a + 1 : b]
    if any(c in _BREAK for c in between):
        return None
    left, _, right, bottom = sides[4 * a : 4 * a + 4]
    if abs(sides[4 * b + 3] - bottom) > abs(right - left) + 2 or sides[4 * b] < left - 1:
        return None
    if any(sides[4 * i + 2] - sides[4 * i] > 0.1 for i in range(a + 1, b)):
        return None  # a space that the file itself writes
    key = said[a], round(4 * (right - left))
    return _Gap(a, b, key, sides[4 * b] - right, bool(between))


def _usual(gaps: list[_Gap | None]) -> dict[tuple[str, int], tuple[float, float, int]]:
    """For each letter a small and a great gap behind it, without strays, and their number."""
    widths: dict[tuple[str, int], list[float]] = {}
    for gap in gaps:
        if gap is not None:
            widths.setdefault(gap.key, []).append(gap.width)
    usual = {}
    for key, found in widths.items():
        found.sort()
        stray = len(found) // 10
        usual[key] = found[stray], found[-1 - stray], len(found)
    return usual


def _parts(gap: _Gap, usual: tuple[float, float, int], size: float) -> bool:
    """Whether a gap parts two words."""
    least, most, count = usual
    if gap.spaced:
        two_kinds = most - least > _TWO_WIDTHS * size and count > 3
        return not (two_kinds and gap.width < least + _WITHIN * size)
    if gap.key[0] in _STOPS:
        return gap.width > _AFTER_STOP * size
    return gap.width > (_LONE * size if count == 1 else least + _SPACE * size)
