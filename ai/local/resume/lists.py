"""The shorter sections: certificates, awards, languages, publications, interests, projects."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from ai.local.resume.bodies import items_of
from ai.local.resume.entries import Entry, entries_of
from ai.local.resume.found import Found, at, trimmed, unwrapped
from ai.local.resume.pieces import header_of
from ai.local.resume.rows import Row
from ai.local.resume.vocabulary import plain

_LANGUAGES = re.compile(
    r"\b(?:english|french|german|spanish|italian|portuguese|dutch|russian|chinese|mandarin|"
    r"cantonese|japanese|"
    r"korean|arabic|hindi|urdu|bengali|punjabi|tamil|telugu|marathi|gujarati|kannada|malayalam|"
    r"turkish|persian|farsi|"
    r"polish|czech|slovak|hungarian|romanian|bulgarian|greek|ukrainian|swedish|norwegian|danish|"
    r"finnish|"
    r"icelandic|hebrew|thai|vietnamese|indonesian|malay|tagalog|filipino|swahili|armenian|"
    r"georgian|"
    r"serbian|croatian|slovenian|bosnian|albanian|macedonian|estonian|latvian|lithuanian|catalan|"
    r"basque|galician|irish|welsh|latin|afrikaans|amharic|somali|yoruba|igbo|hausa|zulu|nepali|"
    r"sinhala|kazakh|"
    r"american sign language|asl|creole|haitian creole|"
    r"anglais|fran[cç]ais|allemand|espagnol|italien|portugais|n[eé]erlandais|russe|chinois|"
    r"japonais|arabe|"
    r"englisch|franz[oö]sisch|deutsch|spanisch|italienisch|portugiesisch|niederl[aä]ndisch|"
    r"russisch|"
    r"chinesisch|japanisch|arabisch|t[uü]rkisch|polnisch|"
    r"ingl[eé]s|franc[eé]s|alem[aá]n|espa[nñ]ol|castellano|italiano|portugu[eé]s|ruso|chino|"
    r"catal[aá]n|"
    r"ingl[eê]s|franc[eê]s|alem[aã]o|espanhol|portugu[eê]s|"
    r"inglese|francese|tedesco|spagnolo|portoghese|russo|cinese|"
    r"engels|frans|duits|spaans|italiaans|nederlands)\b",
    re.IGNORECASE,
)
_FLUENCY = re.compile(
    r"\b(?:native(?: or bilingual)?(?: speaker| proficiency| level)?|mother tongue|"
    r"fluent(?:ly)?|bilingual|advanced|"
    r"proficient|full professional(?: proficiency)?|professional(?: working)?(?: proficiency)?|"
    r"limited working(?: proficiency)?|conversational|intermediate|upper[- ]intermediate|"
    r"elementary(?: proficiency)?|"
    r"basic|beginner|working knowledge|good|excellent|very good|business fluent|[abc][12]\+?|"
    r"langue maternelle|maternelle?|courant|bilingue|interm[eé]diaire|avanc[eé]|notions|"
    r"d[eé]butant|"
    r"scolaire|lu, [eé]crit, parl[eé]|muttersprache|muttersprachlich|flie(?:ß|ss)end|"
    r"verhandlungssicher|gut|"
    r"sehr gut|grundkenntnisse|nativo|nativa|lengua materna|fluido|avanzado|intermedio|b[aá]sico|"
    r"l[ií]ngua materna|fluente|avan[cç]ado|intermedi[aá]rio|madrelingua|avanzato|buono|ottimo|"
    r"scolastico|"
    r"moedertaal|vloeiend|goed|basis)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\s+[–—-]\s+|\s*[|·•]\s*|\t+|,\s+(?=[A-Z])|\s+(?:by|from|issued by|through|par|durch|von|"
    r"por|da)\s+"
    r"(?=[A-ZÀ-Þ])|:\s+"
)
_NOTHING = re.compile(r"^(?:none|n/?a|available (?:up)?on request)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"«]([^”\"»]{12,})[”\"»]")
_SPLIT_LIST = re.compile(r"[,;•·|\t]\s*|\n")
_LONGEST_INTEREST = 8  # words
_LONGEST_GIVER = 8  # words
_FULL_LINE = 70  # characters: a shorter line in bold was not wrapped


@dataclass(slots=True)
class Item:
    """Something with a name: a certificate, an award, a publication."""

    name: Found
    by: Found | None = None
    date: Found | None = None
    summary: Found | None = None


@dataclass(slots=True)
class Undertaking:
    """A project as it was found."""

    name: Found | None = None
    first: Found | None = None
    last: Found | None = None
    description: Found | None = None
    url: str | None = None
    highlights: list[Found] = field(default_factory=list)


@dataclass(slots=True)
class Tongue:
    """A language and how well it is spoken."""

    name: Found
    fluency: Found | None = None


def items_in(rows: list[Row], text: str) -> list[Item]:
    """Named items, each with its giver and date: a bullet, a line, or a small entry each."""
    items: list[Item] = []
    for group in _groups(rows):
        item = _item(group, text)
        if item is not None:
            items.append(item)
    return items


def _groups(rows: list[Row]) -> list[list[Row]]:
    """The rows of each item: bullets begin one, and so do gaps or bold lines."""
    bullets = any(row.bullet for row in rows)
    styled = any(row.bold for row in rows) and not all(row.bold for row in rows)
    if styled and not bullets and rows[0].bold_start() > rows[0].start:
        return _by_type(rows)
    gaps = sum(row.gap for row in rows)
    longest = max((len(row.text) for row in rows), default=0)
    groups: list[list[Row]] = []
    for row in rows:
        if bullets:
            begins = row.bullet or (row.gap and row.bold)
        elif styled:
            begins = row.bold_start() > row.start and not row.text[:1].islower()
        elif gaps > 1 and gaps < len(rows):
            begins = row.gap
        else:
            begins = not row.text[:1].islower() and not _wrapped(groups, longest)
        dated = bool(row.ranges) and bool(groups) and any(r.ranges for r in groups[-1])
        if begins or dated or not groups:
            groups.append([row])
        else:
            groups[-1].append(row)
    return groups


def _by_type(rows: list[Row]) -> list[list[Row]]:
    """Items whose names are bold: each begins with one, which may go on in the next line."""
    groups: list[list[Row]] = []
    named = False
    for row in rows:
        heavy = row.bold_start() > row.start
        if heavy and not (named and _names_on(groups[-1][-1], row)):
            groups.append([row])
        else:
            groups[-1].append(row)
        named = row.bold_start() >= row.end
    return groups


def _names_on(above: Row, row: Row) -> bool:
    """Whether a bold line goes on with the bold line above: that one reached the edge."""
    return len(above.text) > _FULL_LINE and not row.gap


def _wrapped(groups: list[list[Row]], longest: int) -> bool:
    if not groups:
        return False
    above = groups[-1][-1].text
    return above.endswith((",", "-")) or (len(above) > 0.8 * longest and len(above) > 60)


def _item(rows: list[Row], text: str, *, whole: bool = False) -> Item | None:
    first = rows[0]
    dates = [(row.start, r) for row in rows for r in row.ranges]
    start, end = first.start, first.end
    if first.ranges:
        found = first.ranges[0]
        head = first.text[: found.start].strip(" \t(,–-|·")
        start, end = (
            (first.start, first.start + found.start)
            if head
            else (first.start + found.end, first.end)
        )
    a, b = trimmed(text, start, end)
    heavy = _heavy_end(rows)
    if heavy > a:
        return _told_by_type(rows, text, first.start, heavy)
    cut = None if whole else next(iter(reversed(list(_BY.finditer(text, a, b)))), None)
    name = at(text, a, cut.start() if cut and cut.start() > a + 3 else b, 0.75)
    if name is None or _NOTHING.match(name.value):
        return None
    item = Item(name)
    if cut and cut.start() > a + 3:
        item.by = at(text, cut.end(), b, 0.6)
    elif len(rows) > 1 and not rows[1].bullet and rows[1].words <= 8:
        item.by = _undated(rows[1], text)
    if dates and (last := dates[0][1].last or dates[0][1].first):
        item.date = Found(last.value, dates[0][0] + last.start, dates[0][0] + last.end, 0.9)
    rest = rows[2:] if item.by and len(rows) > 1 and item.by.start >= rows[1].start else rows[1:]
    if rest and any(row.words > 4 for row in rest):
        item.summary = items_of(rest, text)[0]
    return item


def _heavy_end(rows: list[Row]) -> int:
    """Where the bold name of an item ends, over as many lines as it takes; -1 without one.

    A line that is bold to its end is a name for sure only where something else tells so.
    """
    end = rows[0].bold_start()
    alone = all(row.bold_start() >= row.end for row in rows)
    if end <= rows[0].start or (alone and not rows[0].bullet):
        return -1
    for above, row in pairwise(rows):
        if end < above.end or row.bold_start() <= row.start:
            break
        end = row.bold_start()
    return end


def _told_by_type(rows: list[Row], text: str, start: int, end: int) -> Item | None:
    """An item whose name is what is bold: who gave it and what is said of it are what is not."""
    found = at(text, start, end, 0.85)
    if found is None or _NOTHING.match(found.value):
        return None
    item = Item(found)
    rest = [row for row in rows if row.end > end]
    dates = [(row.start, r) for row in rest for r in row.ranges if row.start + r.start >= end]
    if dates and (last := dates[0][1].last or dates[0][1].first):
        item.date = Found(last.value, dates[0][0] + last.start, dates[0][0] + last.end, 0.9)
    beside = _rest_of_line(rest, end)
    stop = min([beside[-1].end, *(at + r.start for at, r in dates)]) if beside else end
    item.by = at(text, end, stop, 0.7)
    rest = rest[len(beside) :]
    if item.by is None and rest and not rest[0].bullet and rest[0].words <= _LONGEST_GIVER:
        item.by = _undated(rest.pop(0), text)
    if rest:
        item.summary = items_of(rest, text)[0]
    return item


def _rest_of_line(rows: list[Row], end: int) -> list[Row]:
    """The rows on which the line goes on that begins before ``end``."""
    line = [row for row in rows[:1] if row.start < end]
    for above, row in pairwise(rows) if line else ():
        if (
            not above.width
            or len(above.text) < _FULL_LINE
            or row.bullet
            or row.gap
            or above.ranges
        ):
            break
        line.append(row)
    return line


def _undated(row: Row, text: str) -> Found | None:
    if not row.ranges:
        return at(text, row.start, row.end, 0.6)
    found = row.ranges[0]
    head = at(text, row.start, row.start + found.start, 0.6)
    return head or at(text, row.start + found.end, row.end, 0.6)


def languages_in(rows: list[Row]) -> list[Tongue]:
    """The languages that are named, each with the fluency that stands next to it."""
    found: list[Tongue] = []
    for row in rows:
        names = list(_LANGUAGES.finditer(row.text))
        levels = list(_FLUENCY.finditer(row.text))
        if not names and levels and found and found[-1].fluency is None:
            found[-1].fluency = _match(levels[0], row)
        for name, after in zip(names, [*names[1:], None], strict=False):
            stop = after.start() if after else len(row.text)
            level = next((m for m in levels if name.end() <= m.start() < stop), None)
            if level is None and len(names) == 1 and levels:
                level = levels[0]
            said = {plain(t.name.value) for t in found}
            if plain(name.group()) not in said:
                found.append(Tongue(_match(name, row), _match(level, row) if level else None))
    return found


def _match(m: re.Match[str], row: Row) -> Found:
    return Found(m.group(), row.start + m.start(), row.start + m.end(), 0.85)


def is_language(said: str) -> bool:
    """Whether ``said`` names a language that people speak, perhaps with a level."""
    m = _LANGUAGES.match(said.strip())
    if m is None:
        return False
    rest = said.strip()[m.end() :].strip(" ()-–:,.")
    return not rest or _FLUENCY.match(rest) is not None


def interests_in(rows: list[Row], text: str) -> list[Found]:
    """Interests, one by one."""
    found: list[Found] = []
    for row in rows:
        edges = [row.start]
        for m in _SPLIT_LIST.finditer(row.text):
            edges += [row.start + m.start(), row.start + m.end()]
        edges.append(row.end)
        for a, b in zip(edges[::2], edges[1::2], strict=True):
            one = at(text, a, b, 0.7)
            if one is not None and len(one.value.split()) <= _LONGEST_INTEREST:
                found.append(one)
    return found


def publications_in(rows: list[Row], text: str) -> list[Item]:
    """Publications: a quoted title is the name, else the item's first line."""
    items: list[Item] = []
    for group in _groups(rows):
        start, end = group[0].start, group[-1].end
        quoted = _QUOTED.search(text, start, end)
        item = _item(group, text, whole=True)
        if quoted is not None:
            name = at(text, quoted.start(1), quoted.end(1), 0.8)
            if name is not None:
                items.append(Item(name, date=item.date if item else None))
        elif item is not None:
            items.append(item)
    return items


def undertakings_of(rows: list[Row], text: str) -> list[Undertaking]:
    """Projects, each with its dates and what was done."""
    entries = entries_of(rows, text)
    if not entries and rows:
        entries = [Entry(header=[g[0]], body=g[1:]) for g in _groups(rows)]
    found = [_undertaking(entry, text) for entry in entries]
    return [one for one in found if one.name is not None]


def _undertaking(entry: Entry, text: str) -> Undertaking:
    header = header_of(entry, text)
    project = Undertaking(first=header.first, last=header.last, url=header.url)
    if header.pieces:
        piece = header.pieces[0]
        project.name = Found(unwrapped(piece.text), piece.start, piece.end, 0.75)
    items = items_of(entry.body, text)
    if items and not any(row.bullet for row in entry.body[:1]):
        project.description, items = items[0], items[1:]
    project.highlights = items
    return project
