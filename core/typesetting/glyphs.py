"""Which characters our fonts have, and plain ones for those that mean the same."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

_WIDEST = Path(__file__).parent / "fonts"
_SAME = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008", " "),
        **dict.fromkeys("\u2009\u200a\u202f\u205f\u3000", " "),
        **dict.fromkeys("\u2010\u2011", "-"),
        **dict.fromkeys("●▪◦■▸►‣⁃∙", "•"),
        **dict.fromkeys("\u2028\u2029\u0085", "\n"),
        **dict.fromkeys("\ufffe\uffff", ""),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0f\u2066\u2069", ""),
    }
)
_UNSEEN = ("Cc", "Cf", "Cs")


def plain(text: str) -> str:
    """The same words in composed letters, plain spaces and hyphens, without what is not seen or
    cannot stand in XML, of which Word's documents are made."""
    said = unicodedata.normalize("NFC", text).translate(_SAME)
    return "".join(c for c in said if c in "\n\t" or unicodedata.category(c) not in _UNSEEN)


def unknown(text: str) -> list[str]:
    """The characters of ``text`` that no font of ours has, each once, in order."""
    known = _known()
    return list(dict.fromkeys(c for c in plain(text) if ord(c) not in known and c not in "\n\t"))


@cache
def _known() -> frozenset[int]:
    """What every weight has of one family or another."""
    families: dict[str, set[int]] = {}
    for path in _WIDEST.glob("*.ttf"):
        with TTFont(path, lazy=True) as font:
            points = set(font.getBestCmap())
        family = path.name.split("_")[0]
        families[family] = families.get(family, points) & points
    return frozenset[int]().union(*families.values())
