"""Words on a page that places every letter by itself: told by the gaps between the letters.

Some producers shrink the letters' advances, so that the space between two words is hardly wider
than nothing, or wide where there is none; PDFium then glues words, or cuts them.
"""

from __future__ import annotations

_SPACE = 0.16  # of the type's size: so much wider than the least gap is a gap between words
_LONE = 0.08  # the same against nothing, for a letter that occurs once
_AFTER_STOP = 0.04  # the same after a comma, which hardly ever stands within a word
_TWO_WIDTHS = 0.13  # gaps behind one letter that differ so much are of two kinds
_WITHIN = 0.1  # so near the least a gap is one within a word, where there are two kinds
_STOPS = ",;:&%)"
_BLANK = frozenset(" \t\xa0\u2000\u200a\u3000\x00")
_BREAK = frozenset("\r\n\ufffe")
_WRITTEN = 0.1  # points: a space that the file itself writes is at least so wide

Gap = tuple[int, int, float, bool]  # before, after, width, and whether PDFium put a space there


def words_by_gaps(said: str, sides: list[float]) -> list[tuple[int, int]]:
    """The words as offsets into ``said``; ``sides`` has left, top, right, bottom of each."""
    gaps, cuts, first, last = _gaps(said, sides)
    if first < 0:
        return []
    size = abs(sides[4 * first + 1] - sides[4 * first + 3]) or 1.0
    for key, found in gaps.items():
        widths = sorted(gap[2] for gap in found)
        stray = len(widths) // 10
        usual = widths[stray], widths[-1 - stray], len(widths)
        inside, apart = _limits(key[0], usual, size)
        cuts += [(g[0], g[1]) for g in found if g[2] > (inside if g[3] else apart)]
    cuts.sort()
    starts = [first, *(after for _, after in cuts)]
    ends = [*(before + 1 for before, _ in cuts), last + 1]
    return list(zip(starts, ends, strict=True))


def _gaps(
    said: str, sides: list[float]
) -> tuple[dict[tuple[str, int], list[Gap]], list[tuple[int, int]], int, int]:
    """The gaps behind each kind of letter; where words end for sure; the first and last letter."""
    lefts, rights, bottoms = sides[0::4], sides[2::4], sides[3::4]
    gaps: dict[tuple[str, int], list[Gap]] = {}
    cuts: list[tuple[int, int]] = []
    first = before = -1
    spaced = ended = False
    for i, c in enumerate(said):
        if c in _BLANK:
            spaced = True
            ended = ended or rights[i] - lefts[i] > _WRITTEN
        elif c in _BREAK:
            ended = True
        else:
            if before < 0:
                first = i
            elif ended or _is_elsewhere(lefts, rights, bottoms, before, i):
                cuts.append((before, i))
            else:
                key = said[before], int(4 * (rights[before] - lefts[before]))
                gap = before, i, lefts[i] - rights[before], spaced
                gaps.setdefault(key, []).append(gap)
            before, spaced, ended = i, False, False
    return gaps, cuts, first, before


def _is_elsewhere(
    lefts: list[float], rights: list[float], bottoms: list[float], before: int, after: int
) -> bool:
    """Whether a letter stands on another line than the one before it, or to its left."""
    if lefts[after] < lefts[before] - 1:
        return True
    return abs(bottoms[after] - bottoms[before]) > rights[before] - lefts[before] + 2


def _limits(letter: str, usual: tuple[float, float, int], size: float) -> tuple[float, float]:
    """The widest gap within a word behind a letter: where PDFium put a space, and elsewhere."""
    least, most, count = usual
    two_kinds = most - least > _TWO_WIDTHS * size and count > 3
    inside = least + _WITHIN * size if two_kinds else float("-inf")
    if letter in _STOPS:
        return inside, _AFTER_STOP * size
    return inside, (_LONE * size if count == 1 else least + _SPACE * size)
