"""RTF to text, with bold, sizes, tables, links and what is hidden.

The format: https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxrtfcp/
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ai.documents.layout import Document
from ai.documents.paragraphs import Paragraph, Writer
from ai.documents.text_builder import Run

_TOKEN = re.compile(
    r"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)",
    re.IGNORECASE,
)
_UNREAD_NAMES = (
    "fonttbl colortbl stylesheet info pict object themedata colorschememapping datastore "
    "latentstyles generator listtable listoverridetable rsidtbl xmlnstbl mmathPr filetbl "
    "revtbl pgdsctbl wgrffmtfilter listpicture nonshppict shpinst bkmkstart bkmkend fchars "
    "lchars annotation atnid atnauthor footnote pntext listtext blipuid panose falt"
)
_UNREAD = frozenset(_UNREAD_NAMES.split())
_KEPT = frozenset(["fldrslt", "shptxt", "ud", "upr"])
_SAID = {
    "tab": "\t",
    "cell": "\t",
    "nestcell": "\t",
    "line": "\n",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emspace": " ",
    "enspace": " ",
}
_SYMBOLS = {"~": " ", "_": "-", "-": "", "\\": "\\", "{": "{", "}": "}"}
_ENDS = frozenset(("par", "row", "nestrow", "sect", "page"))
_LINK = re.compile(r'HYPERLINK\s+(?:\\[a-z]\s+)*"([^"]+)"')
_TINY = 3.0  # points
_DEEPEST = 400  # groups within each other


class _State(NamedTuple):
    bold: bool = False
    size: float = 12.0
    hidden: bool = False
    unread: bool = False
    instruction: bool = False
    skip: int = 1
    link: int = -1


def document_of(data: bytes) -> Document:
    """What an RTF file says."""
    reading = _Reading(data.decode("latin-1"))
    reading.run()
    return reading.document()


class _Reading:
    """One document while it is read."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.writer = Writer()
        self.state = _State()
        self.groups: list[_State] = []
        self.line = Paragraph()
        self.hidden: list[str] = []
        self.encoding = "cp1252"
        self.bytes = bytearray()
        self.skipping = 0
        self.starred = False
        self.instruction = ""
        self.counts = {"columns": 1.0, "tables": 0.0, "images": 0.0}

    def run(self) -> None:
        for m in _TOKEN.finditer(self.source):
            word, number, code, symbol, brace, text = m.groups()
            if code is None and self.bytes:
                self._flush()
            if word:
                self._word(word.lower(), int(number) if number else None)
            elif code:
                self._byte(int(code, 16))
            elif symbol:
                self._symbol(symbol)
            elif brace:
                self._brace(brace)
            elif text:
                self._text(text)
        self._flush()
        self._end_line()

    def document(self) -> Document:
        return self.writer.text.document(
            kind="rtf", pages=1, hidden=self.hidden, traits=self.counts
        )

    def _brace(self, brace: str) -> None:
        self.starred = False
        if brace == "{":
            if len(self.groups) < _DEEPEST:
                self.groups.append(self.state)
            return
        if self.groups:
            ended, self.state = self.state, self.groups.pop()
            if ended.instruction and not self.state.instruction:
                self._end_instruction()

    def _end_instruction(self) -> None:
        m = _LINK.search(self.instruction)
        self.instruction = ""
        if m and self.groups:
            self.state = self.state._replace(link=self.writer.text.link(m[1]))

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self.starred = True
        elif symbol in "\r\n":
            self._end_line()
        else:
            self._text(_SYMBOLS.get(symbol, ""))

    def _word(self, word: str, number: int | None) -> None:
        starred, self.starred = self.starred, False
        if word == "fldinst":
            self.state = self.state._replace(instruction=True)
        elif word in _UNREAD or (starred and word not in _KEPT):
            self.counts["images"] += word == "pict"
            self.state = self.state._replace(unread=True)
        elif word in _SAID:
            self._text(_SAID[word])
        elif word in _ENDS:
            self._end_line()
        elif word == "u" and number is not None:
            self._text(chr(number % 65536))
            self.skipping = self.state.skip
        else:
            self._change(word, number)

    def _change(self, word: str, number: int | None) -> None:
        """What a word changes in the text that follows it, or in its paragraph."""
        on = number != 0
        if word in ("b", "v", "fs", "plain", "uc"):
            self.state = _styled(self.state, word, number, on=on)
        elif word == "ansicpg" and number:
            self.encoding = f"cp{number}"
        elif word == "trowd":
            self.counts["tables"] = 1.0
        elif word in ("pard", "ls", "pnlvlblt"):
            self.line.bullet = word != "pard" and on

    def _byte(self, value: int) -> None:
        if self.skipping:
            self.skipping -= 1
        else:
            self.bytes.append(value)

    def _flush(self) -> None:
        if self.bytes:
            raw, self.bytes = bytes(self.bytes), bytearray()
            try:
                self._text(raw.decode(self.encoding, "replace"))
            except LookupError:
                self._text(raw.decode("cp1252", "replace"))

    def _text(self, text: str) -> None:
        if self.skipping:
            skipped = min(self.skipping, len(text))
            self.skipping -= skipped
            text = text[skipped:]
        state = self.state
        if state.unread or not text:
            return
        if state.instruction:
            self.instruction += text
        elif state.hidden or 0 < state.size < _TINY:
            self.hidden.append(text.strip())
        else:
            self.line.add(Run(text, bold=state.bold, size=state.size, link=state.link))

    def _end_line(self) -> None:
        if self.state.unread:
            return
        listed = self.line.bullet
        self.writer.paragraph(self.line)
        self.line = Paragraph(bullet=listed)


def _styled(state: _State, word: str, number: int | None, *, on: bool) -> _State:
    if word == "b":
        return state._replace(bold=on)
    if word == "v":
        return state._replace(hidden=on)
    if word == "fs":
        return state._replace(size=(number or 24) / 2)
    if word == "uc":
        return state._replace(skip=max(0, min(number or 0, 10)))
    return state._replace(bold=False, hidden=False, size=12.0)
