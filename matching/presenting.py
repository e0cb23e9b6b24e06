"""A report as its page shows it: the ledger in rows, the words it rests on, both texts marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ai.schemas import Component, Lift, Reason, Report, Span
from core.marking import Mark, NumberedLine, State, excerpt, line_numbers, numbered

STATES: dict[str, State] = {"met": "have", "partly": "part", "not found": "miss"}
KINDS = {
    "hard": "hard",
    "tool": "hard",
    "soft": "soft",
    "language": "language",
    "certificate": "certificate",
}
GROUPS = (
    "Hard skills and certificates",
    "Soft skills and languages",
    "Experience and education",
)
FEW = 3
SHORT = 4
EXCERPT = 9
LONGEST_ALIAS = 40


@dataclass(frozen=True, slots=True)
class Text:
    """One of the two texts: its lines, and the marks of the whole report in them."""

    text: str
    lines: list[NumberedLine]

    def excerpt(self, spans: Sequence[Span], state: State) -> list[NumberedLine]:
        """The lines that the spans stand in."""
        return excerpt(self.text, self.lines, [Mark(s.start, s.end, state) for s in spans])

    def busiest(self, count: int) -> list[NumberedLine]:
        """The ``count`` lines in a row that have the most marks."""
        marks = [sum(piece.mark is not None for piece in line.pieces) for line in self.lines]
        starts = range(max(len(self.lines) - count, 0) + 1)
        best = max(starts, key=lambda start: sum(marks[start : start + count]))
        return self.lines[best : best + count]

    def numbers(self, spans: Sequence[Span]) -> list[int]:
        """The numbers of the lines that the spans stand in."""
        return sorted({n for s in spans for n in line_numbers(self.lines, s.start, s.end)})


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the ledger with its evidence."""

    anchor: str
    reason: Reason
    resume: list[NumberedLine]
    job: list[NumberedLine]
    aliases: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return as_heading(self.reason.requirement)

    @property
    def asked(self) -> str:
        """How the job asks for it: "Required, hard"."""
        need = "Required" if self.reason.required else "Preferred"
        kind = KINDS.get(self.reason.kind or "")
        return f"{need}, {kind}" if kind else need

    @property
    def cites(self) -> str:
        """Where it stands in the résumé: "Résumé 8, 26"; empty when nowhere."""
        numbers = [str(line.number) for line in self.resume]
        more = ", …" if len(numbers) > FEW else ""
        return f"Résumé {', '.join(numbers[:FEW])}{more}" if numbers else ""


@dataclass(frozen=True, slots=True)
class Part:
    """A component of the score with its rows."""

    component: Component
    rows: list[Row]

    @property
    def name(self) -> str:
        return self.component.component.capitalize()

    @property
    def note(self) -> str:
        """What keeps it from being full, in a few words."""
        unmet = [row.reason for row in self.rows if row.reason.verdict != "met"]
        if not self.rows:
            return "The job does not ask for any"
        if not unmet and self.component.points >= self.component.max:
            return "Everything asked for is found"
        if not unmet:
            return "All found, not all in full"
        required = sum(reason.required for reason in unmet)
        counts = ((required, "required"), (len(unmet) - required, "preferred"))
        return ", ".join(f"{n} {word}" for n, word in counts if n) + " still open"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the job requires, or prefers, in groups."""

    title: str
    groups: list[tuple[str, list[Row]]]

    @property
    def rows(self) -> list[Row]:
        return [row for _, rows in self.groups for row in rows]

    @property
    def count(self) -> str:
        """ "9 of 11 met, 1 partly"."""
        verdicts = [row.reason.verdict for row in self.rows]
        partly = verdicts.count("partly")
        said = f"{verdicts.count('met')} of {len(verdicts)} met"
        return f"{said}, {partly} partly" if partly else said


@dataclass(frozen=True, slots=True)
class Lifted:
    """What would lift the score, and the row of the ledger that says why."""

    lift: Lift
    row: Row | None

    @property
    def name(self) -> str:
        return as_heading(self.lift.requirement)

    @property
    def is_asked(self) -> bool:
        """Whether the person is asked about it; else other words for what is there lift it."""
        return self.row is not None and self.row.reason.only_they_know


@dataclass(frozen=True, slots=True)
class ReportPage:
    """All that the page of a report shows."""

    report: Report
    parts: list[Part]
    required: Wanted
    preferred: Wanted
    resume: Text
    job: Text

    @classmethod
    def of(cls, report: Report, *, resume_text: str, job_text: str, link: str = "") -> ReportPage:
        """The page of a report on these two texts; ``link`` is where its ledger stands."""
        resume = _text(report, resume_text, link, of_resume=True)
        job = _text(report, job_text, link, of_resume=False)
        parts = [
            Part(component, [_row(i, j, reason, resume, job) for j, reason in _each(component)])
            for i, component in enumerate(report.ledger, 1)
        ]
        rows = [row for part in parts for row in part.rows if row.reason.aspect != "keyword"]
        return cls(
            report,
            parts,
            _wanted("Required", [row for row in rows if row.reason.required]),
            _wanted("Preferred", [row for row in rows if not row.reason.required]),
            resume,
            job,
        )

    @property
    def ledger(self) -> list[dict[str, float]]:
        """Points and weights, for the ring."""
        return [{"points": part.points, "max": part.max} for part in self.report.ledger]

    @property
    def resume_excerpt(self) -> list[NumberedLine]:
        """The part of the résumé with the most marks, for a first look."""
        return self.resume.busiest(EXCERPT)

    @property
    def job_excerpt(self) -> list[NumberedLine]:
        """The part of the job with the most marks."""
        return self.job.busiest(EXCERPT)

    @property
    def bands(self) -> list[dict[str, object]]:
        return [band.model_dump() for band in self.report.bands]

    @property
    def then(self) -> float | None:
        """The score with every lift, at most 100; None when nothing would lift it."""
        lifted = self.report.score + sum(lift.points for lift in self.report.lifts)
        return min(lifted, 100.0) if self.report.lifts else None

    @property
    def sum(self) -> str:
        """The components' points as a sum: "28 + 24 + 13 + 9"."""
        return " + ".join(f"{round(part.points, 1):g}" for part in self.report.ledger)

    @property
    def missed(self) -> list[Row]:
        """What is required and not found at all."""
        return [row for row in self.required.rows if row.reason.verdict == "not found"]

    @property
    def met_required(self) -> int:
        return sum(row.reason.verdict == "met" for row in self.required.rows)

    def row_of(self, requirement: str) -> Row | None:
        """The first row for a requirement."""
        rows = (row for part in self.parts for row in part.rows)
        return next((row for row in rows if row.reason.requirement == requirement), None)

    @property
    def lifts(self) -> list[Lifted]:
        """What would lift the score, each with its row."""
        return [Lifted(lift, self.row_of(lift.requirement)) for lift in self.report.lifts]


def as_heading(requirement: str) -> str:
    """What is asked for, as the beginning of a line; names such as npm and iOS stay."""
    if requirement.islower() and len(requirement) > SHORT:
        return requirement[:1].upper() + requirement[1:]
    return requirement


def _each(component: Component) -> Iterable[tuple[int, Reason]]:
    return enumerate(component.because, 1)


def _anchor(part: int, row: int) -> str:
    return f"row-{part}-{row}"


def _row(part: int, number: int, reason: Reason, resume: Text, job: Text) -> Row:
    state = STATES[reason.verdict]
    if reason.aspect == "keyword":  # single words, all over both texts: no lines to look at
        return Row(_anchor(part, number), reason, [], [])
    return Row(
        _anchor(part, number),
        reason,
        resume.excerpt(reason.where.resume, state),
        job.excerpt(reason.where.job, state),
        _aliases(reason, resume.text, job.text),
    )


def _aliases(reason: Reason, resume: str, job: str) -> list[str]:
    """The other forms that a skill takes in the two texts: "k8s" for Kubernetes."""
    if reason.aspect not in ("skill", "certificate"):
        return []
    spans = [(resume, span) for span in reason.where.resume]
    spans += [(job, span) for span in reason.where.job]
    forms = {" ".join(text[s.start : s.end].split()) for text, s in spans}
    known = reason.requirement.casefold()
    short = (form for form in forms if form and len(form) <= LONGEST_ALIAS)
    found = {form.casefold(): form for form in sorted(short) if form.casefold() != known}
    return list(found.values())[:FEW]


def _text(report: Report, text: str, link: str, *, of_resume: bool) -> Text:
    marks: list[Mark] = []
    for i, component in enumerate(report.ledger, 1):
        for j, reason in _each(component):
            if reason.aspect == "keyword":
                continue
            spans = reason.where.resume if of_resume else reason.where.job
            href, state = f"{link}#{_anchor(i, j)}", STATES[reason.verdict]
            marks += [Mark(s.start, s.end, state, href, reason.requirement) for s in spans]
    marks.sort(key=lambda mark: mark.end - mark.start)
    return Text(text, numbered(text, marks))


def _wanted(title: str, rows: list[Row]) -> Wanted:
    groups = [(name, [row for row in rows if _group(row.reason) == name]) for name in GROUPS]
    return Wanted(title, [(name, group) for name, group in groups if group])


def _group(reason: Reason) -> str:
    if reason.aspect not in ("skill", "certificate"):
        return GROUPS[2]
    return GROUPS[1] if reason.kind in ("soft", "language") else GROUPS[0]
