"""HTML to text: blocks are lines, cells are parted, and what a page does not show is not read."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from ai.documents.kinds import decoded
from ai.documents.layout import Document
from ai.documents.paragraphs import Paragraph, Writer
from ai.documents.problems import unreadable
from ai.documents.text_builder import Run

_BLOCKS_NAMES = (
    "address article aside blockquote body dd div dl dt fieldset figure footer form h1 h2 h3 "
    "h4 h5 h6 header hr html li main nav ol p pre section table td th tr ul"
)
_BLOCKS = frozenset(_BLOCKS_NAMES.split())
_SETS_APART = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "p", "section", "table", "ul", "ol"])
_BOLD = frozenset(["b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"])
_UNREAD = frozenset(["script", "style", "head", "template", "noscript", "svg", "select"])
_VOID_NAMES = "br hr img input meta link wbr area base col embed source track"
_VOID = frozenset(_VOID_NAMES.split())
_CELLS = frozenset(("td", "th"))
_SIZES = {"h1": 24.0, "h2": 18.0, "h3": 14.0}
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*[0-2](?:\.\d+)?p[xt]|"
    r"opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)|color\s*:\s*(?:#fff(?:fff)?|white)\b(?!.*background)",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)


def document_of(data: bytes) -> Document:
    """What a page of HTML shows."""
    text = _decoded(data)
    if text is None:
        raise unreadable("not a document")
    parser = _Parser()
    parser.feed(text)
    parser.close()
    parser.end_line()
    return parser.writer.text.document(
        kind="html", pages=1, hidden=parser.hidden, traits=parser.traits
    )


def _decoded(data: bytes) -> str | None:
    said = _CHARSET.search(data[:2048])
    if said is not None and b"\x00" not in data[:200]:
        try:
            return data.decode(said.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decoded(data)


class _Parser(HTMLParser):
    """Gathers a page's shown text, line by line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.writer = Writer()
        self.line = Paragraph()
        self.hidden: list[str] = []
        self.traits = {"columns": 1.0, "tables": 0.0, "images": 0.0}
        self.open: list[tuple[str, bool]] = []
        self.bold = 0
        self.unread = 0
        self.link = -1

    def end_line(self) -> None:
        self.writer.paragraph(self.line)
        self.line = Paragraph()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "br":
            self.end_line()
        elif tag == "img":
            self.traits["images"] += 1
        if tag in _VOID:
            return
        self._begin(tag)
        hides = "hidden" in said or _HIDING.search(said.get("style") or "") is not None
        self.open.append((tag, hides))
        self.unread += hides or tag in _UNREAD
        if tag == "a" and said.get("href"):
            self.link = self.writer.text.link(str(said["href"]))

    def _begin(self, tag: str) -> None:
        self.bold += tag in _BOLD
        if tag in _CELLS and self.line.runs:
            self.line.add(Run("\t"))
        elif tag in _BLOCKS and tag not in _CELLS:
            if self.line.runs:
                self.end_line()
            self.line.bullet = tag == "li"
            self.line.apart = tag in _SETS_APART
            self.traits["tables"] += tag == "table"

    def handle_endtag(self, tag: str) -> None:
        if not any(tag == name for name, _ in self.open):
            return
        while self.open:
            name, hides = self.open.pop()
            self.unread -= hides or name in _UNREAD
            self.bold -= name in _BOLD
            if name == "a":
                self.link = -1
            if name in _BLOCKS and name not in _CELLS and self.line.runs:
                self.end_line()
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        text = re.sub(r"\s+", " ", data)
        if self.unread:
            if text.strip() and not any(name in _UNREAD for name, _ in self.open):
                self.hidden.append(text.strip())
            return
        if not text.strip() and not self.line.runs:
            return
        size = next((_SIZES[n] for n, _ in reversed(self.open) if n in _SIZES), 0.0)
        self.line.add(Run(text, bold=self.bold > 0, size=size, link=self.link))
