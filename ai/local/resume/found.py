"""What was found, where, and how surely: the material of facts and of their evidence."""

from __future__ import annotations

import re
from typing import NamedTuple

_SPACES = re.compile(r"\s+")
_WRAPPED = re.compile(r"(?<=[a-zà-ÿ])-\n\s*(?=[a-zà-ÿ])")
_KEEP_HYPHEN = re.compile(
    r"\b(?:self|full|part|well|co|non|real|high|low|long|short|cross|end|multi|on|in|time|"
    r"decision|"
    r"hands|data|cutting|user|object|test|problem|fast|front|back|open|large|small|single|team|"
    r"detail|customer|result|results|goal|third|first|second|half|post|pre|anti|follow|to|"
    r"state|award|best|industry|company|entry|mid|senior|year|day|job|peer|client|service|"
    r"machine|deep|event|cost|risk|market|world|mission|goal|business|product|site|off)-\n"
)


class Found(NamedTuple):
    """A value, and the words in the document's text that say it."""

    value: str
    start: int
    end: int
    sure: float = 0.8


def at(text: str, start: int, end: int, sure: float = 0.8) -> Found | None:
    """The words of ``text`` between two offsets, without what stands around them."""
    start, end = trimmed(text, start, end)
    return Found(unwrapped(text[start:end]), start, end, sure) if end > start else None


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the separators and open brackets at its two ends."""
    while start < end and not _opens(text[start]):
        start += 1
    while end > start and not _closes(text, start, end):
        end -= 1
    return start, end


def _opens(c: str) -> bool:
    return c.isalnum() or c in "(“\"'‘«¿¡#@.+$€£<[{"


def _closes(text: str, start: int, end: int) -> bool:
    c = text[end - 1]
    if c == ")":
        return "(" in text[start:end]
    if c == ".":
        return end - start > 1 and text[end - 2].isalpha() and _is_short(text, start, end)
    return c.isalnum() or c in "+#%”\"'’»!?*°²³™®>]}"


def _is_short(text: str, start: int, end: int) -> bool:
    """Whether a full stop ends an abbreviation, as in "Inc." and "B.Sc."."""
    word = text[start : end - 1].rsplit(None, 1)[-1]
    return len(word) <= 4 or "." in word


def unwrapped(said: str) -> str:
    """Words on one line: a hyphen that only wrapped a word is gone."""
    if "\n" in said:
        if not _KEEP_HYPHEN.search(said):
            said = _WRAPPED.sub("", said)
        said = said.replace("-\n", "-").replace("/\n", "/")
    return _SPACES.sub(" ", said).strip()
