"""What the styles of a Word document say of its text: bold, size, lists, and what is hidden."""

from __future__ import annotations

from typing import NamedTuple
from xml.etree import ElementTree as ET

from ai.documents.xml import Parts, attribute, child, children, local

_OFF = {"0", "false", "none", "off"}
_TINY = 3.0  # points
_DEEPEST = 12  # styles based on one another


class Look(NamedTuple):
    """The look of a run. ``size`` is in points, 0 when nothing says it."""

    bold: bool = False
    size: float = 0.0
    hidden: bool = False
    white: bool = False
    font: str = ""

    @property
    def tiny(self) -> bool:
        return 0 < self.size < _TINY


def looked(look: Look, properties: ET.Element | None) -> Look:
    """``look`` with what a run's properties change in it."""
    if properties is None:
        return look
    for element in properties:
        look = _changed(look, local(element), attribute(element, "val"), element)
    return look


def _changed(look: Look, name: str, value: str | None, element: ET.Element) -> Look:
    on = (value or "true").lower() not in _OFF
    if name == "b":
        return look._replace(bold=on)
    if name in ("vanish", "webHidden"):
        return look._replace(hidden=on)
    if name == "sz" and value and value.replace(".", "", 1).isdigit():
        return look._replace(size=float(value) / 2)
    if name == "color":
        return look._replace(white=(value or "").upper() == "FFFFFF")
    if name == "rFonts":
        return look._replace(font=attribute(element, "ascii") or look.font)
    return look._replace(white=False) if name in ("shd", "highlight") else look


class Styles:
    """The paragraph and character styles of a document."""

    def __init__(self, parts: Parts) -> None:
        root = parts.tree("word/styles.xml")
        self.defaults = looked(Look(), child(root, "docDefaults", "rPrDefault", "rPr"))
        self.by_id: dict[str, ET.Element] = {}
        if root is not None:
            for style in children(root, "style"):
                self.by_id[attribute(style, "styleId") or ""] = style
        self.looks: dict[str, Look] = {}

    def look(self, style_id: str | None) -> Look:
        """The look of a style, with that of the styles that it is based on."""
        return self._look(style_id, self.defaults)

    def change(self, style_id: str | None, look: Look) -> Look:
        """``look`` with what a character style changes in it."""
        style = self.by_id.get(style_id or "")
        return look if style is None else looked(look, child(style, "rPr"))

    def _look(self, style_id: str | None, base: Look) -> Look:
        for style in reversed(self._ancestry(style_id)):
            base = looked(base, child(style, "rPr"))
        return base

    def _ancestry(self, style_id: str | None) -> list[ET.Element]:
        found: list[ET.Element] = []
        style = self.by_id.get(style_id or "")
        while style is not None and len(found) < _DEEPEST:
            found.append(style)
            parent = child(style, "basedOn")
            style = None if parent is None else self.by_id.get(attribute(parent, "val") or "")
        return found

    def is_list(self, style_id: str | None) -> bool:
        """Whether paragraphs of a style are items of a list, and not numbered headings."""
        for style in self._ancestry(style_id):
            properties = child(style, "pPr")
            if child(properties, "outlineLvl") is not None:
                return False
            if child(properties, "numPr", "numId") is not None:
                return True
        return False
