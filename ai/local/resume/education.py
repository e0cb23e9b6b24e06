"""Schools and degrees: a row gives what it holds, an entry ends where something comes twice."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from ai.local.resume.found import Found, at, trimmed, unwrapped
from ai.local.resume.places import find_place, is_place, place_at_end
from ai.local.resume.rows import Row
from ai.local.resume.schooling import (
    ADDRESS,
    BODY_WORDS,
    BRACKETED,
    COLUMNS,
    COMMA,
    COURSES,
    DEGREE,
    FIELDS,
    IN,
    LEAD,
    NAME_AHEAD,
    NAME_BEHIND,
    NAMED_KINDS,
    NO_DEGREE,
    NO_SCHOOL,
    SAYS_WHAT,
    SCHOOL,
    SCORE,
    SHORT_DEGREE,
    STOP_WORDS,
    STRONG_CUT,
    STRONG_DEGREE,
)
from ai.local.resume.vocabulary import plain


@dataclass(slots=True)
class Studies:
    """A course of study as it was found."""

    institution: Found | None = None
    degree: Found | None = None
    area: Found | None = None
    first: Found | None = None
    last: Found | None = None
    score: Found | None = None
    courses: list[Found] = field(default_factory=list)
    dated: bool = False
    present: bool = False
    rows: int = 0


def studies_of(rows: list[Row], text: str) -> list[Studies]:
    """The courses of study in a section of education, in order."""
    found: list[Studies] = [Studies()]
    only_bullets = all(row.bullet for row in rows)
    for number, row in enumerate(rows):
        current = found[-1]
        if (named := SAYS_WHAT.match(row.text)) is not None:
            current = _take_named(found, row, named, text)
            continue
        if ADDRESS.fullmatch(row.text.strip()) or _is_table_head(row):
            continue
        if row.bullet and not only_bullets and number:
            _take_details(current, row, text)
            continue
        said = list(_said(row, text))
        if _is_new(current, said, row):
            current = Studies()
            found.append(current)
        _take(current, row, said, text)
    whole = [one for one in found if one.institution or one.degree]
    return _with_schools(whole)


def _take_named(found: list[Studies], row: Row, named: re.Match[str], text: str) -> Studies:
    """A row that says in a word what it holds ("School: …"): a second one begins another entry."""
    current, kind = found[-1], NAMED_KINDS[named["label"].lower()]
    if getattr(current, kind) is not None or (row.bold_start() > row.start and current.rows):
        current = Studies()
        found.append(current)
    stop = min([r.start for r in row.ranges if r.start > named.end()], default=len(row.text))
    setattr(current, kind, at(text, row.start + named.end(), row.start + stop, 0.9))
    current.rows += 1
    _take_dates(current, row)
    return current


def _is_table_head(row: Row) -> bool:
    """Whether a row names the columns of a table of schools."""
    said = re.findall(r"\w+", row.text.casefold())
    known = sum(word in COLUMNS for word in said)
    return known >= 2 and known >= 0.6 * len(said)


def has_school(said: str) -> bool:
    """Whether words name a school."""
    return _school_in(said) is not None


def has_degree(said: str) -> bool:
    """Whether words name a degree that nothing else is called."""
    where = _degree_in(said)
    return where is not None and STRONG_DEGREE.match(said[where[0] :]) is not None


def _said(row: Row, text: str) -> Iterator[tuple[str, Found]]:
    """What a row says, as pairs of a kind and the words: school, degree, area, place, other."""
    edges = [0]
    for found in row.ranges:
        edges += [found.start, found.end]
    edges.append(len(row.text))
    for a, b in zip(edges[::2], edges[1::2], strict=True):
        start, end = row.start + a, row.start + b
        for x, y in _cut(STRONG_CUT, text, start, end):
            yield from _stretch(text, x, y)


def _cut(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[tuple[int, int]]:
    edges = [start]
    for m in pattern.finditer(text, start, end):
        edges += [m.start(), m.end()]
    edges.append(end)
    spans = [trimmed(text, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return [(a, b) for a, b in spans if b > a]


def _stretch(text: str, start: int, end: int) -> Iterator[tuple[str, Found]]:
    """A stretch between strong separators: a degree with its area, a school, or both."""
    said = text[start:end]
    if is_place(said):
        yield "place", Found(said, start, end, 0.8)
        return
    cut = place_at_end(said)
    if cut:
        end = trimmed(text, start, start + cut)[1]
        said = text[start:end]
    degree = _degree_in(said)
    school = _school_in(said)
    if school is not None:
        yield (
            "school",
            Found(said[school[0] : school[1]], start + school[0], start + school[1], 0.9),
        )
        for a, b in ((0, school[0]), (school[1], len(said))):
            yield from _degree_and_area(text, *trimmed(text, start + a, start + b))
    elif degree is not None:
        yield from _degree_and_area(text, start, end)
    elif said:
        yield "other", Found(said, start, end, 0.5)


def _degree_and_area(text: str, start: int, end: int) -> Iterator[tuple[str, Found]]:
    if end <= start:
        return
    said = text[start:end]
    m = _degree_in(said)
    if m is None:
        where = find_place(said)
        if where is None and len(said.split()) <= BODY_WORDS:
            lead = STOP_WORDS.match(said)
            cleaned = at(text, start + (lead.end() if lead else 0), end, 0.5)
            if cleaned:
                yield "rest", cleaned
        return
    first, last = m
    lead = IN.match(said[last:])
    last += lead.end() if lead else 0
    degree = at(text, start + first, start + last, 0.85)
    if degree is not None:
        yield "degree", degree
    area = _area_of(text, start + last, end) or _area_before(text, start, start + first)
    if area is not None:
        yield "area", area
    yield from _rest_of(text, max(start + last, area.end if area else 0), end)


def _rest_of(text: str, start: int, end: int) -> Iterator[tuple[str, Found]]:
    """What else a stretch says behind its degree: perhaps a school without such a word."""
    for a, b in _cut(COMMA, text, start, end) if start < end else ():
        if a > start and text[a].isupper() and not is_place(text[a:b]):
            yield "rest", Found(text[a:b], a, b, 0.5)


def _area_of(text: str, start: int, end: int) -> Found | None:
    """What was studied, behind the degree."""
    said = text[start:end]
    if m := BRACKETED.match(said):
        start += m.end()
    m = LEAD.match(text[start:end])
    start += m.end() if m else 0
    if (where := find_place(text[start:end])) is not None:
        end = start + where[0]
    cut = re.search(r"[,;(]\s|\.\s|\s\(|\bwith\b|\bGPA\b|\bMinor\b", text[start:end])
    stop = start + cut.start() if cut and cut.start() > 2 else end
    if (m := SCORE.search(text, start, stop)) is not None:
        stop = m.start()
    found = at(text, start, stop, 0.75)
    if found is None or len(found.value.split()) > 9 or not found.value[0].isalpha():
        return None
    return None if is_place(found.value) else found


def _area_before(text: str, start: int, end: int) -> Found | None:
    """ "Economics, B.A." has its area before the degree."""
    found = at(text, start, end, 0.6)
    if found is None or len(found.value.split()) > 6 or not found.value[0].isupper():
        return None
    return None if SCHOOL.search(found.value) or is_place(found.value) else found


@lru_cache(maxsize=2048)
def _degree_in(said: str) -> tuple[int, int] | None:
    for m in DEGREE.finditer(said):
        word = m.group().strip()
        if SHORT_DEGREE.fullmatch(word) and not (
            word[0].isupper() and (m.start() == 0 or word.isupper())
        ):
            continue
        if (word.islower() and m.start() > 0) or NO_DEGREE.match(said, m.end()):
            continue
        return m.span()
    return None


@lru_cache(maxsize=2048)
def _school_in(said: str) -> tuple[int, int] | None:
    """Where a school's name stands in a stretch; between commas where there are some."""
    for part in _parts(said):
        a, b = part
        m = SCHOOL.search(said, a, b)
        if m is None or _only_degree(said[a:b]):
            continue
        ahead = NAME_AHEAD.search(said[a : m.start()])
        start = a + (ahead.start() if ahead else m.start() - a)
        start = _behind_fields(said, start, m.start())
        degree = _degree_in(said[start:b])
        if degree is not None and degree[0] < m.start() - start and degree[1] < m.end() - start:
            inner = start + degree[1]
            lead = STOP_WORDS.match(said[inner:].lstrip(" ,:;-–"))
            start = inner + len(said[inner:]) - len(said[inner:].lstrip(" ,:;-–"))
            start = _after_area(said, start, m.start()) if lead is None else start + lead.end()
        behind = NAME_BEHIND.match(said, m.end(), b)
        end = behind.end() if behind else m.end()
        later = _degree_in(said[m.end() : end])
        if later is not None:
            end = m.end() + later[0]
        a, b = trimmed(said, start, end)
        return (a, b) if b - a > 2 else None
    return None


def _behind_fields(said: str, start: int, word: int) -> int:
    """A name without the fields of study before it, as in "Nursing Lakeview College"."""
    tokens = list(re.finditer(r"\S+", said[start:word]))
    kept = start
    for token in tokens:
        if plain(token.group().strip(",.&-")) not in FIELDS and token.group() not in ("&", "and"):
            return kept
        kept = start + token.end() + 1
    return start


def _after_area(said: str, start: int, word: int) -> int:
    """Where the name begins when an area stands before it: the words next to "University"."""
    ahead = said[start:word].rstrip()
    names = re.search(r"(?:[A-ZÀ-Þ][\w.'’&-]*\s?){1,3}$", ahead)
    return start + names.start() if names else word


def _parts(said: str) -> list[tuple[int, int]]:
    edges = [0]
    for m in COMMA.finditer(said):
        edges += [m.start(), m.end()]
    edges.append(len(said))
    return list(zip(edges[::2], edges[1::2], strict=True))


def _only_degree(said: str) -> bool:
    """Whether "high school" or "institute" is only part of the name of a degree."""
    return (
        re.fullmatch(
            r"\s*(?:high school|secondary school)(?:\s(?:diploma|degree|graduate|certificate|"
            r"education))+\.?\s*",
            plain(said),
        )
        is not None
    )


def _is_new(current: Studies, said: list[tuple[str, Found]], row: Row) -> bool:
    """Whether a row begins another entry: it says again what the present one has."""
    kinds = {kind for kind, _ in said}
    known = current.institution or current.degree
    if "school" in kinds and current.institution:
        return True
    if "degree" in kinds and current.degree:
        return _is_strong(said) and (row.gap or bool(current.institution) or current.dated)
    if row.ranges and current.dated and known and not row.ends_sentence:
        return bool(kinds & {"school", "degree"}) or (not said and bool(current.institution))
    return row.gap and bool(known) and bool(kinds & {"school", "degree"}) and current.rows > 2


def _is_strong(said: list[tuple[str, Found]]) -> bool:
    return any(kind == "degree" and STRONG_DEGREE.match(f.value) for kind, f in said)


def _take(current: Studies, row: Row, said: list[tuple[str, Found]], text: str) -> None:
    current.rows += 1
    _take_dates(current, row)
    _take_details(current, row, text)
    others = []
    for kind, found in said:
        if kind == "school" and current.institution is None:
            current.institution = _clean(found)
        elif kind == "degree" and current.degree is None:
            current.degree = found
        elif kind == "area" and current.area is None:
            current.area = found
        elif kind in ("other", "rest"):
            others.append(found)
    _take_others(current, row, others)


def _take_others(current: Studies, row: Row, others: list[Found]) -> None:
    """Words of no known kind: a school without such a word in its name, or an area."""
    for found in others:
        if SCORE.search(found.value) or COURSES.match(found.value) or row.ends_sentence:
            continue
        if len(found.value.split()) > 8 or not found.value[0].isalnum():
            continue
        if NO_SCHOOL.match(found.value):
            continue
        beside = current.degree is not None and current.degree.start < found.start
        if current.institution is not None and current.area is None and current.degree is None:
            if current.rows <= 2 and found.value[0].isupper() and len(found.value.split()) <= 6:
                current.area = found
        elif current.institution is None and current.rows <= 3 and found.value[0].isupper():
            current.institution = (
                _clean(found) if (beside or row.bold or current.rows <= 2) else None
            )


def _clean(found: Found) -> Found:
    return found._replace(value=unwrapped(found.value))


def _take_dates(current: Studies, row: Row) -> None:
    if current.dated or not row.ranges:
        return
    best = next((one for one in row.ranges if not one.is_single), row.ranges[0])
    offset = row.start
    if best.first is not None:
        a = best.first
        current.first = Found(a.value, offset + a.start, offset + a.end, 0.9)
    if best.last is not None:
        b = best.last
        current.last = Found(b.value, offset + b.start, offset + b.end, 0.9)
    current.present = best.present
    current.dated = True


def _take_details(current: Studies, row: Row, text: str) -> None:
    if (m := SCORE.search(row.text)) and current.score is None:
        name = next(k for k in ("value", "before", "word") if m[k])
        current.score = at(text, row.start + m.start(name), row.start + m.end(name), 0.85)
    if m := COURSES.match(row.text):
        for a, b in _cut(re.compile(r"[,;]\s*"), text, row.start + m.end(), row.end):
            current.courses.append(Found(text[a:b], a, b, 0.8))


def _with_schools(found: list[Studies]) -> list[Studies]:
    """Degrees that stand below their school get its name."""
    for above, below in itertools.pairwise(found):
        if below.institution is None and above.institution is not None and below.degree:
            below.institution = above.institution._replace(sure=0.5)
    return found
