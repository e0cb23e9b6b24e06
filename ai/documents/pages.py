"""Words on pages to a text in reading order, with the place of each of its lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from statistics import median

from ai.documents.columns import Piece, columns_in, flows_of
from ai.documents.layout import Document
from ai.documents.limits import MOST_CHARACTERS
from ai.documents.text_builder import Run, TextBuilder
from ai.documents.words import Page, Word

_SAME_LINE = 0.42  # of the type's size: how far baselines may lie apart on one line
_WIDE_GAP = 1.15  # of the type's size: from here on a gap parts two pieces
_CELL_GAP = 0.5  # of the type's size: a gap between cells, where others begin at the same edge
_TWO_GAPS = 1.9  # times the narrowest gap of a line: a gap so wide is one of another kind
_SHARED_EDGE = 2  # other pieces that begin there
_SET_APART = 1.3  # of the usual leading: from here on a line is set apart from the one above
_MARGIN = 0.09  # of the page's height: where running headers and footers stand
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|seite|página|pagina|pág\.?|p\.)\s*)?\d{1,3}(?:\s*(?:of|/|von|de|sur|di|"
    r"van)\s*\d{1,3})?\W*",
    re.IGNORECASE,
)
_PAGE_OF_PAGES = re.compile(r"\b[1-9]\d?\s?(?:/|of|von|sur|de|di|van)\s?[1-9]\d?$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_SAME_HEIGHT = 4.0  # points within which lines stand at the same height
_SHORT = 8  # words that a running footer has at most
_LETTERS = 4  # single letters in a row are one word that was spaced out
_MARKS = frozenset("•●▪■○◦‣▸►❖◆·∙⁃*")
_SMALL = 0.8  # of its line's size: a mark so small is drawn smaller than the words behind it
_HANGS = 3.5  # of the type's size: how far a mark stands at most before its line


def document_of(pages: Iterable[Page], kind: str) -> Document:
    """The document that the pages make together."""
    text, seen = TextBuilder(), _Seen()
    sheets = [(page, aligned(hung(pieces_of(page.words)))) for page in pages]
    running = _running_heads(sheets)
    for number, (page, pieces) in enumerate(sheets):
        seen.add(page)
        links = [text.link(url) for url in page.links]
        flows = flows_of([piece for piece in pieces if id(piece) not in running])
        seen.columns = max(seen.columns, columns_in(flows))
        for flow in flows:
            text.new_flow()
            _write_flow(text, flow, number, links)
        if text.length > MOST_CHARACTERS:
            break
    return text.document(
        kind=kind, pages=len(sheets), hidden=seen.hidden, ocr=seen.ocr, traits=seen.traits()
    )


class _Seen:
    """What is said of the pages besides their text."""

    def __init__(self) -> None:
        self.columns = 1
        self.images = self.odd = 0
        self.ocr = False
        self.hidden: list[str] = []
        self.fonts: Counter[str] = Counter()
        self.sizes: Counter[float] = Counter()

    def add(self, page: Page) -> None:
        self.images += page.images
        self.odd += page.odd
        self.ocr = self.ocr or page.ocr
        self.hidden += page.hidden
        for word in page.words:
            self.fonts[word.font] += 1
            self.sizes[round(word.size * 2) / 2] += len(word.text)

    def traits(self) -> dict[str, float]:
        body = self.sizes.most_common(1)[0][0] if self.sizes else 0.0
        used = sum(count >= 3 for name, count in self.fonts.items() if name)
        return {
            "columns": self.columns,
            "images": self.images,
            "fonts": used,
            "body_size": body,
            "odd": self.odd,
        }


def _running_heads(sheets: list[tuple[Page, list[Piece]]]) -> set[int]:
    """Pieces that number a page, or that stand at the same height of the edge of most pages.

    What runs at the top is kept where it stands first: it often is the name.
    """
    found: set[int] = set()
    edges: dict[tuple[str, bool, int], list[int]] = {}
    for page, pieces in sheets:
        top, bottom = _MARGIN * page.height, (1 - _MARGIN) * page.height
        for piece in pieces:
            if top < piece.bottom <= bottom:
                continue
            if _is_page_number(piece.text):
                found.add(id(piece))
            if piece.words[0].text == "•":
                continue
            mask = _DIGITS.sub("#", piece.text)
            height = round(piece.bottom / _SAME_HEIGHT)
            edges.setdefault((mask, piece.bottom > bottom, height), []).append(id(piece))
    for (_, below, _), same in edges.items():
        if len(same) >= max(2, (len(sheets) - 1) / 2):
            found.update(same if below else same[1:])
    return found


def hung(pieces: list[Piece]) -> list[Piece]:
    """Pieces, with each mark of a list that is drawn small put before its line."""
    marks = [p for p in pieces if len(p.words) == 1 and p.words[0].text in _MARKS]
    owners = [(mark, _owner(mark, pieces)) for mark in marks]
    taken = set()
    for mark, owner in owners:
        if owner is not None:
            word = mark.words[0]
            word.top, word.bottom, word.size = owner.top, owner.bottom, owner.size
            owner.words.insert(0, word)
            owner.x0 = word.x0
            taken.add(id(mark))
    return [piece for piece in pieces if id(piece) not in taken] if taken else pieces


def _owner(mark: Piece, pieces: list[Piece]) -> Piece | None:
    """The line that a small mark stands before."""
    middle = (mark.top + mark.bottom) / 2
    beside = [
        piece
        for piece in pieces
        if mark.size < _SMALL * piece.size
        and piece.top < middle < piece.bottom
        and 0 <= piece.x0 - mark.x1 <= _HANGS * piece.size
    ]
    return min(beside, key=lambda piece: piece.x0, default=None)


def aligned(pieces: list[Piece]) -> list[Piece]:
    """Pieces, parted also at narrower gaps behind which others begin: the cells of a table."""
    lefts = Counter(round(piece.x0) for piece in pieces)
    parted: list[Piece] = []
    for piece in pieces:
        parted += _at_edges(piece, lefts) if len(piece.words) > 1 else [piece]
    return parted


def _at_edges(piece: Piece, lefts: Counter[int]) -> list[Piece]:
    gaps = [b.x0 - a.x1 for a, b in pairwise(piece.words)]
    least = max(min(gaps), 0.1)
    cuts = []
    for i, gap in enumerate(gaps, start=1):
        if gap <= _CELL_GAP * piece.size or (i == 1 and len(piece.words[0].text) <= 2):
            continue
        shared = sum(lefts[round(piece.words[i].x0) + d] for d in (-1, 0, 1)) >= _SHARED_EDGE
        if shared or gap > _TWO_GAPS * least:
            cuts.append(i)
    edges = [0, *cuts, len(piece.words)]
    return [_piece_of(piece.words[a:b]) for a, b in pairwise(edges)] if cuts else [piece]


def _piece_of(words: list[Word]) -> Piece:
    return Piece(
        words,
        words[0].x0,
        min(word.top for word in words),
        max(word.x1 for word in words),
        max(word.bottom for word in words),
        max(word.size for word in words),
    )


def _is_page_number(text: str) -> bool:
    if _PAGE_NUMBER.fullmatch(text):
        return True
    return _PAGE_OF_PAGES.search(text) is not None and len(text.split()) <= _SHORT


def pieces_of(words: list[Word]) -> list[Piece]:
    """Words gathered into pieces of lines, in the order in which they were drawn."""
    pieces: list[Piece] = []
    for word in words:
        piece = pieces[-1] if pieces else None
        if piece is None or not _continues(piece, word.x0, word.bottom, word.size):
            pieces.append(Piece([word], word.x0, word.top, word.x1, word.bottom, word.size))
        else:
            _extend(piece, [word], word.x1, word.size)
    return _joined(pieces)


def _continues(piece: Piece, x0: float, bottom: float, size: float) -> bool:
    height = min(piece.size, size) if min(piece.size, size) > 0 else 1.0
    gap = x0 - piece.x1
    return (
        abs(piece.bottom - bottom) <= _SAME_LINE * height
        and -0.6 * height <= gap <= _WIDE_GAP * max(piece.size, size)
        and x0 >= piece.x0
    )


def _extend(piece: Piece, words: list[Word], x1: float, size: float) -> None:
    piece.words += words
    piece.x1 = max(piece.x1, x1)
    piece.top = min(piece.top, *(word.top for word in words))
    piece.bottom = max(piece.bottom, *(word.bottom for word in words))
    piece.size = max(piece.size, size)


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Pieces of one line that were drawn apart from each other, made one."""
    whole: list[Piece] = []
    for piece in sorted(pieces, key=lambda p: (round(p.bottom), p.x0)):
        last = whole[-1] if whole else None
        if last is not None and _continues(last, piece.x0, piece.bottom, piece.size):
            _extend(last, piece.words, piece.x1, piece.size)
        else:
            whole.append(piece)
    return whole


def _write_flow(text: TextBuilder, flow: list[Piece], page: int, links: list[int]) -> None:
    rows = _rows(flow)
    leading = _leading(rows)
    above: float | None = None
    for row in rows:
        baseline = max(piece.bottom for piece in row)
        apart = above is not None and baseline - above > max(leading, row[0].size) * _SET_APART
        cells = [_runs(piece, links) for piece in row]
        if _is_justified(row):
            cells = [[run for cell in cells for run in cell]]
        text.line(cells, page=page, apart=apart, box=_box(row))
        above = baseline


def _is_justified(row: list[Piece]) -> bool:
    """Whether the wide gaps of a line are those of a text that is flush on both sides."""
    gaps = [b.x0 - a.x1 for a, b in pairwise(row)]
    return len(gaps) >= 2 and max(gaps) < 1.5 * min(gaps) and max(gaps) < 3 * row[0].size


def _rows(flow: list[Piece]) -> list[list[Piece]]:
    """The pieces of a flow as lines, from top to bottom and from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(flow, key=lambda p: p.bottom):
        last = rows[-1][0] if rows else None
        if last is not None and abs(last.bottom - piece.bottom) <= _SAME_LINE * min(
            last.size, piece.size
        ):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        row.sort(key=lambda p: p.x0)
    return rows


def _leading(rows: list[list[Piece]]) -> float:
    """The usual distance between the baselines of lines that belong together."""
    steps = [b[0].bottom - a[0].bottom for a, b in pairwise(rows)]
    near = [s for s, row in zip(steps, rows[1:], strict=False) if 0 < s < 1.9 * row[0].size]
    return median(near) if near else 0.0


def _box(row: list[Piece]) -> tuple[float, float, float, float]:
    return (
        row[0].x0,
        min(piece.top for piece in row),
        max(piece.x1 for piece in row),
        max(piece.bottom for piece in row),
    )


def _runs(piece: Piece, links: list[int]) -> list[Run]:
    """A piece's words as runs of text; letters that were spaced out are a word again."""
    runs: list[Run] = []
    words = piece.words
    at = 0
    while at < len(words):
        end = _end_of_letters(words, at)
        word = words[at]
        runs.extend(
            [_run(w.text, w, links) for w in words[at:end]]
            if end - at < _LETTERS
            else [_run(text, word, links) for text in _spelled(words[at:end])]
        )
        at = end
    return runs


def _run(text: str, word: Word, links: list[int]) -> Run:
    link = links[word.link] if word.link >= 0 else -1
    return Run(text, bold=word.bold, size=word.size, font=word.font, link=link)


def _end_of_letters(words: list[Word], at: int) -> int:
    end = at
    while (
        end < len(words) and len(words[end].text) == 1 and (words[end].text.isalpha() or end > at)
    ):
        end += 1
    return max(end, at + 1)


def _spelled(letters: list[Word]) -> list[str]:
    """The words that spaced-out letters spell: their gaps are wider than those of letters."""
    gaps = [b.x0 - a.x1 for a, b in pairwise(letters)]
    usual = median(gaps)
    words = letters[0].text
    for gap, letter in zip(gaps, letters[1:], strict=True):
        words += (" " if gap > max(1.6 * usual, usual + 2) else "") + letter.text
    return words.split(" ")
