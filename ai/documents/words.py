"""Words where they stand on a page, before they are put in order."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

_BULLETS = dict.fromkeys(map(ord, "\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf0a8\uf071\uf06e\uf09f"), "•")
_LIGATURES = {
    code: unicodedata.normalize("NFKC", chr(code))
    for code in [*range(0xFB00, 0xFB07), 0x132, 0x133]
}
# LaTeX's text fonts keep ligatures where no Unicode mapping says so: in OT1 and in T1 encoding.
_LIGATURES |= dict(zip([0x0B, 0x0C, 0x0E, 0x0F], ["ff", "fi", "ffi", "ffl"], strict=True))
_LIGATURES |= dict(zip(range(0x1B, 0x20), ["ff", "fi", "fl", "ffi", "ffl"], strict=True))
_UNSEEN = dict.fromkeys(
    [0xAD, 0xFEFF, 0x200B, 0x200C, 0x200D, 0x2060, 0x200E, 0x200F, 0xFFFD, *range(0x202A, 0x202F)]
)
_TABLE = {**_BULLETS, **_LIGATURES, **_UNSEEN, 0xA0: " ", 0x2028: " ", 0x2029: " ", 0x85: " "}
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ue000-\uf8ff\ufff0-\uffff\ud800-\udfff]")
_WIDE = re.compile("[\uff01-\uff5e\u3000]")
_MISREAD = re.compile(
    "â€.?|Ã[\x80-\xbf]|Â[\x80-\xbf]?$|Â(?=[\xa0-\xbf ])|ï¼.?|ï‚·|ï»¿|â[\x80-\x9f—–]"
)
_ALTERNATIVE = re.compile(r"^(?:mailto:|tel:(?=[+\d(])|\\fa[A-Z]\w*:?)")
_BOLD = re.compile(
    r"bold|black|heavy|semib|demi|cmbx|sfbx|cmcsc|-bd\b|ultra|extrab|medi$", re.IGNORECASE
)


def clean(text: str) -> str:
    """Readable text: ligatures opened, bullets of symbol fonts named, icons and controls gone."""
    if text.isascii() and text.isprintable():
        return _ALTERNATIVE.sub("", text) if ":" in text or text[:1] == "\\" else text
    if _MISREAD.search(text):
        text = _reread(text)
    text = _ALTERNATIVE.sub("", text)
    text = _ODD.sub("", unicodedata.normalize("NFC", text.translate(_TABLE)))
    return _WIDE.sub(lambda m: unicodedata.normalize("NFKC", m.group()), text)


def _reread(text: str) -> str:
    """UTF-8 that somebody took for Windows' Western European, as it was meant."""
    raw = b"".join(_western(c) for c in text)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _MISREAD.sub("", text)


def _western(c: str) -> bytes:
    try:
        return c.encode("cp1252")
    except UnicodeEncodeError:
        return bytes([ord(c)]) if ord(c) < 0x100 else c.encode("utf-8")


def is_bold_font(name: str) -> bool:
    """Whether a font's name says that it is bold."""
    return _BOLD.search(name) is not None


class Word:
    """A word and its box, in points from the page's top left corner."""

    __slots__ = (
        "bold",
        "bottom",
        "clear",
        "faint",
        "font",
        "link",
        "seen",
        "size",
        "text",
        "top",
        "x0",
        "x1",
    )

    def __init__(self, text: str, box: tuple[float, float, float, float], size: float) -> None:
        self.text = text
        self.x0, self.top, self.x1, self.bottom = box
        self.size = size
        self.bold = False
        self.font = ""
        self.link = -1
        self.faint = False  # of so light a colour that its ground decides whether one sees it
        self.clear = False  # of no colour at all: its letters may be drawn as shapes
        self.seen = True


@dataclass(slots=True)
class Page:
    """A page's words in the order in which the file draws them."""

    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    images: int = 0
    odd: int = 0
    ocr: bool = False
    letters_apart: bool = False  # every letter is placed by itself, and spaces are lost


def phrases(words: list[Word]) -> list[str]:
    """Words that follow each other on a line, as phrases."""
    said: list[str] = []
    last: Word | None = None
    for word in words:
        if last is not None and abs(word.bottom - last.bottom) < max(1.0, last.size):
            said[-1] += " " + word.text
        else:
            said.append(word.text)
        last = word
    return said
