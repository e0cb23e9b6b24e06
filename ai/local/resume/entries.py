"""The entries of a section such as work: where each begins, and what of it is header and body.

A row is header or body by its form. A run of header rows holds one entry for each of its dates;
which rows before a date are its own is told by gaps, by type, and by the section's usual order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from ai.local.dates import DateRange, is_present
from ai.local.resume.places import is_place
from ai.local.resume.rows import Cell, Row
from ai.local.resume.titles import employer_score, title_score

_DURATION = re.compile(
    r"[(\s·,|]*(?:(?:about|over|ca\.)\s)?(?:\d{1,2}\+?\s?(?:years?|yrs?|ans?|jahre?n?|años?|"
    r"anos?|anni|"
    r"anno|jaar|y)\.?)?[\s,]*(?:(?:and|et|und|y|e|en)\s)?(?:\d{1,2}\s?(?:months?|mos?|mois|"
    r"monate?n?|"
    r"mes(?:es)?|mesi|mese|maand(?:en)?|m)\.?)?[)\s]*",
    re.IGNORECASE,
)
_JOINT = re.compile(r"[\s\-–—]*(?:to|until|bis|au|à|al|a|até|hasta|tot)?[\s\-–—]*", re.IGNORECASE)
_EDGES = " \t\n()[],;:|·•–—-"
_HEADER_WORDS = 13
_DATED_WORDS = 18
_HEADER_ROWS = 5
_NAME_WORDS = 6
_PARTED = re.compile(r"\t|\s[|·•–—-]\s|,\s|\s\(|\sat\s")
_LONG = 0.72  # of the longest line: from here on a line may have been wrapped
SAYS_WHAT = re.compile(
    r"(?:company|employer|organi[sz]ation|position|role|location|place):\s", re.IGNORECASE
)
_SUBHEAD = re.compile(r".{2,60}:\s*$")


@dataclass(slots=True)
class Entry:
    """One entry: its header rows and the rows below."""

    header: list[Row] = field(default_factory=list)
    body: list[Row] = field(default_factory=list)


def entries_of(rows: list[Row], text: str) -> list[Entry]:
    """The entries of a section, in order."""
    rows = _with_whole_dates(list(_without_sides(rows)), text)
    if not rows:
        return []
    kinds = _Kinds(rows)
    runs = _runs(kinds.header)
    dated_runs = [run for run in runs if any(kinds.dated[i] for i in run)]
    starts = (
        _dated_starts(rows, kinds, dated_runs)
        if dated_runs
        else [run[0] for run in runs if _opens_undated(rows, run)]
    )
    return [_entry(rows, kinds, a, b) for a, b in pairwise([*starts, len(rows)])]


def only_dates(cell_text: str) -> bool:
    """Whether a stretch of text is nothing but dates and how long they lasted."""
    return _without_dates(Row(0, len(cell_text), cell_text)) == "" and any(
        c.isdigit() for c in cell_text
    )


def _without_dates(row: Row) -> str:
    """The words of a row besides its dates, durations and brackets."""
    if not row.ranges:
        return _strip_duration(row.text)
    kept, at = [], 0
    for found in row.ranges:
        kept.append(row.text[at : found.start])
        at = found.end
    kept.append(row.text[at:])
    return " ".join(filter(None, (_strip_duration(part) for part in kept)))


def _strip_duration(part: str) -> str:
    part = part.strip(_EDGES)
    return "" if _DURATION.fullmatch(part) else part


def _without_sides(rows: list[Row]) -> Iterator[Row]:
    """Rows without what stands at the side of a text: its dates come as a row before it."""
    for row in rows:
        if _DURATION.fullmatch(row.text.strip()) and any(c.isdigit() for c in row.text):
            continue  # how long it was, in all: the dates say when
        side = [c for c in row.cells[1:] if only_dates(c.text) or _DURATION.fullmatch(c.text)]
        prose = row.bullet or row.text[:1].islower()
        if not prose or not side or len(side) < len(row.cells) - 1:
            yield row
            continue
        dates = [cell for cell in side if only_dates(cell.text)]
        for cell in dates:
            yield _part(row, cell, bullet=False)
        yield _part(row, row.cells[0], bullet=row.bullet)


def _part(row: Row, cell: Cell, *, bullet: bool) -> Row:
    """One cell of a row as a row of its own."""
    return Row(
        cell.start,
        cell.end,
        cell.text,
        bullet=bullet,
        flow=row.flow,
        page=row.page,
        x0=row.x0,
        y0=row.y0,
        size=row.size,
        bold=row.bold,
        bolds=row.bolds,
    )


def _with_whole_dates(rows: list[Row], text: str) -> list[Row]:
    """Rows, with those made one that hold the start and the end of one stretch of time."""
    whole: list[Row] = []
    at = 0
    while at < len(rows):
        size = _date_rows(rows, at)
        whole.append(_joined(rows[at : at + size], text) if size > 1 else rows[at])
        at += size
    return whole


def _date_rows(rows: list[Row], at: int) -> int:
    first = rows[at]
    if len(first.ranges) != 1 or first.ranges[0].first is not None or _without_dates(first):
        return 1
    said = first.text[first.ranges[0].end :]
    following = rows[at + 1 : at + 3]
    if following and _JOINT.fullmatch(said) and said.strip() and _ends(following[0]):
        return 2
    if len(following) == 2 and following[0].text.strip().lower() in ("to", "-", "–", "—", "until"):
        return 3 if _ends(following[1]) else 1
    return 1


def _ends(row: Row) -> bool:
    return is_present(row.text) or (len(row.ranges) == 1 and not _without_dates(row))


def _joined(rows: list[Row], text: str) -> Row:
    first, last = rows[0], rows[-1]
    return Row(
        first.start,
        last.end,
        text[first.start : last.end].replace("\t", " "),
        gap=first.gap,
        flow=first.flow,
        page=first.page,
        x0=first.x0,
        y0=first.y0,
        size=first.size,
        bold=first.bold,
        bolds=first.bolds,
    )


class _Kinds:
    """For each row whether it is header, whether it dates an entry, and what it continues."""

    def __init__(self, rows: list[Row]) -> None:
        self.longest = max(len(row.text) for row in rows)
        self.body_size = Counter(row.size for row in rows).most_common(1)[0][0]
        self.bullets = sum(row.bullet for row in rows)
        self.dated = [self._is_dated(row) for row in rows]
        if not any(self.dated):
            self.dated = [self._is_dated(row, bullets=True) for row in rows]
        self.header: list[bool] = []
        for number, row in enumerate(rows):
            above = rows[number - 1] if number else None
            wrapped = above is not None and not self.header[-1] and self.continues(above, row)
            self.header.append(not wrapped and (self.dated[number] or self._is_header(row)))

    def _is_dated(self, row: Row, *, bullets: bool = False) -> bool:
        if not row.ranges or (row.bullet and not bullets):
            return False
        left = _without_dates(row)
        words = len(left.split())
        whole = any(not found.is_single for found in row.ranges)
        if bullets and not whole:
            return False
        if whole:
            return words <= _DATED_WORDS and not _mid_sentence(row, row.ranges[0])
        if row.ends_sentence and words > 3:
            return False
        return words <= _HEADER_WORDS and _at_edge(row)

    def _is_header(self, row: Row) -> bool:
        if row.bullet:
            return False
        if SAYS_WHAT.match(row.text):
            return True
        emphasised = row.bold or row.size > 1.05 * self.body_size or row.upper
        if row.words > (_HEADER_WORDS + 4 if emphasised else _HEADER_WORDS):
            return False
        if row.text[:1].islower() or _SUBHEAD.fullmatch(row.text):
            return False
        if row.ends_sentence and not emphasised:
            return False
        return not (
            self.bullets and not emphasised and not row.gap and len(row.text) > 0.9 * self.longest
        )

    def continues(self, above: Row, row: Row) -> bool:
        """Whether a row goes on with the sentence of the body row above it."""
        if row.bullet or row.flow != above.flow or (row.bold and not above.bold):
            return False
        if any(not found.is_single for found in row.ranges) and row.gap:
            return False
        if row.text[:1].islower():
            return True
        if above.bullet and row.x0 > above.x0 + 4 and row.page == above.page:
            return not self._titled(row)
        long = len(above.text) > _LONG * self.longest and len(above.text) > 40
        return long and not above.ends_sentence and not row.gap and not row.ranges

    def _titled(self, row: Row) -> bool:
        return (
            row.gap
            and bool(row.ranges)
            and (title_score(row.text) or employer_score(row.text)) > 0
        )


def _mid_sentence(row: Row, found: DateRange) -> bool:
    """Whether dates stand within a sentence: words in small letters on both their sides."""
    before, after = row.text[: found.start].rstrip(), row.text[found.end :].lstrip()
    joined = before.endswith((" from", " in", " during", " between", " of", " for", " since"))
    return bool(before) and joined and (after[:1].islower() or row.ends_sentence)


def _at_edge(row: Row) -> bool:
    """Whether a lone date stands at the start or the end of one of the row's cells."""
    found = row.ranges[0]
    before = row.text[: found.start].rpartition("\t")[2].strip(_EDGES)
    after = row.text[found.end :].partition("\t")[0].strip(_EDGES)
    return not before or not after


def _runs(header: list[bool]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number, is_header in enumerate(header):
        if not is_header:
            continue
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _opens_undated(rows: list[Row], run: list[int]) -> bool:
    """In a section without dates: whether a run of header rows begins an entry."""
    first = rows[run[0]]
    spoken = any(title_score(rows[i].text) or employer_score(rows[i].text) for i in run[:3])
    return spoken or (first.gap and first.bold) or run[0] == 0


def _dated_starts(rows: list[Row], kinds: _Kinds, runs: list[list[int]]) -> list[int]:
    """The first row of each entry."""
    usual = _usual_lead(rows, kinds, runs)
    starts: list[int] = []
    for run in runs:
        dates = [i for i in run if kinds.dated[i]]
        floor = run[0]
        for number, date in enumerate(dates):
            if number and _same_entry(rows, dates[number - 1], date):
                continue
            start = _start(rows, floor, date, usual, first=number == 0)
            starts.append(start)
            floor = date + 1
    return starts


def _usual_lead(rows: list[Row], kinds: _Kinds, runs: list[list[int]]) -> int:
    """How many header rows mostly stand before the row with the dates."""
    leads: Counter[int] = Counter()
    for run in runs:
        first = next(i for i in run if kinds.dated[i])
        start = run[0]
        gaps = [i for i in range(run[0], first + 1) if rows[i].gap]
        if gaps and first - start > 2:
            start = gaps[-1]
        leads[min(first - start, 3)] += 1
    return leads.most_common(1)[0][0]


def _same_entry(rows: list[Row], earlier: int, date: int) -> bool:
    """Whether two dated rows that follow each other say the same stretch of time."""
    a, b = rows[earlier].ranges[0], rows[date].ranges[0]
    if date - earlier > 1 or rows[date].gap:
        return False
    alone = a.is_single and b.is_single and not _without_dates(rows[date])
    return alone and not _without_dates(rows[earlier])


def _start(rows: list[Row], floor: int, date: int, usual: int, *, first: bool) -> int:
    """Where the entry begins whose dates stand in row ``date``; none of it is above ``floor``."""
    if date == floor:
        return date
    own = [i for i in range(floor, date + 1) if rows[i].gap]
    if not first and own:
        return own[-1] if date - own[-1] <= max(usual, 2) + 1 else max(date - usual, floor)
    lead = date - floor
    if first and lead <= max(usual, 2):
        styled = _restyled(rows, floor, date)
        return (
            styled if own and own[-1] != floor and own[-1] >= styled else _kept(rows, floor, own)
        )
    if own and date - own[-1] <= max(usual, 3):
        return own[-1]
    return max(date - usual, floor)


def _kept(rows: list[Row], floor: int, own: list[int]) -> int:
    """The first row, unless a gap parts it from rows that are set in heavier type."""
    later = [i for i in own if i > floor]
    if later and rows[later[-1]].bold and not rows[floor].bold:
        return later[-1]
    return floor


def _restyled(rows: list[Row], floor: int, date: int) -> int:
    heavy = [i for i in range(floor, date + 1) if rows[i].bold or rows[i].upper]
    return heavy[0] if heavy else floor


def _entry(rows: list[Row], kinds: _Kinds, start: int, end: int) -> Entry:
    """The rows of one entry as header and body."""
    entry = Entry()
    number = start
    dated = any(kinds.dated[i] for i in range(start, end))
    seen_date = False
    while number < end and kinds.header[number] and len(entry.header) < _HEADER_ROWS:
        row = rows[number]
        if entry.header and seen_date and not _still_header(row, entry.header):
            break
        entry.header.append(row)
        seen_date = seen_date or kinds.dated[number] or not dated
        number += 1
    if number < end and _says_only_dates(entry.header) and not rows[number].bullet:
        entry.header.append(rows[number])
        number += 1
    entry.body = rows[number:end]
    return entry


def _says_only_dates(header: list[Row]) -> bool:
    return bool(header) and not any(_without_dates(row) for row in header)


def _still_header(row: Row, header: list[Row]) -> bool:
    """Whether a row below the dates names the role, the employer or the place."""
    if SAYS_WHAT.match(row.text):
        return True
    if row.gap and not (title_score(row.text) >= 2 or employer_score(row.text) >= 2 or row.bold):
        return False
    said = [r for r in header if _without_dates(r)]
    if row.bold or len(row.cells) > 1 or is_place(row.text):
        return True
    named = title_score(row.text) >= 2 or employer_score(row.text) >= 0.9
    if sum(len(_PARTED.split(_without_dates(r))) for r in said) >= 2:
        return named and row.words <= _NAME_WORDS
    return row.words <= _NAME_WORDS or (named and row.words <= _HEADER_WORDS)
