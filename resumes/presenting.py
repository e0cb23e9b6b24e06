"""A résumé's facts as their page shows them, each with the line it was read in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ai.schemas import Evidence, ResumeFacts
from core.marking import Mark, NumberedLine, line_numbers, numbered

SURE = 0.6
# Facts that have no field yet: section, key, what an entry is called, and what is said beside it.
OTHERS = (
    ("Certificates", "certificates", "name", "issuer", "date"),
    ("Projects", "projects", "name", "url", "startDate"),
    ("Volunteering", "volunteer", "position", "organization", "startDate"),
    ("Languages", "languages", "language", "fluency", ""),
    ("Awards", "awards", "title", "awarder", "date"),
    ("Publications", "publications", "name", "publisher", "releaseDate"),
)


@dataclass(frozen=True, slots=True)
class Cite:
    """The line a fact was read in, and whether the reader was sure of it."""

    number: int | None = None
    sure: bool = True

    @property
    def anchor(self) -> str:
        return str(self.number or "")


@dataclass(frozen=True, slots=True)
class Entry:
    """A certificate, a project, a language…, with what is said of it."""

    title: str
    note: str
    date: str
    cite: Cite


@dataclass(frozen=True, slots=True)
class FactsPage:
    """What the page of a résumé shows beside the fields: the marked text, lines, other facts."""

    lines: list[NumberedLine]
    cites: dict[str, Cite]
    others: list[tuple[str, list[Entry]]]

    @classmethod
    def of(cls, facts: ResumeFacts, text: str) -> FactsPage:
        evidence = facts.meta.evidence
        marks = [_mark(pointer, found) for pointer, found in evidence.items()]
        lines = numbered(text, sorted(marks, key=lambda mark: mark.end - mark.start))
        cites = {pointer: _cite(lines, found) for pointer, found in evidence.items()}
        return cls(lines, cites, [(title, rows) for title, rows in _others(facts, cites) if rows])

    @property
    def found(self) -> int:
        return len(self.cites)

    @property
    def unsure(self) -> int:
        return sum(not cite.sure for cite in self.cites.values())

    def cite(self, pointer: str) -> Cite:
        """Where the fact at this JSON pointer was read; nowhere when it was written by hand."""
        return self.cites.get(pointer, Cite())


def _mark(pointer: str, found: Evidence) -> Mark:
    name = next((part for part in reversed(pointer.split("/")) if not part.isdigit()), "")
    if found.confidence >= SURE:
        return Mark(found.start, found.end, "fact", title=name)
    return Mark(found.start, found.end, "part", title=f"{name}, please check")


def _cite(lines: list[NumberedLine], found: Evidence) -> Cite:
    numbers = line_numbers(lines, found.start, found.end)
    return Cite(numbers[0] if numbers else None, found.confidence >= SURE)


def _others(facts: ResumeFacts, cites: dict[str, Cite]) -> Iterable[tuple[str, list[Entry]]]:
    for section, key, title, note, date in OTHERS:
        rows = []
        for i, each in enumerate(getattr(facts, key)):
            said = {name: getattr(each, name, None) or "" for name in (title, note, date) if name}
            name = said[title] or said[note]
            cite = cites.get(f"/{key}/{i}/{title}", Cite())
            rows.append(Entry(name, said[note] if said[title] else "", said.get(date, ""), cite))
        yield section, rows
