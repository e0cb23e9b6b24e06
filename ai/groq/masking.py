"""Takes names, e-mail addresses, phones and postal addresses out of a text, and puts them back.

Each becomes a sign such as ``[name 1]``; the same words become the same sign wherever they stand.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from ai.schemas import ResumeFacts

_DOT = r"(?:\.|\s?(?:\(dot\)|\[dot\])\s?)"
EMAIL = re.compile(rf"[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:{_DOT}[\w-]+)+", re.IGNORECASE)
PHONE = re.compile(r"(?<![\w.])(?:\+|\(|00)?\d[\d\s().·\-/]{6,18}\d(?!\w)")
LINK = re.compile(
    r"(?:https?://|www\.)\S+|\b(?:linkedin|github|gitlab|xing)\.com/\S+", re.IGNORECASE
)
YEARS = re.compile(r"^\W*(?:19|20)\d\d\W+(?:(?:19|20)\d\d)\W*$|^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$")
SCHEME = re.compile(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)
ACCENTS = r"[\u0300-\u036f]*"
LEAST_NAME = 2
SIGN = re.compile(r"\[(?:name|e-mail|phone|address|link) \d+\]")
NAME_LINE = 5


def _variants() -> dict[str, str]:
    """Each plain letter, with the Latin letters that are it under an accent."""
    found: dict[str, str] = {}
    for letter in map(chr, range(0xC0, 0x250)):
        plain = unicodedata.normalize("NFD", letter)[0]
        found[plain] = found.get(plain, plain) + letter
    return found


VARIANTS = _variants()


@dataclass(slots=True)
class Mask:
    """A text without what is private, and the way back."""

    text: str
    hidden: dict[str, str] = field(default_factory=dict)

    def unmask(self, words: str) -> str:
        """The words with every sign replaced by what it stands for."""
        return SIGN.sub(lambda sign: self.hidden.get(sign[0], sign[0]), words)


def mask(text: str, facts: ResumeFacts | None = None) -> Mask:
    """Mask a text; with the facts of a résumé, also the person's own name and address."""
    made = Mask(text)
    _swap(made, "e-mail", [EMAIL])
    _swap(made, "link", [LINK, *(_exact(_links(facts)) if facts else [])])
    _swap(made, "phone", [PHONE], keep=YEARS)
    if facts is not None:
        _swap(made, "address", _exact(_address(facts)))
        _swap(made, "name", _exact(_names(facts, text)))
    return made


def _names(facts: ResumeFacts, text: str) -> list[str]:
    """The whole name, then each of its parts; of a nameless résumé, its first line."""
    name = facts.basics.name or _first_line(text)
    said = [*re.split(r"[\s,]+", name), *re.split(r"[\s,-]+", name)]
    parts = {part: None for part in said if len(part) > LEAST_NAME}
    users = [each.username for each in facts.basics.profiles if each.username]
    return [name, *users, *sorted(parts, key=len, reverse=True)]


def _first_line(text: str) -> str:
    line = next((line.strip() for line in text.split("\n") if line.strip()), "")
    short = len(line.split()) <= NAME_LINE and not any(c.isdigit() for c in line)
    return line if short else ""


def _links(facts: ResumeFacts) -> list[str]:
    """The person's own pages, as one writes them without ``https://``."""
    said = [facts.basics.url, *(each.url for each in facts.basics.profiles)]
    return [SCHEME.sub("", url).rstrip("/") for url in said if url]


def _address(facts: ResumeFacts) -> list[str]:
    place = facts.basics.location
    if place is None:
        return []
    return [part for part in (place.address, place.postalCode) if part]


def _exact(words: list[str]) -> list[re.Pattern[str]]:
    """A pattern for each, whatever the spacing, case and accents, as whole words."""
    patterns = []
    for each in words:
        body = r"\s+".join(_unaccented(part) for part in each.split())
        if body:
            patterns.append(re.compile(rf"(?<![\w\[]){body}(?!\w)", re.IGNORECASE))
    return patterns


def _unaccented(word: str) -> str:
    letters = [c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)]
    return "".join(
        f"[{VARIANTS[c]}]{ACCENTS}" if c in VARIANTS else re.escape(c) + ACCENTS * c.isalpha()
        for c in letters
    )


def _swap(
    made: Mask, kind: str, patterns: list[re.Pattern[str]], *, keep: re.Pattern[str] | None = None
) -> None:
    signs: dict[str, str] = {}

    def sign(match: re.Match[str]) -> str:
        words = match[0]
        if keep and keep.search(words.strip()):
            return words
        made.hidden.setdefault(signs.setdefault(words, f"[{kind} {len(signs) + 1}]"), words)
        return signs[words]

    for pattern in patterns:
        parts = SIGN.split(made.text)
        found = SIGN.findall(made.text)
        swapped = [pattern.sub(sign, part) for part in parts]
        made.text = "".join(
            part + (found[number] if number < len(found) else "")
            for number, part in enumerate(swapped)
        )
