"""How well facts that were read agree with what a person's résumé says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, field

from ai.local.resume.tests.golden import office, pdfs, texts
from ai.local.resume.tests.golden.people import PEOPLE, Person
from ai.local.resume.vocabulary import plain
from ai.schemas import ResumeFacts

_OFFICE: tuple[Callable[[Person], bytes], ...] = (
    office.with_tabs,
    office.with_tables,
    office.table_sidebar,
    office.centred,
    office.as_odt,
    texts.as_rtf,
    texts.as_text,
    texts.as_html,
)
_WITHOUT = {"no_headings": {"skills"}}


@dataclass
class Tally:
    """Counts of what was expected, found, and right."""

    expected: int = 0
    found: int = 0
    right: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.expected + self.found) if self.expected + self.found else 1.0


def files() -> Iterator[tuple[str, Person, bytes]]:
    """Every résumé of the golden set: a name, whose it is, and the file."""
    for number, person in enumerate(PEOPLE):
        for shift in (0, 3, 5, 8):
            layout = pdfs.LAYOUTS[(number + shift) % len(pdfs.LAYOUTS)]
            yield f"{person.name}, {layout.__name__}", person, pdfs.rendered(layout, person)
        for shift in (0, 3):
            write = _OFFICE[(number + shift) % len(_OFFICE)]
            yield f"{person.name}, {write.__name__}", person, write(person)


def flat(value: str | None) -> str:
    return re.sub(r"[^a-z0-9]", "", plain(value or ""))


def tally(tallies: dict[str, Tally], name: str, person: Person, facts: ResumeFacts) -> None:
    """Add the agreement of one résumé to the tallies."""
    layout = name.rpartition(", ")[2]
    basics = facts.basics
    _add(tallies["name"], name, {flat(person.name)}, {flat(basics.name)})
    _add(tallies["email"], name, {flat(person.email)}, {flat(basics.email)})
    digits = re.sub(r"\D", "", basics.phone or "")
    _add(tallies["phone"], name, {re.sub(r"\D", "", person.phone)}, {digits})
    roles = {(flat(j.title), flat(j.employer)): (j.start, j.end) for j in person.jobs}
    read = {(flat(w.position), flat(w.name)): w for w in facts.work}
    _add(tallies["work"], name, set(roles), set(read))
    cut = 7 if layout != "with years" else 4
    said = {(key, (start[:cut], end[:cut])) for key, (start, end) in roles.items() if key in read}
    got = {(key, (w.startDate or "", w.endDate or "")) for key, w in read.items() if key in roles}
    _add(tallies["dates"], name, said, got)
    _add(
        tallies["education"],
        name,
        {flat(s.school) for s in person.studies},
        {flat(e.institution) for e in facts.education},
    )
    if "skills" not in _WITHOUT.get(layout, set()):
        _add(
            tallies["skills"],
            name,
            {flat(item) for _, items in person.skills for item in items},
            {flat(k) for group in facts.skills for k in group.keywords},
        )


def _add(into: Tally, name: str, expected: Set[object], found: Set[object]) -> None:
    into.expected += len(expected)
    into.found += len(found)
    into.right += len(expected & found)
    if expected != found:
        into.misses.append(f"{name}: wanted {expected - found}, got {found - expected}")


def new_tallies() -> dict[str, Tally]:
    return defaultdict(Tally)
