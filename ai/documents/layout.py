"""A document as a machine reads it: a text, and where each of its lines stood on the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text in reading order; empty lines have none.

    ``start`` and ``end`` are offsets into ``Document.text``; the box is in points from the page's
    top left corner; ``size`` is the type's size in points. In formats without pages the box is
    all zeros and ``size`` is 0. ``bold`` says that most of the line is bold, ``bolds`` where in
    ``Document.text`` it is. Lines of one ``flow`` are read on from one another: each column is a
    flow of its own. Cells that stand apart on one line are parted by a tab.
    """

    start: int
    end: int
    page: int = 0
    x0: float = 0.0
    y0: float = 0.0
    x1: float = 0.0
    y1: float = 0.0
    size: float = 0.0
    bold: bool = False
    font: str = ""
    bolds: tuple[tuple[int, int], ...] = ()
    flow: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """An address that the document links to, and the offsets of the words that carry it."""

    url: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says. Lines are separated by a line feed in ``text``.

    ``kind`` is one of pdf, docx, odt, rtf, html, text, image, json, linkedin. ``hidden`` holds
    words that a reader of the page cannot see (white, tiny, off the page, or marked hidden):
    they are not part of ``text``. ``ocr`` is true when the text was recognised from pictures.
    ``name`` is the file's, as the person gave it. ``traits`` are figures about the file:
    columns, tables, text_boxes, images, fonts, body_size (points), odd (glyphs without a
    meaning), header_words (words kept in page headers and footers), header_end (the offset
    behind those of the header), cut (1 when text was left unread because there was too much).
    ``facts`` is what a file of data says by itself, as JSON Resume.
    """

    text: str
    kind: str = "text"
    pages: int = 1
    lines: list[Line] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    traits: dict[str, float] = field(default_factory=dict)
    ocr: bool = False
    name: str = ""
    facts: dict[str, Any] | None = None

    @classmethod
    def of_text(cls, text: str, traits: dict[str, float] | None = None) -> Document:
        """Plain text: line breaks are made uniform, control characters are dropped."""
        clean = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n")
        clean = "".join(c for c in clean if c in "\n\t" or c.isprintable())
        lines, start = [], 0
        for part in clean.split("\n"):
            if part.strip():
                lines.append(Line(start, start + len(part)))
            start += len(part) + 1
        return cls(text=clean, lines=lines, traits=traits or {})
