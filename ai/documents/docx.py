"""DOCX to text: body, tables, text boxes, content controls, headers, footers, and what is hidden.

Word's own format, read from its parts: https://ecma-international.org/publications-and-standards/standards/ecma-376/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from ai.documents.docx_styles import Look, Styles, looked
from ai.documents.layout import Document
from ai.documents.paragraphs import Paragraph, Writer
from ai.documents.problems import unreadable
from ai.documents.text_builder import Run
from ai.documents.xml import Parts, attribute, child, local

_FIELD_LINK = re.compile(r'HYPERLINK\s+(?:\\[a-z]\s+)*"([^"]+)"')
_SKIPPED = {"del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr", "proofErr"}
_BODY = "word/document.xml"
_SETS_APART = 60  # twentieths of a point above or below a paragraph
_SYMBOL_BULLETS = {"F0B7", "F0A7", "F0D8", "F076", "F0FC", "00B7"}


def document_of(data: bytes) -> Document:
    """What a Word document says."""
    return _Reading(Parts(data)).document()


class _Reading:
    """One document while it is read."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.styles = Styles(parts)
        self.writer = Writer()
        self.targets: dict[str, str] = {}
        self.hidden: list[str] = []
        self.boxes: list[ET.Element] = []
        self.counts = {"tables": 0, "text_boxes": 0, "images": 0, "header_words": 0}
        self.sizes: dict[float, int] = {}
        self.fonts: set[str] = set()
        self.shaded = 0

    def document(self) -> Document:
        main = _BODY if _BODY in self.parts.names else self._other_body()
        body = child(self.parts.tree(main), "body")
        if body is None:
            raise unreadable("damaged")
        self._margin("header")
        self.counts["header_words"] = len("".join(self.writer.text.parts).split())
        self.counts["header_end"] = self.writer.text.length
        self._load_targets(main)
        self._blocks(body)
        before = self.writer.text.length
        self._margin("footer")
        footer = "".join(self.writer.text.parts)[before:]
        self.counts["header_words"] += len(footer.split())
        return self._finished()

    def _other_body(self) -> str:
        found = self.parts.matching("word/document", ".xml")
        if not found:
            raise unreadable("not a document")
        return found[0]

    def _finished(self) -> Document:
        body = max(self.sizes, key=lambda size: self.sizes[size], default=0.0)
        traits = {name: float(count) for name, count in self.counts.items()}
        traits |= {"columns": 1.0, "fonts": float(len(self.fonts)), "body_size": body}
        return self.writer.text.document(kind="docx", pages=1, hidden=self.hidden, traits=traits)

    def _margin(self, which: str) -> None:
        """Headers or footers, each text once."""
        said = set()
        for name in self.parts.matching(f"word/{which}", ".xml"):
            root = self.parts.tree(name)
            text = "".join(root.itertext()).strip() if root is not None else ""
            if root is not None and text and text not in said:
                said.add(text)
                self._load_targets(name)
                self.writer.text.new_flow()
                self._blocks(root)
                self.writer.text.new_flow()

    def _load_targets(self, part: str) -> None:
        folder, _, name = part.rpartition("/")
        root = self.parts.tree(f"{folder}/_rels/{name}.rels")
        self.targets = {
            attribute(r, "Id") or "": attribute(r, "Target") or ""
            for r in (root if root is not None else [])
            if (attribute(r, "TargetMode") or "") == "External"
        }

    def _blocks(self, parent: ET.Element) -> None:
        for element in parent:
            name = local(element)
            if name == "p":
                self._write(self._paragraph(element))
            elif name == "tbl":
                self._table(element)
            elif name not in _SKIPPED:
                self._blocks(_chosen(element))

    def _write(self, paragraph: Paragraph) -> None:
        self.writer.paragraph(paragraph)
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.counts["text_boxes"] += 1
            self.writer.text.new_flow()
            self._blocks(box)
            self.writer.text.new_flow()

    def _table(self, table: ET.Element) -> None:
        self.counts["tables"] += 1
        for row in _rows(table):
            cells = [cell for cell in _cells(row) if not _continues(cell)]
            if any(child(cell, "tbl") is not None for cell in cells):
                for cell in cells:
                    self.writer.text.new_flow()
                    self._blocks(cell)
            else:
                self.writer.row([self._cell(cell) for cell in cells])
                self._write(Paragraph())

    def _cell(self, cell: ET.Element) -> list[Paragraph]:
        shade = child(cell, "tcPr", "shd")
        shaded = shade is not None and (attribute(shade, "fill") or "auto") not in (
            "auto",
            "FFFFFF",
        )
        self.shaded += shaded
        found = [self._paragraph(p) for p in cell.iter() if local(p) == "p" and not _in_box(p)]
        self.shaded -= shaded
        return found

    def _paragraph(self, element: ET.Element) -> Paragraph:
        properties = child(element, "pPr")
        style = child(properties, "pStyle")
        style_id = None if style is None else attribute(style, "val")
        number = child(properties, "numPr", "numId")
        listed = (
            attribute(number, "val") != "0"
            if number is not None
            else self.styles.is_list(style_id)
        )
        heading = child(properties, "outlineLvl") is not None
        paragraph = Paragraph(bullet=listed and not heading, apart=_is_apart(properties))
        shade = child(properties, "shd")
        self.shaded += shade is not None
        self._inline(element, paragraph, self.styles.look(style_id), -1)
        self.shaded -= shade is not None
        return paragraph

    def _inline(self, parent: ET.Element, paragraph: Paragraph, look: Look, link: int) -> None:
        field: str | None = None
        for element in parent:
            name = local(element)
            if name == "r":
                said = "".join(e.text or "" for e in element if local(e) == "instrText")
                field = self._field(element, said, field)
                self._run(element, paragraph, look, self._field_link(field, link))
            elif name == "hyperlink":
                url = self.targets.get(attribute(element, "id") or "", "")
                self._inline(element, paragraph, look, self.writer.text.link(url))
            elif name == "fldSimple":
                m = _FIELD_LINK.search(attribute(element, "instr") or "")
                self._inline(element, paragraph, look, self.writer.text.link(m[1]) if m else link)
            elif name not in _SKIPPED:
                self._inline(_chosen(element), paragraph, look, link)

    def _field(self, run: ET.Element, said: str, field: str | None) -> str | None:
        """The instruction of the field that a run stands in."""
        mark = child(run, "fldChar")
        kind = None if mark is None else attribute(mark, "fldCharType")
        if kind == "begin":
            return ""
        if kind == "end":
            return None
        return field + said if field is not None else None

    def _field_link(self, field: str | None, link: int) -> int:
        m = _FIELD_LINK.search(field) if field else None
        if m is None:
            return link
        known = [i for i, one in enumerate(self.writer.text.links) if one.url == m[1]]
        return known[-1] if known else self.writer.text.link(m[1])

    def _run(self, run: ET.Element, paragraph: Paragraph, look: Look, link: int) -> None:
        properties = child(run, "rPr")
        style = child(properties, "rStyle")
        if style is not None:
            look = self.styles.change(attribute(style, "val"), look)
        look = looked(look, properties)
        text = "".join(self._pieces(run))
        if not text:
            return
        if look.hidden or look.tiny or (look.white and not self.shaded):
            if text.strip():
                self.hidden.append(text.strip())
            return
        self.sizes[look.size] = self.sizes.get(look.size, 0) + len(text)
        self.fonts.add(look.font)
        paragraph.add(Run(text, bold=look.bold, size=look.size, font=look.font, link=link))

    def _pieces(self, run: ET.Element) -> Iterator[str]:
        for element in run:
            name = local(element)
            if name == "t":
                yield (element.text or "").replace("\n", " ").replace("\t", " ")
            elif name in ("tab", "ptab"):
                yield "\t"
            elif name in ("br", "cr"):
                yield "\n"
            elif name == "noBreakHyphen":
                yield "-"
            elif name == "sym":
                yield "•" if (attribute(element, "char") or "").upper() in _SYMBOL_BULLETS else ""
            elif name not in _SKIPPED:
                self._drawn(_chosen(element))

    def _drawn(self, element: ET.Element) -> None:
        """Pictures are counted, text boxes kept to be read after their paragraph."""
        for inner in element:
            name = local(inner)
            if name == "txbxContent":
                self.boxes.append(inner)
            elif name == "pic" or name == "imagedata":
                self.counts["images"] += 1
            else:
                self._drawn(_chosen(inner))


def _chosen(element: ET.Element) -> ET.Element:
    """Of alternatives that say the same, the first."""
    if local(element) == "AlternateContent":
        choice = child(element, "Choice")
        return element if choice is None else choice
    return element


def _rows(table: ET.Element) -> Iterator[ET.Element]:
    for element in table:
        if local(element) == "tr":
            yield element
        elif local(element) in ("sdt", "sdtContent", "ins"):
            yield from _rows(element)


def _cells(row: ET.Element) -> Iterator[ET.Element]:
    for element in row:
        if local(element) == "tc":
            yield element
        elif local(element) in ("sdt", "sdtContent", "ins"):
            yield from _cells(element)


def _continues(cell: ET.Element) -> bool:
    """Whether a cell is only the lower part of the one above it."""
    merge = child(cell, "tcPr", "vMerge")
    return merge is not None and attribute(merge, "val") != "restart"


def _in_box(paragraph: ET.Element) -> bool:
    return child(paragraph, "txbxContent") is not None


def _is_apart(properties: ET.Element | None) -> bool:
    spacing = child(properties, "spacing")
    before = None if spacing is None else attribute(spacing, "before")
    return before is not None and before.isdigit() and int(before) >= _SETS_APART
