"""A résumé's facts as their page shows them, each with the line it was read in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ai.schemas import Evidence, ResumeFacts
from core.marking import Mark, NumberedLine, line_numbers, numbered

SURE = 0.6
PLACES = ("city", "region", "countryCode")


@dataclass(frozen=True, slots=True)
class Line:
    """A fact: its name, what was read, its line in the text, and whether the reader was sure."""

    name: str
    said: str
    number: int | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """A role, a course of study, a certificate…: a title and what is said of it."""

    title: str
    place: str = ""
    dates: tuple[str | None, str | None] = (None, None)
    number: int | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class FactsPage:
    """All that the page of a résumé shows of its facts."""

    lines: list[NumberedLine]
    contact: list[Line]
    sections: list[tuple[str, list[Entry]]]
    skills: list[str]
    found: int
    unsure: int

    @classmethod
    def of(cls, facts: ResumeFacts, text: str) -> FactsPage:
        marks = [_mark(at, evidence) for at, evidence in facts.meta.evidence.items()]
        lines = numbered(text, sorted(marks, key=lambda mark: mark.end - mark.start))
        where = _Where(facts.meta.evidence, lines)
        return cls(
            lines,
            _contact(facts, where),
            [(title, entries) for title, entries in _sections(facts, where) if entries],
            [word for group in facts.skills for word in group.keywords],
            len(facts.meta.evidence),
            sum(found.confidence < SURE for found in facts.meta.evidence.values()),
        )


class _Where:
    """In which line a fact was read."""

    def __init__(self, evidence: dict[str, Evidence], lines: list[NumberedLine]) -> None:
        self.evidence, self.lines = evidence, lines

    def line(self, *pointers: str) -> tuple[int | None, bool]:
        """The line of the first pointer that has evidence, and whether the reader was sure."""
        for pointer in pointers:
            if found := self.evidence.get(pointer):
                numbers = line_numbers(self.lines, found.start, found.end)
                return (numbers[0] if numbers else None), found.confidence >= SURE
        return None, True


def _mark(pointer: str, evidence: Evidence) -> Mark:
    name = next((part for part in reversed(pointer.split("/")) if not part.isdigit()), "")
    state = "fact" if evidence.confidence >= SURE else "part"
    return Mark(evidence.start, evidence.end, state, title=name)  # type: ignore[arg-type] # one of State


def _contact(facts: ResumeFacts, where: _Where) -> list[Line]:
    basics, place = facts.basics, facts.basics.location
    city = ", ".join(part for name in PLACES if place and (part := getattr(place, name)))
    links = [basics.url or "", *(profile.url or "" for profile in basics.profiles)]
    said = (
        ("Name", basics.name, ("/basics/name",)),
        ("Professional title", basics.label, ("/basics/label",)),
        ("E-mail", basics.email, ("/basics/email",)),
        ("Phone", basics.phone, ("/basics/phone",)),
        ("Place", city, tuple(f"/basics/location/{name}" for name in PLACES)),
        (
            "LinkedIn or portfolio",
            ", ".join(link for link in links if link),
            ("/basics/url", "/basics/profiles/0/url"),
        ),
    )
    return [Line(name, value or "", *where.line(*pointers)) for name, value, pointers in said]


def _sections(facts: ResumeFacts, where: _Where) -> Iterable[tuple[str, list[Entry]]]:
    yield (
        "Experience",
        [
            Entry(
                role.position or role.name or "",
                (role.name or "") if role.position else "",
                (role.startDate, role.endDate or ("present" if role.startDate else None)),
                *where.line(f"/work/{i}/position", f"/work/{i}/name"),
            )
            for i, role in enumerate(facts.work)
        ],
    )
    yield (
        "Education",
        [
            Entry(
                ", ".join(part for part in (study.studyType, study.area) if part)
                or study.institution
                or "",
                (study.institution or "") if study.studyType or study.area else "",
                (study.startDate, study.endDate),
                *where.line(f"/education/{i}/studyType", f"/education/{i}/institution"),
            )
            for i, study in enumerate(facts.education)
        ],
    )
    yield (
        "Certificates",
        [
            Entry(
                held.name or "",
                held.issuer or "",
                (None, held.date),
                *where.line(f"/certificates/{i}/name"),
            )
            for i, held in enumerate(facts.certificates)
        ],
    )
    yield from _others(facts, where)


def _others(facts: ResumeFacts, where: _Where) -> Iterable[tuple[str, list[Entry]]]:
    """Sections whose entries are a name and little else."""
    lists = (
        ("Projects", "projects", "name", "url"),
        ("Volunteering", "volunteer", "position", "organization"),
        ("Languages", "languages", "language", "fluency"),
        ("Awards", "awards", "title", "awarder"),
        ("Publications", "publications", "name", "publisher"),
    )
    for title, key, first, second in lists:
        yield (
            title,
            [
                Entry(
                    getattr(each, first) or getattr(each, second) or "",
                    getattr(each, second) or "",
                    (None, None),
                    *where.line(f"/{key}/{i}/{first}"),
                )
                for i, each in enumerate(getattr(facts, key))
            ],
        )
