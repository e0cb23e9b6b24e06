"""Résumés whose parts have no headings, or one heading for several: told by what the rows say."""

from __future__ import annotations

from ai.local.resume.education import has_degree, has_school
from ai.local.resume.entries import entries_of
from ai.local.resume.rows import Row
from ai.local.resume.sections import HEAD, Section
from ai.local.resume.titles import title_score

_FEW_WORDS = 9
_LEAST_ITEMS = 3


def with_told_parts(sections: list[Section], text: str) -> list[Section]:
    """The sections, with those divided that hold entries of several kinds."""
    kinds = {section.kind for section in sections if section.rows}
    nothing = not kinds & {"work", "education"}
    divided: list[Section] = []
    for section in sections:
        if section.kind == "mixed" or (nothing and section.kind in (HEAD, "other", "summary")):
            divided += _divided(section, text)
        else:
            divided.append(section)
    if "skills" not in kinds:
        divided += [
            Section("skills", s.heading, s.rows) for s in divided if _is_list_of_strengths(s)
        ]
    return divided


def _divided(section: Section, text: str) -> list[Section]:
    """A section's dated entries as work or education; what stands before them stays."""
    entries = [e for e in entries_of(section.rows, text) if any(r.ranges for r in e.header)]
    if not entries or (section.kind != "mixed" and len(entries) < 2):
        return [section]
    first = section.rows.index(
        next(r for r in section.rows if r.start >= entries[0].header[0].start)
    )
    parts = [Section(section.kind, section.heading, section.rows[:first])]
    for entry in entries:
        said = " ".join(row.text for row in entry.header)
        named = title_score(entry.header[0].text) >= 2
        studied = has_degree(said) or (has_school(said) and not named)
        kind = "education" if studied else "work"
        if parts[-1].kind != kind:
            parts.append(Section(kind, section.heading))
        parts[-1].rows += [*entry.header, *entry.body]
    return parts


def _is_list_of_strengths(section: Section) -> bool:
    """Whether a summary is no text but a list of short items, as under "Highlights"."""
    rows = section.rows
    if section.kind != "summary" or len(rows) < _LEAST_ITEMS:
        return False
    return sum(_is_short(row) for row in rows) >= 0.8 * len(rows)


def _is_short(row: Row) -> bool:
    return row.words <= _FEW_WORDS and not row.text.rstrip().endswith(".")
