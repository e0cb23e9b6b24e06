"""Who the résumé is of: name, label, contacts, place, and summary."""

from __future__ import annotations

import re
from itertools import pairwise

from ai.documents import Document
from ai.local import contacts
from ai.local.dates import has_dates
from ai.local.resume.found import Found, at
from ai.local.resume.places import find_place, is_place
from ai.local.resume.rows import Row
from ai.local.resume.titles import employer_score, title_score
from ai.local.resume.vocabulary import plain, section_of
from ai.local.resume.words import words

_NAME_TOKEN = re.compile(r"[^\W\d_](?:[\w'’`.-]*[^\W\d_])?\.?,?")
_PARTICLES = words("particles")
_NOT_NAMES = words("not_names")
_COMMON = words("heading_modifiers") | words("fields") | words("employers")
_TITLES = re.compile(r"^(?:dr|prof|mr|mrs|ms|miss|sir|ing|dipl)\b\.?\s+", re.IGNORECASE)
_DEGREES = re.compile(
    r"[,\s]+(?:ph\.?\s?d|m\.?\s?sc|b\.?\s?sc|m\.?b\.?a|m\.?d|r\.?n|b\.?s\.?n|c\.?p\.?a|p\.?m\.?p|"
    r"j\.?d|m\.?\s?a|b\.?\s?a|m\.?\s?s|b\.?\s?s|esq|jr|sr|ii|iii|iv|lcsw|mph|msn|cfa|p\.?e|eit)"
    r"\.?(?=[,\s]|$)",
    re.IGNORECASE,
)
_VITAE = re.compile(
    r"\s*[-–—|:,]?\s*\b(?:curriculum vitae|curriculum|r[eé]sum[eé]|cv|lebenslauf|vitae)\b\s*"
    r"(?:of|de|von|di|:|[-–—|])?\s*",
    re.IGNORECASE,
)
_LABELLED_NAME = re.compile(
    r"^(?:full\s)?(?:name|nom|nombre|nome|naam|vor-? und nachname|nom et prénom)\s*:\s*",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\t|\s[|•·∙▪◦–—]\s?|\s-\s|,\s(?=[A-Z])|\s{2,}")
_COUNTRY_STYLE = re.compile(
    r"(?<![\d/.-])(?:[A-Z]{1,2}-)?\d{4,5}\s(?:[A-ZÀ-Þ][a-zà-ÿ’'-]+)(?:[\s-][A-ZÀ-Þ][a-zà-ÿ]+)?"
    r"(?:,\s[A-ZÀ-Þ][a-zà-ÿ]+)?(?![\w@])"
)  # a postal code before its town, as on the Continent
_NAME_WORDS = (2, 5)
_LABEL_WORDS = 10
_SHORT_WORD = 4
_EARLY = 12  # rows in which a name stands where nothing tells their type
_HUGE = 1.5  # times the size of most lines


def find_name(rows: list[Row], document: Document) -> tuple[Row, Found] | None:
    """The row that holds the person's name, and the name; none where the résumé has none."""
    address = next(contacts.emails(document.text), None)
    local = plain(address.value.split("@")[0]) if address else ""
    sizes = sorted((row.size for row in rows), reverse=True)
    types = (sizes[0], sizes[len(sizes) // 2]) if sizes else (0.0, 0.0)
    best: tuple[float, Row, Found] | None = None
    first_of_size: dict[float, int] = {}
    for number, row in enumerate(row for row in rows if row.page == 0):
        rank = number - first_of_size.setdefault(row.size, number)
        if row.bullet or (number > _EARLY and row.size <= 1.2 * types[1] and not _claims(row)):
            continue
        for found, after in _names_in(row, document.text):
            score = _name_score(found, row, number, local, types) - 0.6 * after
            score -= _late(number, rank, found, hits=bool(local) and score > 4)
            if best is None or score > best[0]:
                best = score, row, found
    if best is None or best[0] < 2.0:
        return _by_size(rows, types)
    return best[1], best[2]._replace(sure=min(0.99, 0.5 + 0.1 * best[0]))


def _by_size(rows: list[Row], types: tuple[float, float]) -> tuple[Row, Found] | None:
    """The first line, where it is set far larger than all others: a name of whatever letters."""
    first = next(iter(rows), None)
    if first is None or not types[1] or first.size < max(_HUGE * types[1], types[0]):
        return None
    if (
        next(contacts.emails(first.text), None)
        or has_dates(first.text)
        or section_of(first.text)
        or is_place(first.text)
    ):
        return None
    return first, Found(first.text, first.start, first.end, 0.5)


def _late(number: int, rank: int, found: Found, *, hits: bool) -> float:
    """What counts against a name that stands far down, and that no address speaks for."""
    if hits:
        return 0.0
    return 3.0 * (rank > 2) + 1.5 * (number > 3 or len(found.value.split()) > 4)


def _claims(row: Row) -> bool:
    return _LABELLED_NAME.match(row.text) is not None


def _names_in(row: Row, text: str) -> list[tuple[Found, int]]:
    """What in a row might be a name: the first cells, and the line without what is around it."""
    found: list[tuple[Found, int]] = []
    start = row.start
    if m := _LABELLED_NAME.match(row.text):
        start += m.end()
    edges = [start, *(row.start + m.start() for m in _SPLIT.finditer(row.text)), row.end]
    whole = [(start, row.end)]
    parts = [(max(a, start), b) for a, b in pairwise(edges) if b > start]
    for number, (a, b) in enumerate([*whole, *parts][:4]):
        name = _name_at(text, a, b)
        if name is not None:
            found.append((name, max(0, number - 1)))
    return found


def _name_at(text: str, start: int, end: int) -> Found | None:
    """The name that the words between two offsets are; none when they are something else."""
    said = text[start:end]
    if m := _VITAE.match(said):
        start += m.end()
    elif m := _VITAE.search(said):
        end = start + m.start()
    found = at(text, start, end)
    if found is None:
        return None
    if m := _TITLES.match(found.value):
        start = found.start + m.end()
    if m := _DEGREES.search(text, found.start, found.end):
        end = m.start() if m.start() > found.start + 4 else end
    found = at(text, max(start, found.start), min(end, found.end))
    return found if found is not None and _is_name(found.value) else None


def _is_name(said: str) -> bool:
    if len(said) > 48 or any(c.isdigit() or c in "@:/\\|()[]&+!?" for c in said):
        return False
    tokens = said.replace(",", " ").split()
    letters = [t for t in tokens if len(t) == 1]
    if len(tokens) > 5 and len(letters) == len(tokens):
        return True
    if not _NAME_WORDS[0] <= len(tokens) <= _NAME_WORDS[1]:
        return False
    if any(plain(t).strip(".") in _NOT_NAMES or t.casefold() in _NOT_NAMES for t in tokens):
        return False
    if not all(_NAME_TOKEN.fullmatch(t) for t in tokens):
        return False
    capital = [t for t in tokens if t[0].isupper() or t.casefold() in _PARTICLES]
    return len(capital) == len(tokens) or said.islower()


def _name_score(
    found: Found, row: Row, number: int, local: str, types: tuple[float, float]
) -> float:
    """How much words speak like a name. ``types`` are the largest size and that of the body."""
    said, (largest, body) = found.value, types
    score = 1.0
    tokens = [plain(t).strip(".,") for t in said.split()]
    if local:
        hits = sum(len(t) > 2 and t in local for t in tokens)
        score += 2.0 * min(hits, 2)
        score += 0.5 * (len(tokens[0]) > 0 and local.startswith(tokens[0][0]))
    if row.size and largest > 1.15 * body:
        score += 2.5 if row.size >= 0.97 * largest else 0.8 if row.size > 1.2 * body else -1.0
    elif number <= 1:
        score += 1.5
    score += (0.5 if row.upper or row.bold else 0.0) + (0.6 if _claims(row) else 0.0)
    score += max(0.0, 1.0 - 0.15 * number)
    score -= 1.2 * sum(plain(t).strip(".,") in _COMMON for t in said.split())
    score -= 2.5 * bool(title_score(said)) + 1.5 * bool(employer_score(said))
    score -= 4.0 * (section_of(said) is not None) + 2.0 * is_place(said)
    score -= 2.5 * said.islower() + 3.0 * has_dates(row.text)
    return score


def find_label(rows: list[Row], name: Row | None, text: str) -> Found | None:
    """What the person calls their trade, near their name."""
    place = rows.index(name) if name in rows else -1
    near = rows[place + 1 : place + 5] if place >= 0 else rows[:3]
    for number, row in enumerate([*rows[max(place, 0) : place + 1], *near]):
        wrapped = _wrapped_label(near, number - (place >= 0), text) if row is not name else None
        if wrapped is not None:
            return wrapped
        for start, end in _label_stretches(row, name):
            found = at(text, start, end, 0.7)
            if found is not None and _is_label(found.value):
                return found
        if row.words > 2 * _LABEL_WORDS or section_of(row.text):
            break
    return None


def _label_stretches(row: Row, name: Row | None) -> list[tuple[int, int]]:
    """The row, and the parts of it; of the row with the name, what stands behind the name."""
    edges = [row.start, *(row.start + m.start() for m in _SPLIT.finditer(row.text)), row.end]
    parts = list(pairwise(edges))
    return parts[1:] if row is name else [(row.start, row.end), *parts]


def _is_label(said: str) -> bool:
    if len(said.split()) > _LABEL_WORDS or said.endswith("."):
        return False
    if "@" in said or any(c.isdigit() for c in said) or section_of(said):
        return False
    if all(len(word.strip(".,")) <= _SHORT_WORD for word in said.split()):
        return False  # letters behind a name: degrees and licences
    return title_score(said) >= 1 and not said[0].islower()


def _wrapped_label(rows: list[Row], number: int, text: str) -> Found | None:
    """A label that goes on in a second line of the same type."""
    first, *rest = rows[number : number + 2]
    if not rest or not first.size or rest[0].size != first.size or rest[0].gap:
        return None
    if is_place(rest[0].text.strip()):
        return None
    if len(first.cells) > 1 or rest[0].bold != first.bold or rest[0].flow != first.flow:
        return None
    found = at(text, first.start, rest[0].end, 0.65)
    return found if found is not None and _is_label(found.value) else None


def find_place_of(rows: list[Row], text: str) -> Found | None:
    """Where the person lives, by the lines about them."""
    for row in rows:
        if row.words > 25 or has_dates(row.text):
            continue
        for a, b in _stretches(row):
            said = text[a:b].strip()
            if is_place(said) and not said.isupper() | (len(said) < 4):
                return at(text, a, b, 0.85)
        for cell in row.cells:
            if m := _COUNTRY_STYLE.search(cell.text):
                return at(text, cell.start + m.start(), cell.start + m.end(), 0.75)
            where = find_place(cell.text)
            if where is not None:
                return at(text, cell.start + where[0], cell.start + where[1], 0.75)
    return None


def _stretches(row: Row) -> list[tuple[int, int]]:
    cuts = [m.span() for m in re.finditer(r"\t|\s[|•·∙▪◦–—]\s?|\s-\s|:\s", row.text)]
    edges = [0, *(x for cut in cuts for x in cut), len(row.text)]
    return [(row.start + a, row.start + b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
