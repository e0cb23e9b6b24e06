"""A document's text, written line by line, with the place of each line and link in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ai.documents.layout import Document, Line, Link
from ai.documents.limits import MOST_CHARACTERS, MOST_LINES, MOST_LINKS

_NOWHERE = (0.0, 0.0, 0.0, 0.0)


class Run(NamedTuple):
    """Words in one style. ``link`` is what ``TextBuilder.link`` gave for their address."""

    text: str
    bold: bool = False
    size: float = 0.0
    font: str = ""
    link: int = -1


class TextBuilder:
    """Gathers lines into a document; what goes beyond the limits is left out, and said."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.lines: list[Line] = []
        self.links: list[Link] = []
        self.length = 0
        self.flow = 0
        self.cut = False
        self._apart = False

    def link(self, url: str) -> int:
        """The number by which runs say that they carry ``url``; -1 when there are too many."""
        if len(self.links) >= MOST_LINKS or not url:
            return -1
        self.links.append(Link(url))
        return len(self.links) - 1

    def new_flow(self) -> None:
        """What follows is not read on from what stands above."""
        self.flow += 1
        self._apart = True

    def apart(self) -> None:
        """What follows is set apart from what stands above."""
        self._apart = True

    def line(
        self,
        cells: Sequence[Sequence[Run]],
        *,
        page: int = 0,
        apart: bool = False,
        box: tuple[float, float, float, float] = _NOWHERE,
    ) -> None:
        """A line of cells; the runs of a cell are parted by spaces."""
        if self.length > MOST_CHARACTERS or len(self.lines) >= MOST_LINES:
            self.cut = True
            return
        if self.parts:
            gap = "\n\n" if apart or self._apart else "\n"
            self.parts.append(gap)
            self.length += len(gap)
        self._apart = False
        start = self.length
        bolds = self._write(cells)
        runs = [run for cell in cells for run in cell]
        heavy = sum(end - begin for begin, end in bolds)
        longest = max(runs, key=lambda run: len(run.text), default=Run(""))
        self.lines.append(
            Line(
                start,
                self.length,
                page,
                *box,
                size=max((run.size for run in runs), default=0.0),
                bold=heavy * 2 > self.length - start,
                font=longest.font,
                bolds=tuple(bolds),
                flow=self.flow,
            )
        )

    def _write(self, cells: Sequence[Sequence[Run]]) -> list[tuple[int, int]]:
        """Append the words; where the bold ones stand."""
        bolds: list[tuple[int, int]] = []
        for cell_number, cell in enumerate(cells):
            for run_number, run in enumerate(cell):
                gap = " " if run_number else "\t" if cell_number else ""
                start = self.length + len(gap)
                self.parts.append(gap + run.text)
                self.length = start + len(run.text)
                if run.link >= 0:
                    self._carry(run.link, start)
                if run.bold and bolds and bolds[-1][1] == start - len(gap):
                    bolds[-1] = bolds[-1][0], self.length
                elif run.bold:
                    bolds.append((start, self.length))
        return bolds

    def _carry(self, number: int, start: int) -> None:
        link = self.links[number]
        first = link.start if link.end else start
        self.links[number] = Link(link.url, first, self.length)

    def document(
        self,
        *,
        kind: str,
        pages: int,
        hidden: list[str],
        traits: dict[str, float],
        ocr: bool = False,
    ) -> Document:
        """The whole document."""
        if self.cut:
            traits = {**traits, "cut": 1.0}
        return Document(
            text="".join(self.parts),
            kind=kind,
            pages=pages,
            lines=self.lines,
            links=self.links,
            hidden=hidden,
            traits=traits,
            ocr=ocr,
        )
