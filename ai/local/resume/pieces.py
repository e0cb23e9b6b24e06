"""The header of an entry in pieces: each a name, a title, or a place; dates are taken out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ai.local.dates import Date, DateRange
from ai.local.resume.entries import Entry
from ai.local.resume.found import Found, trimmed
from ai.local.resume.places import find_place, is_place, looks_like_place, place_at_end
from ai.local.resume.rows import Row
from ai.local.resume.titles import employer_score, title_score

_STRONG = re.compile(
    r"\t+|\s+[|¦‖•·∙▪◦►»]\s*|\s*[|¦‖]\s*|\s+[–—―]\s*|\s*[–—―]\s+|\s+-+\s+|\s*;\s+|\s+@\s+|"
    r"\s//\s|\s{3,}|"
    r"\n|(?<=\w)\s?~\s|\s+(?=Company\s?Name\b)|(?<=Company Name)[\s,–-]+(?=[A-Z])"
)
_AT = re.compile(r"\s+(?:at|chez|bei|en|presso|bij|@|with|for)\s+(?=[A-ZÀ-Þ\d])")
_BRACKETED = re.compile(r"\s\((?P<inner>[^()]{3,60})\)$")
_GAP = re.compile(r"\s(?=[A-Z])")
_COMMA = re.compile(r"\s?,\s+|\s:\s+|:\s+")
_DURATION = re.compile(
    r"[(\s·,|]*(?:(?:about|over|ca\.)\s)?(?=[^()]*\d)(?:\d{1,2}\+?\s?(?:years?|yrs?|ans?|"
    r"jahre?n?|años?|anos?|"
    r"anni|anno|jaar)\.?)?[\s,]*(?:(?:and|et|und|y|e|en)\s)?(?:\d{1,2}\s?(?:months?|mos?|mois|"
    r"monate?n?|mes(?:es)?|mesi|mese|maand(?:en)?)\.?)?[)\s]*",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"\(?(?:full|part)[\s-]?time\)?|\(?(?:permanent|temporary|contract|contractor|internship|"
    r"seasonal|remote|hybrid|on-?site|cdi|cdd|stage|alternance|"
    r"vollzeit|"
    r"teilzeit)\)?",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:company|employer|organi[sz]ation|position|title|role|job title|designation|dates?|"
    r"period|"
    r"duration|location|place|client|firma|poste|entreprise|puesto|empresa|location|where|when)"
    r"\s*(?:name)?\s*[:–-]\s*",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:^|(?<=\s[|·•]\s))(?P<label>company|employer|organi[sz]ation|position|title|role|location|"
    r"place):\s+",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"[\s\-–—|,()·:]*(?:from|since|until|depuis|de|du|dès|desde|hasta|seit|von|vom|bis|dal|da|sinds|"
    r"van|tot|à partir de|le|en|in)?[\s\-–—|,()·:]*",
    re.IGNORECASE,
)
_PROSE = re.compile(r"[)\s]*\.\s+\S+\s+\S+\s+\S+")  # what is said behind the dates of a line
_WORD = re.compile(r"\S+")
_ROLE_WORDS = 4
_LONG_NAME = 9  # words: a longer piece holds more than a name
_URL = re.compile(
    r"^(?:https?://|www\.)\S+$|^\S+\.(?:com|org|net|io|inc|dev)/?\S*$", re.IGNORECASE
)


@dataclass(slots=True)
class Piece:
    """A stretch of a header: ``row`` and ``order`` say where in it, ``label`` what names it."""

    start: int
    end: int
    text: str
    row: int
    order: int
    bold: bool = False
    label: str = ""

    @property
    def title(self) -> float:
        if self.label in (
            "position",
            "title",
            "role",
            "job title",
            "designation",
            "poste",
            "puesto",
        ):
            return 4.0
        return title_score(self.text)

    @property
    def employer(self) -> float:
        if self.label in ("company", "employer", "organization", "client", "firma", "entreprise"):
            return 4.0
        return employer_score(self.text)


@dataclass(slots=True)
class Header:
    """What the header of an entry says, before it is known which piece is what."""

    pieces: list[Piece]
    place: Found | None = None
    first: Found | None = None
    last: Found | None = None
    present: bool = False
    single: bool = False
    url: str | None = None


def header_of(entry: Entry, text: str) -> Header:
    """An entry's header in pieces, with its dates and its place."""
    header = Header([])
    _take_dates(header, entry)
    for number, row in enumerate(entry.header):
        if _take_labelled(header, row, number):
            continue
        order = 0
        for start, end in _undated(row):
            for a, b in _split(text, start, end, row):
                order += _add_piece(header, text, (a, b), number, order, row)
    return header


def _take_labelled(header: Header, row: Row, number: int) -> bool:
    """A row that says in a word what it holds ("Employer: …") holds that, whatever it looks like.

    A row with several such words, and one that says its own name only, are read as all others.
    """
    m = _NAMED.match(row.text)
    if m is None or _NAMED.search(row.text, m.end()) is not None:
        return False
    upto = min(
        [found.start for found in row.ranges if found.start > m.end()], default=len(row.text)
    )
    tab = row.text.find("\t", m.end())
    start, end = row.start + m.end(), row.start + (min(upto, tab) if tab >= 0 else upto)
    said = row.text[m.end() : end - row.start].rstrip()
    if not said or not said[0].isprintable():
        return False
    label = m["label"].lower()
    if label in ("place", "location"):
        header.place = header.place or Found(said, start, start + len(said), 0.9)
    else:
        bold = any(x <= start < y for x, y in row.bolds)
        header.pieces.append(Piece(start, start + len(said), said, number, 0, bold, label))
    return True


def _take_dates(header: Header, entry: Entry) -> None:
    """The entry's stretch of time: the first that has two ends, else the first date."""
    found = [(row.start, r) for row in entry.header for r in row.ranges]
    if not found:
        return
    offset, best = next((pair for pair in found if not pair[1].is_single), found[0])
    header.single = best.is_single
    header.present = best.present
    header.first, header.last = _ends(offset, best, found)


def _ends(
    offset: int, best: DateRange, found: list[tuple[int, DateRange]]
) -> tuple[Found | None, Found | None]:
    """The two dates; two lone dates in one header are the ends of one stretch."""
    if best.is_single and len(found) == 2:
        (a_at, a), (b_at, b) = found
        if a.last and b.last and a.last.value <= b.last.value:
            return _dated(a_at, a.last), _dated(b_at, b.last)
    first = _dated(offset, best.first) if best.first else None
    return first, _dated(offset, best.last) if best.last else None


def _dated(offset: int, date: Date) -> Found:
    return Found(date.value, offset + date.start, offset + date.end, 0.9)


def _undated(row: Row) -> list[tuple[int, int]]:
    """The stretches of a row between its dates."""
    edges = [0]
    for found in row.ranges:
        edges += [found.start, found.end]
    edges.append(len(row.text))
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [
        (row.start + a, row.start + b)
        for a, b in pairs
        if not _SINCE.fullmatch(row.text, a, b) and not (a and _PROSE.match(row.text, a, b))
    ]


def _split(text: str, start: int, end: int, row: Row) -> list[tuple[int, int]]:
    """A stretch at its strong separators, and where its type turns from bold to plain."""
    cuts = [m.span() for m in _STRONG.finditer(text, start, end)]
    for a, b in row.bolds:
        cuts += [(x, x) for x in (a, b) if start < x < end and not _inside_word(text, x)]
    spans, at = [], start
    for a, b in sorted(cuts):
        if a > at:
            spans.append((at, a))
        at = max(at, b)
    spans.append((at, end))
    return [(a, b) for a, b in (trimmed(text, *span) for span in spans) if b > a]


def _inside_word(text: str, at: int) -> bool:
    return text[at - 1 : at].isalnum() and text[at : at + 1].isalnum()


def _add_piece(
    header: Header, text: str, span: tuple[int, int], number: int, order: int, row: Row
) -> int:
    """Add what a stretch holds to the header; how many pieces that were."""
    start, end = span
    label = ""
    if m := _LABEL.match(text[start:end]):
        label = re.split(r"\s*[:–-]", m.group())[0].strip().lower()
        start, end = trimmed(text, start + m.end(), end)
    said = text[start:end]
    if not said or _DURATION.fullmatch(said) or _KIND.fullmatch(said):
        return 0
    if _URL.match(said):
        header.url = header.url or said
        return 0
    if is_place(said) and not (header.place and header.place.value == said):
        header.place = header.place or Found(said, start, end, 0.85)
        return 0
    start, end = _without_place(header, text, start, end)
    added = 0
    for a, b in _around_place(header, text, start, end):
        b = _end_of_title(text, a, b)
        bold = any(x <= a and a < y for x, y in row.bolds)
        header.pieces.append(Piece(a, b, text[a:b], number, order + added, bold, label))
        added += 1
    return added


def _end_of_title(text: str, start: int, end: int) -> int:
    """Where a title ends on a line on which the description goes on behind it."""
    words = list(_WORD.finditer(text, start, end))
    if len(words) <= _LONG_NAME:
        return end
    for number in range(min(len(words), _LONG_NAME) - 1, -1, -1):
        upto = words[number].end()
        following = words[number + 1].group()
        if title_score(text[start:upto]) >= 2.5 and following[:1].isupper():
            return upto
    return end


def _without_place(header: Header, text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the place at its end."""
    cut = place_at_end(text[start:end])
    if not cut:
        return start, end
    a, b = trimmed(text, start + cut, end)
    if header.place is None and b > a:
        header.place = Found(text[a:b], a, b, 0.8)
    return trimmed(text, start, start + cut)


def _around_place(header: Header, text: str, start: int, end: int) -> list[tuple[int, int]]:
    """What stands before and after a place in the middle of a stretch."""
    where = find_place(text[start:end]) if end - start > 12 else None
    if where is None:
        return [(start, end)] if end > start else []
    a, b = start + where[0], start + where[1]
    city = _city_start(text, a, b)
    if header.place is None:
        header.place = Found(text[city:b], city, b, 0.7)
    spans = [trimmed(text, start, city), trimmed(text, b, end)]
    return [span for span in spans if span[1] > span[0]]


def _city_start(text: str, start: int, end: int) -> int:
    """Where the city's name begins: capitals before it may belong to an employer's name."""
    said = text[start:end]
    comma = said.find(",")
    words = said[:comma].split(" ")
    for used in range(1, min(3, len(words)) + 1):
        tail = " ".join(words[-used:])
        if is_place(tail) or tail == "City":
            return start + comma - len(said[:comma]) + said[:comma].rfind(tail)
    return start + said[:comma].rfind(words[-1]) if len(words) > 2 else start


def split_names(piece: Piece, *, need_both: bool) -> list[Piece]:
    """A piece that holds both a role and an employer, as the two; else the piece alone."""
    text = piece.text
    if (m := _BRACKETED.search(text)) and _is_other_half(text[: m.start()], m["inner"]):
        inner = piece.start + m.start("inner")
        second = Piece(
            inner, inner + len(m["inner"]), m["inner"], piece.row, piece.order + 1, piece.bold
        )
        first = Piece(
            piece.start, piece.start + m.start(), text[: m.start()], piece.row, piece.order
        )
        first.bold = piece.bold
        return [first, second]
    for m in [
        *_AT.finditer(text),
        *_COMMA.finditer(text),
        *_GAP.finditer(text if need_both else ""),
    ]:
        left, right = text[: m.start()].strip(), text[m.end() :].strip()
        if not left or not right:
            continue
        glued = m.re is _GAP
        if glued and not (title_score(left) >= 2.5 and employer_score(right) >= 1.5):
            continue
        if _are_role_and_employer(left, right, at=m.re is _AT, need_both=need_both and not glued):
            second = Piece(
                piece.start + m.end(), piece.end, right, piece.row, piece.order + 1, piece.bold
            )
            first = Piece(piece.start, piece.start + m.start(), left, piece.row, piece.order)
            first.bold = piece.bold
            return [first, second]
    return [piece]


def _is_other_half(outside: str, inside: str) -> bool:
    """Whether brackets hold the employer of the role before them, or the role there."""
    if _KIND.fullmatch(inside) or is_place(inside):
        return False
    if title_score(inside) >= 2:
        return title_score(outside) < 2
    return employer_score(inside) > 0 or title_score(outside) >= 2


def _are_role_and_employer(left: str, right: str, *, at: bool, need_both: bool) -> bool:
    role_left, role_right = title_score(left), title_score(right)
    named_left, named_right = employer_score(left), employer_score(right)
    if at:
        return role_left >= 2 and named_left < 2
    if role_left >= 2 and named_right >= 0.9 and role_right < 2:
        return True
    if role_right >= 2 and role_left < 2 and (named_left > 0 or need_both):
        return True
    if need_both and named_right >= 1.5 and named_left == 0 and len(left.split()) <= _ROLE_WORDS:
        return True
    return need_both and role_left >= 2 and role_right == 0 and not looks_like_place(left)
