"""Places as résumés write them: a city with its region or country, or working from afar."""

from __future__ import annotations

import re
from functools import lru_cache

from ai.local.resume.titles import employer_score, title_score
from ai.local.resume.vocabulary import plain
from ai.local.resume.words import words

_STATE_CODES = words("state_codes")
_REGIONS = words("regions")
_CITIES = words("cities")
_REMOTE = re.compile(
    r"(?:fully\s|100\s?%\s)?(?:remote|hybrid|on-?site|home\s?office|télétravail|teletrabajo|"
    r"work from home|worldwide|anywhere)(?:\s*\(.{2,20}\))?",
    re.IGNORECASE,
)
_LITTLE = "de|la|le|am|an|der|do|da|di|of|on|upon|les|sur|el|du|den"
_REST = r"[\w.'’-]{0,60}"  # bounded: a word without end is tried from each of its letters
_NAME = rf"[A-ZÀ-ÞİŁŚŠČŽ]{_REST}(?:\s(?:{_LITTLE}|[A-ZÀ-Þ&]{_REST})){{0,4}}"
_ZIP = r"\d{4,5}(?:-\d{4})?|[A-Z]\d[A-Z]\s?\d[A-Z]\d|[A-Z]{1,2}\d[\dA-Z]?\s\d[A-Z]{2}"
_POSTCODE = re.compile(rf"\b(?:{_ZIP})\b")
_PLACE = re.compile(
    rf"(?P<city>{_NAME})\s?,\s?(?P<more>{_NAME}|[A-Z]{{2,3}}|U\.S\.A?\.?|U\.K\.)"
    rf"(?:\s?,?\s+(?P<zip>{_ZIP}))?"
    rf"(?:\s?,\s?(?P<country>{_NAME}|[A-Z]{{2,3}}|U\.S\.A?\.?))?"
)
_WORDS = re.compile(r"[^\s,]+")
_CUTS = re.compile(r"[,(–—|·•@]\s?|\s-\s|\sin\s")
_UNKNOWN_CITY = re.compile(r"[A-ZÀ-ÞŁŚ][a-zà-ÿłś'’-]+(?:\s[A-ZÀ-Þ][a-zà-ÿ'’-]+)?")
_FIELDS = words("fields")
_LEGAL_FORMS = frozenset(("inc", "ltd", "llc", "gmbh", "ag", "co", "corp", "sa", "bv", "plc"))
_MOST_WORDS = 7


@lru_cache(maxsize=8192)
def is_place(text: str) -> bool:
    """Whether ``text`` is nothing but a place that is known, or a place by its form and region."""
    said = text.strip(" .()[]·•|,–—-")
    if not said or len(said.split()) > _MOST_WORDS or len(said) > 60:
        return False
    if _REMOTE.fullmatch(said):
        return True
    parts = [part.strip() for part in re.split(r"\s?[,/]\s?|\s[-–]\s", said) if part.strip()]
    if not parts or any(not part[0].isalpha() for part in parts[:1]):
        return False
    if len(parts) == 1:
        return is_known_place(parts[0])
    return is_known_place(parts[-1]) and _are_parts(parts)


def _are_parts(parts: list[str]) -> bool:
    """Whether parts name ever larger places, and the first of them no employer."""
    first, second = parts[0], parts[1]
    if is_known_place(first):
        return all(_could_be_city(part) for part in parts[1:-1])
    if not _could_be_city(first) or employer_score(first) > 0 or title_score(first) >= 2:
        return False
    return plain(second) not in _CITIES and (len(parts) == 2 or is_region(second))


def is_region(text: str) -> bool:
    """Whether a region or a country of that name is known here."""
    return text in _STATE_CODES or plain(text) in _REGIONS


@lru_cache(maxsize=8192)
def is_known_place(text: str) -> bool:
    """Whether a city, region or country of that name is known here."""
    said = re.sub(r"\s*\b\d[\d-]{3,9}$", "", text).strip(" .")
    if said in _STATE_CODES:
        return True
    name = plain(said)
    return name in _CITIES or name in _REGIONS or plain(text.strip()) in _REGIONS


def looks_like_place(text: str) -> bool:
    """Whether ``text`` has the form "City, Somewhere", though nothing in it is known."""
    return _PLACE.fullmatch(text.strip(" ()")) is not None and len(text.split()) <= 5


def _could_be_city(part: str) -> bool:
    return (
        not any(c.isdigit() for c in part) and 1 <= len(part.split()) <= 4 and part[:1].isupper()
    ) or is_known_place(part)


def place_at_end(text: str) -> int | None:
    """Where a known place begins that ends ``text``, behind a comma, a dash or a bracket.

    Behind an employer, a name that is no word of trade is a place as well, known or not.
    """
    cuts = [m.end() for m in _CUTS.finditer(text)]
    best = None
    for cut in reversed(cuts[-4:]):
        tail = text[cut:]
        if is_place(tail):
            best = cut
        elif best is not None:
            break
    if best is None and cuts and employer_score(text[: cuts[-1]].rstrip(" ,(–—|-")) >= 0.9:
        tail = text[cuts[-1] :].strip(" ()")
        best = cuts[-1] if _UNKNOWN_CITY.fullmatch(tail) and not _is_trade(tail) else None
    return best


def _is_trade(text: str) -> bool:
    """Whether words speak of work: a title, an employer's kind, or a field of study."""
    words_of_it = [plain(word) for word in text.split()]
    known = any(word in _FIELDS or word in _LEGAL_FORMS for word in words_of_it)
    return known or employer_score(text) > 0 or title_score(text) > 0


def find_place(text: str) -> tuple[int, int] | None:
    """The first place of a known region in ``text``, as offsets."""
    for m in _PLACE.finditer(text):
        if is_place(m.group()):
            return m.span()
        words = list(_WORDS.finditer(text, m.start("more"), m.end()))
        for word in reversed(words):
            if is_place(text[m.start() : word.end()]):
                return m.start(), word.end()
    return None


def parts_of(text: str) -> dict[str, str]:
    """A place's city, region, postal code and country code, as far as it says them."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    found: dict[str, str] = {}
    if m := _POSTCODE.search(text):
        found["postalCode"] = m.group()
        parts = [p for p in (part.replace(m.group(), "").strip() for part in parts) if p]
    if parts:
        found["city"] = parts[0]
    if len(parts) > 1:
        found["region"] = parts[1]
    return found
