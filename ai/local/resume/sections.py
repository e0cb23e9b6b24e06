"""A résumé's rows gathered under its headings, whatever these are called."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from ai.local.dates import has_dates
from ai.local.resume.places import is_place
from ai.local.resume.rows import Cell, Row
from ai.local.resume.titles import employer_score, title_score
from ai.local.resume.vocabulary import section_of

HEAD = "head"  # what stands before the first heading: who the person is
_LONGEST = 48  # characters of a heading
_MOST_WORDS = 6
_SHORTEST = 5  # characters of a heading whose words are not known
_INLINE = re.compile(r"([A-ZÀ-Þ][^:\n\t]{2,32}):\s+\S")
_INLINE_KINDS = {"skills", "languages", "interests", "education", "certificates", "summary"}
_SURE = {"work", "education", "skills", "summary", "projects", "certificates"}
_GROUPS = {"languages", "skills", "projects", "interests", "other", "certificates", "awards"}
Style = tuple[float, bool, bool]


@dataclass(slots=True)
class Section:
    """The rows under one heading; ``kind`` is one of the vocabulary's, or ``HEAD``."""

    kind: str
    heading: Row | None = None
    rows: list[Row] = field(default_factory=list)


def sections_of(rows: list[Row], name_row: Row | None) -> list[Section]:
    """The rows in sections, in reading order. The row with the name opens the head anew."""
    headings = _Headings(rows)
    sections = [Section(HEAD)]
    for row in rows:
        if row is name_row:
            sections.append(Section(HEAD))
            sections[-1].rows.append(row)
            continue
        kind, rest = headings.of(row, sections[-1].kind)
        if kind is None:
            sections[-1].rows.append(_without_heading(row, sections[-1].heading))
            continue
        sections.append(Section(kind, row))
        if rest is not None:
            sections[-1].rows.append(rest)
    return sections


class _Headings:
    """Tells headings from other lines by their words, and by the type they share."""

    def __init__(self, rows: list[Row]) -> None:
        sizes: Counter[float] = Counter()
        for row in rows:
            sizes[row.size] += len(row.text)
        self.body = sizes.most_common(1)[0][0] if sizes else 0.0
        self.styles = _shared_styles(rows)
        self.uses: Counter[Style] = Counter(_style(row) for row in rows)
        self.below = {id(a): b for a, b in pairwise(rows)}
        self.with_types = len({_style(row)[:2] for row in rows}) > 1

    def of(self, row: Row, current: str) -> tuple[str | None, Row | None]:
        """The section that a row opens, and what of it already belongs there."""
        first = row.cells[0] if row.cells else None
        if first is None or (row.bullet and not self._stands_out(row)):
            return None, None
        whole = _spaced_out(row)
        if whole is not None:
            return whole, None
        kind = section_of(first.text)
        if kind is not None and len(row.cells) == 1:
            return (kind, None) if self._is_heading(row, kind, current) else (None, None)
        if section_of(first.text, exact=True) and self._beside(row, first, kind or "", current):
            return kind, _rest(row, row.cells[1].start)
        m = _INLINE.match(row.text)
        if m is not None and self._opens_inline(row, m.group(1), current):
            return section_of(m.group(1)), _rest(row, row.start + m.end() - 1)
        return ("other", None) if self._is_unknown_heading(row) else (None, None)

    def _is_heading(self, row: Row, kind: str, current: str) -> bool:
        if len(row.text) > _LONGEST or row.text.rstrip().endswith((".", ",")):
            return False
        style = _style(row)
        if style in self.styles:
            return True
        if not self.styles or not self.with_types:
            return kind in _SURE or row.upper or row.gap or row.text.endswith(":")
        largest = max(size for size, _, _ in self.styles)
        if row.size >= 0.97 * largest:
            return True
        if current == kind or kind in _GROUPS:
            return row.upper and row.size >= self.body
        return kind in _SURE and (row.bold or row.upper or row.size > 1.04 * self.body)

    def _beside(self, row: Row, first: Cell, kind: str, current: str) -> bool:
        """A heading whose content stands at its right, on the same line."""
        if len(first.text) > _LONGEST or current == kind:
            return False
        if has_dates(row.cells[1].text) and len(row.cells) == 2 and kind not in _SURE:
            return False
        bold = row.bold_start() >= first.end or first.text.isupper()
        styled = self.with_types and _style(row) in self.styles
        return bold or styled or (kind in _SURE and row.gap)

    def _opens_inline(self, row: Row, label: str, current: str) -> bool:
        kind = section_of(label)
        if kind not in _INLINE_KINDS or current == kind:
            return False
        apart = row.gap or current in ("contact", "other")
        return apart and current not in ("skills", "projects", "work") and not row.bullet

    def _stands_out(self, row: Row) -> bool:
        return _style(row) in self.styles

    def _names_employer(self, row: Row) -> bool:
        """Whether capitals are those of an employer: its place, role or dates stand below."""
        below = self.below.get(id(row))
        if len(row.text) < _SHORTEST or employer_score(row.text) or below is None:
            return True
        return bool(below.ranges) or is_place(below.text) or title_score(below.text) >= 2

    def _is_unknown_heading(self, row: Row) -> bool:
        """A line in the type of the headings, whose words are not known."""
        style = _style(row)
        known = self.styles.get(style, 0)
        if known < 2 or not _distinct(style, self.body):
            return False
        if len(row.cells) > 1 or row.words > _MOST_WORDS or row.ends_sentence or row.ranges:
            return False
        if not self.with_types and self._names_employer(row):
            return False
        return self.uses[style] <= 2 * known + 2


def _spaced_out(row: Row) -> str | None:
    """The section that a row in spaced-out capitals heads, whose words fell apart into cells."""
    if not 2 <= len(row.cells) <= 4 or not row.upper or row.ranges:
        return None
    return section_of(" ".join(cell.text for cell in row.cells), exact=True)


def _without_heading(row: Row, heading: Row | None) -> Row:
    """A row without the second half of a heading that stands beside it."""
    if heading is None or len(row.cells) < 2 or len(heading.cells) < 2:
        return row
    whole = f"{heading.cells[0].text} {row.cells[0].text}"
    goes_on = row.cells[0].text[:1].islower() or row.cells[0].text.isupper()
    if goes_on and section_of(whole) and len(whole) <= _LONGEST:
        return _rest(row, row.cells[1].start, gap=row.gap)
    return row


def _rest(row: Row, start: int, *, gap: bool = True) -> Row:
    return Row(
        start,
        row.end,
        row.text[start - row.start :],
        gap=gap,
        flow=row.flow,
        page=row.page,
        x0=row.x0,
        y0=row.y0,
        size=row.size,
        bold=row.bold,
        bolds=row.bolds,
    )


def _style(row: Row) -> Style:
    return round(row.size * 2) / 2, row.bold, row.upper


def _distinct(style: Style, body: float) -> bool:
    size, _, upper = style
    return upper or size > 1.08 * body


def _shared_styles(rows: list[Row]) -> dict[Style, int]:
    """The types in which at least two different sections are headed, and how many are."""
    kinds: dict[Style, set[str]] = defaultdict(set)
    for row, kind in _candidates(rows):
        kinds[_style(row)].add(kind)
    most = max((len(found) for found in kinds.values()), default=0)
    return {
        style: len(found)
        for style, found in kinds.items()
        if len(found) >= 2 and (len(found) >= 0.5 * most or _distinct(style, 0.0))
    }


def _candidates(rows: list[Row]) -> Iterator[tuple[Row, str]]:
    for row in rows:
        if len(row.cells) == 1 and not row.bullet and len(row.text) <= _LONGEST:
            kind = section_of(row.text)
            if kind is not None and not row.text.rstrip().endswith((".", ",")):
                yield row, kind
