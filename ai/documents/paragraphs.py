"""Paragraphs and tables, as formats without pages have them, written as lines of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ai.documents.text_builder import Run, TextBuilder
from ai.documents.words import clean

_DATED = re.compile(r"\b(?:19|20)\d\d\b|present|current|\b\d\d/\d\d", re.IGNORECASE)
_SIDE = 45  # characters that a cell at the side of another has at most
_SPACES = re.compile(r"[ \xa0\u2000-\u200a]+")


@dataclass(slots=True)
class Paragraph:
    """Text in runs, in which a tab parts cells and a line feed parts lines."""

    runs: list[Run] = field(default_factory=list)
    bullet: bool = False
    apart: bool = False

    def add(self, run: Run) -> None:
        if run.text:
            self.runs.append(run)

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    def lines(self) -> list[list[list[Run]]]:
        """The paragraph's lines as cells of runs, each run a stretch of words without tabs."""
        lines: list[list[list[Run]]] = [[[]]]
        for run in self.runs:
            for number, part in enumerate(run.text.split("\n")):
                if number:
                    lines.append([[]])
                self._add_cells(lines[-1], part, run)
        whole = [[_merged(cell) for cell in line] for line in lines]
        kept = [[cell for cell in line if cell] for line in whole]
        kept = [line for line in kept if line]
        if kept and self.bullet and not kept[0][0][0].text.startswith("•"):
            kept[0][0].insert(0, Run("•"))
        return kept

    def _add_cells(self, line: list[list[Run]], part: str, run: Run) -> None:
        for number, piece in enumerate(part.split("\t")):
            if number:
                line.append([])
            if piece:
                line[-1].append(run._replace(text=piece))


def _merged(cell: list[Run]) -> list[Run]:
    """Runs that begin and end at spaces: a word may change its style in the middle."""
    merged: list[Run] = []
    for run in cell:
        text = _SPACES.sub(" ", clean(run.text))
        if merged and not merged[-1].text.endswith(" ") and not text.startswith(" "):
            merged[-1], text = _joined(merged[-1], run, text)
        if text:
            merged.append(run._replace(text=text))
    stripped = (run._replace(text=run.text.strip()) for run in merged)
    return [run for run in stripped if run.text]


def _joined(last: Run, run: Run, text: str) -> tuple[Run, str]:
    """The rest of a word goes with its beginning; a whole run does when the style is the same."""
    if (run.bold, run.size, run.link) == (last.bold, last.size, last.link):
        return last._replace(text=last.text + text), ""
    word, space, rest = text.partition(" ")
    link = last.link if last.link >= 0 else run.link
    return last._replace(text=last.text + word, link=link), space + rest


class Writer:
    """Writes paragraphs and tables into a document's text."""

    def __init__(self) -> None:
        self.text = TextBuilder()

    def paragraph(self, paragraph: Paragraph) -> None:
        lines = paragraph.lines()
        if not lines:
            self.text.apart()
        for number, line in enumerate(lines):
            self.text.line(line, apart=paragraph.apart and number == 0)

    def row(self, cells: Sequence[Sequence[Paragraph]]) -> None:
        """A table's row: cells of one line stand beside each other, longer ones follow."""
        full = [cell for cell in cells if any(p.text.strip() for p in cell)]
        lines = [[line for p in cell for line in p.lines()] for cell in full]
        if len(full) == 1:
            for paragraph in full[0]:
                self.paragraph(paragraph)
        elif all(len(cell) <= 1 for cell in lines):
            self.text.line([_flat(cell[0]) for cell in lines if cell])
        elif len(lines) == 2 and _beside(lines):
            self._side_by_side(lines[0], lines[1])
        else:
            for cell in full:
                self.text.new_flow()
                for paragraph in cell:
                    self.paragraph(paragraph)
            self.text.new_flow()

    def _side_by_side(self, left: list[list[list[Run]]], right: list[list[list[Run]]]) -> None:
        self.text.apart()
        for i in range(max(len(left), len(right))):
            cells = (left[i] if i < len(left) else []) + (right[i] if i < len(right) else [])
            self.text.line(cells)


def _flat(line: list[list[Run]]) -> list[Run]:
    return [run for cell in line for run in cell]


def _beside(cells: list[list[list[list[Run]]]]) -> bool:
    """Whether one of two cells is the other's side: its dates, its place, or its label."""
    left, right = cells
    few = left if len(left) <= len(right) else right
    texts = [" ".join(run.text for run in _flat(line)) for line in few]
    if len(few) > 3 or any(len(text) > _SIDE for text in texts):
        return False
    return len(few) == 1 or any(_DATED.search(text) for text in texts)
