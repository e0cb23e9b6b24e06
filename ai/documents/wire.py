"""A document as bytes on its way between two processes, as JSON: it runs nothing when read."""

from __future__ import annotations

import json
from typing import Any

from ai.documents.layout import Document, Line, Link


def packed(document: Document) -> bytes:
    """The bytes of a document."""
    lines = [
        [
            line.start,
            line.end,
            line.page,
            round(line.x0, 1),
            round(line.y0, 1),
            round(line.x1, 1),
            round(line.y1, 1),
            round(line.size, 1),
            line.bold,
            line.font,
            line.bolds,
            line.flow,
        ]
        for line in document.lines
    ]
    return json.dumps(
        {
            "text": document.text.encode("utf-8", "replace").decode(),
            "kind": document.kind,
            "pages": document.pages,
            "lines": lines,
            "links": [[link.url, link.start, link.end] for link in document.links],
            "hidden": document.hidden,
            "traits": document.traits,
            "ocr": document.ocr,
            "facts": document.facts,
        }
    ).encode("ascii")


def unpacked(data: bytes) -> Document:
    """The document that ``packed`` made bytes of. Raises ``ValueError`` when it did not."""
    try:
        return _document(json.loads(data))
    except (KeyError, TypeError, IndexError) as error:
        raise ValueError("not a document") from error


def _document(said: dict[str, Any]) -> Document:
    return Document(
        text=said["text"],
        kind=said["kind"],
        pages=said["pages"],
        lines=[_line(line) for line in said["lines"]],
        links=[Link(*link) for link in said["links"]],
        hidden=said["hidden"],
        traits=said["traits"],
        ocr=said["ocr"],
        facts=said["facts"],
    )


def _line(said: list[Any]) -> Line:
    start, end, page, x0, y0, x1, y1, size, bold, font, bolds, flow = said
    pairs = tuple((a, b) for a, b in bolds)
    return Line(start, end, page, x0, y0, x1, y1, size, bold, font, pairs, flow)
