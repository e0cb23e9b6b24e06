"""ODT to text: paragraphs, lists, tables, frames, headers and footers.

OpenDocument, read from its parts: https://docs.oasis-open.org/office/OpenDocument/v1.3/
"""

from __future__ import annotations

from typing import NamedTuple
from xml.etree import ElementTree as ET

from ai.documents.layout import Document
from ai.documents.paragraphs import Paragraph, Writer
from ai.documents.problems import unreadable
from ai.documents.text_builder import Run
from ai.documents.xml import Parts, attribute, child, local

_TINY = 3.0  # points
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75}
_UNREAD = {
    "annotation",
    "tracked-changes",
    "note-citation",
    "sequence-decls",
    "variable-decls",
    "forms",
}


class _Look(NamedTuple):
    bold: bool = False
    size: float = 0.0
    hidden: bool = False
    link: int = -1


def document_of(data: bytes) -> Document:
    """What an OpenDocument text says."""
    parts = Parts(data)
    root = parts.tree("content.xml")
    body = child(root, "body", "text")
    if root is None or body is None:
        raise unreadable("not a document")
    styles = parts.tree("styles.xml")
    reading = _Reading([tree for tree in (styles, root) if tree is not None])
    reading.margin(styles, "header")
    reading.counts["header_end"] = float(reading.writer.text.length)
    reading.blocks(body)
    reading.margin(styles, "footer")
    return reading.document()


class _Reading:
    """One document while it is read."""

    def __init__(self, trees: list[ET.Element]) -> None:
        self.writer = Writer()
        self.hidden: list[str] = []
        self.boxes: list[ET.Element] = []
        self.counts = {"tables": 0.0, "text_boxes": 0.0, "images": 0.0, "header_words": 0.0}
        self.styles = {
            attribute(style, "name") or "": style
            for tree in trees
            for style in tree.iter()
            if local(style) == "style"
        }

    def document(self) -> Document:
        traits = {"columns": 1.0, **self.counts}
        return self.writer.text.document(kind="odt", pages=1, hidden=self.hidden, traits=traits)

    def margin(self, styles: ET.Element | None, which: str) -> None:
        for element in styles.iter() if styles is not None else ():
            if local(element) == which:
                self.counts["header_words"] += len("".join(element.itertext()).split())
                self.writer.text.new_flow()
                self.blocks(element)
                self.writer.text.new_flow()

    def blocks(self, parent: ET.Element, *, bullet: bool = False) -> None:
        for element in parent:
            name = local(element)
            if name in ("p", "h"):
                self._write(self._paragraph(element, bullet=bullet and name == "p"))
            elif name == "table":
                self._table(element)
            elif name in ("list-item", "list-header"):
                self.blocks(element, bullet=True)
            elif name in ("frame", "text-box"):
                self._drawn(element)
                self._write(Paragraph())
            elif name not in _UNREAD:
                self.blocks(element, bullet=bullet)

    def _write(self, paragraph: Paragraph) -> None:
        self.writer.paragraph(paragraph)
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.counts["text_boxes"] += 1
            self.writer.text.new_flow()
            self.blocks(box)
            self.writer.text.new_flow()

    def _table(self, table: ET.Element) -> None:
        self.counts["tables"] += 1
        for row in table.iter():
            if local(row) != "table-row":
                continue
            cells = [cell for cell in row if local(cell) == "table-cell"]
            self.writer.row([self._cell(cell) for cell in cells])

    def _cell(self, cell: ET.Element) -> list[Paragraph]:
        listed = {id(p) for item in cell.iter() if local(item) == "list-item" for p in item.iter()}
        return [
            self._paragraph(p, bullet=id(p) in listed)
            for p in cell.iter()
            if local(p) in ("p", "h")
        ]

    def _paragraph(self, element: ET.Element, *, bullet: bool) -> Paragraph:
        paragraph = Paragraph(bullet=bullet, apart=local(element) == "h")
        look = self._styled(_Look(), attribute(element, "style-name"))
        self._inline(element, paragraph, look)
        return paragraph

    def _inline(self, element: ET.Element, paragraph: Paragraph, look: _Look) -> None:
        self._say(paragraph, element.text, look)
        for inner in element:
            name = local(inner)
            if name == "tab":
                self._say(paragraph, "\t", look)
            elif name == "line-break":
                self._say(paragraph, "\n", look)
            elif name == "s":
                self._say(paragraph, " ", look)
            elif name in ("frame", "text-box", "custom-shape"):
                self._drawn(inner)
            elif name == "a":
                link = self.writer.text.link(attribute(inner, "href") or "")
                self._inline(inner, paragraph, look._replace(link=link))
            elif name not in _UNREAD:
                self._inline(inner, paragraph, self._styled(look, attribute(inner, "style-name")))
            self._say(paragraph, inner.tail, look)

    def _say(self, paragraph: Paragraph, text: str | None, look: _Look) -> None:
        if not text:
            return
        if look.hidden or 0 < look.size < _TINY:
            if text.strip():
                self.hidden.append(text.strip())
            return
        plain = text if text in ("\t", "\n") else " ".join(text.replace("\n", " ").split(" "))
        paragraph.add(Run(plain, bold=look.bold, size=look.size, link=look.link))

    def _drawn(self, element: ET.Element) -> None:
        for inner in element.iter():
            if local(inner) == "text-box":
                self.boxes.append(inner)
                return
            self.counts["images"] += local(inner) == "image"

    def _styled(self, look: _Look, name: str | None, depth: int = 0) -> _Look:
        style = self.styles.get(name or "")
        if style is None or depth > 8:
            return look
        look = self._styled(look, attribute(style, "parent-style-name"), depth + 1)
        said = child(style, "text-properties")
        if said is None:
            return look
        weight, size = attribute(said, "font-weight"), _points(attribute(said, "font-size"))
        white = (attribute(said, "color") or "").lower() == "#ffffff"
        unseen = attribute(said, "display") == "none" or (white and not _has_ground(said))
        return look._replace(
            bold=look.bold if weight is None else weight == "bold" or weight >= "6",
            size=size or look.size,
            hidden=look.hidden or unseen,
        )


def _has_ground(properties: ET.Element) -> bool:
    return (attribute(properties, "background-color") or "transparent") not in (
        "transparent",
        "#ffffff",
    )


def _points(length: str | None) -> float:
    """A length such as "11pt" in points; 0 when it is relative or not said."""
    if not length or length[-2:] not in _POINTS:
        return 0.0
    try:
        return float(length[:-2]) * _POINTS[length[-2:]]
    except ValueError:
        return 0.0
