"""How an ad's lines are set: which of them are larger or bolder than its running text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from statistics import median

from ai.documents import Document
from ai.documents.layout import Line

_BOLD = 0.1
"""Bold type counts for so much more of the running text's size."""
_BETWEEN_LINES = 1.9
"""Of the type's size: lines so near to each other are read on."""
_MOST_BOLD = 0.5
"""An ad in which more of the text than this is bold says nothing by it."""


@dataclass(frozen=True, slots=True)
class Looks:
    """``weights`` maps a line's offset to how much larger it is set than running text, which is 1;
    ``lines`` are the document's own. Both are empty where the file does not tell sizes."""

    weights: dict[int, float] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)

    def weight(self, start: int) -> float:
        """The weight of the line that ``start`` lies in."""
        return self.weights.get(start, 0.0)


def looks_of(document: Document) -> Looks:
    """How the lines of a document are set."""
    lines = [line for line in document.lines if line.size > 0]
    if not lines:
        return Looks()
    body = _body(lines)
    bold = sum(line.end - line.start for line in lines if line.bold)
    plain = bold > _MOST_BOLD * sum(line.end - line.start for line in lines)
    weights = {
        line.start: round(line.size / body + _BOLD * (line.bold and not plain), 2)
        for line in lines
    }
    return Looks(weights, lines)


def _body(lines: list[Line]) -> float:
    """The size that most letters are set in."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += line.end - line.start
    return max(sizes, key=lambda size: sizes[size]) or median(sizes)


def read_on(before: Line, line: Line) -> bool:
    """Whether two lines are set as one that was too long for its column."""
    return (
        before.page == line.page
        and abs(before.size - line.size) < 0.02 * line.size
        and before.bold == line.bold
        and abs(before.x0 - line.x0) < 0.5 * line.size
        and 0 < line.y0 - before.y0 < _BETWEEN_LINES * line.size
    )
