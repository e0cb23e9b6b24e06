"""A job's facts as their page shows them, each with the line it was read in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ai.schemas import JobFacts, JobSkill, Salary
from core.marking import Mark, NumberedLine, line_numbers, numbered
from jobs.found import Found
from jobs.models import Job

UNITS = {"HOUR": "an hour", "DAY": "a day", "WEEK": "a week", "MONTH": "a month", "YEAR": "a year"}
SIGNS = {"GBP": "£", "EUR": "€", "USD": "$"}
TYPES = {"TELECOMMUTE": "At home", "HYBRID": "Partly at home"}
RUNGS = {"board": "Board", "data": "Page data", "text": "Its text"}
YOU = "You"
NOTES = {
    "board": "Not needed",
    "data": "Not needed",
    "text": "Gave nothing more",
    "you": "Nothing yet",
}
CORRECTED = {"Title": "title", "Employer": "company", "Place": "location"}
FIELDS = {
    "Title": "title",
    "Employer": "hiringOrganization",
    "Place": "jobLocation",
    "At home or not": "jobLocationType",
    "Salary": "baseSalary",
    "Hours": "employmentType",
}
LEVELS = {
    "secondary": "Secondary school",
    "certificate": "Certificate",
    "associate": "Associate degree",
    "bachelor": "Bachelor’s degree",
    "master": "Master’s degree",
    "doctorate": "Doctorate",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A fact of a job; ``said`` is empty when the advertisement does not say."""

    name: str
    said: str
    number: int | None = None
    source: str = ""

    @property
    def anchor(self) -> str:
        return str(self.number or "")


@dataclass(frozen=True, slots=True)
class Ask:
    """A skill the job asks for, and the line that names it."""

    name: str
    number: int | None

    @property
    def anchor(self) -> str:
        return str(self.number or "")


@dataclass(frozen=True, slots=True)
class Rung:
    """A way in which a job's address was read, and what it gave."""

    name: str
    note: str
    gave: bool


@dataclass(frozen=True, slots=True)
class JobPage:
    """All that the page of a job shows of its facts."""

    lines: list[NumberedLine]
    facts: list[Line]
    required: list[Ask]
    preferred: list[Ask]
    pay: str
    rungs: list[Rung] = field(default_factory=list)

    @classmethod
    def of_job(cls, job: Job) -> JobPage:
        """The page of a job that was read; one read by its address says which rung gave what."""
        page = cls.of(job.parsed, job.text)
        if not job.rungs:
            return page
        by_rung = [replace(line, source=_source(line, job)) for line in page.facts]
        return replace(page, facts=by_rung, rungs=_rungs(job, by_rung))

    @classmethod
    def of(cls, facts: JobFacts, text: str) -> JobPage:
        lines = numbered(text, _marks(facts))
        return cls(
            lines,
            [Line(name, said, _first(lines, spans)) for name, said, spans in _said(facts)],
            _asks(facts.skills, lines, required=True),
            _asks(facts.skills, lines, required=False),
            pay(facts.baseSalary),
        )


def _source(line: Line, job: Job) -> str:
    if not line.said:
        return ""
    if CORRECTED.get(line.name) in job.corrections:
        return YOU
    given = FIELDS.get(line.name) in Found.of_fields(job.rungs["found"]).given
    return RUNGS[job.rungs["rung"]] if given else RUNGS["text"]


def _rungs(job: Job, lines: list[Line]) -> list[Rung]:
    notes = job.rungs["notes"]
    made = []
    for key, name in (*RUNGS.items(), ("you", YOU)):
        count = sum(line.source == name for line in lines)
        said = f"Gave {count} fact{'' if count == 1 else 's'}"
        made.append(Rung(name, said if count else notes.get(key, NOTES[key]), bool(count)))
    return made


def pay(salary: Salary | None) -> str:
    """Pay as a person writes it: "£39,400 to £46,900 a year"; empty when it is not stated."""
    if salary is None:
        return ""
    sign = SIGNS.get(salary.currency or "", f"{salary.currency or ''} ".lstrip())
    ends = [sign + _amount(end) for end in (salary.minValue, salary.maxValue) if end is not None]
    unit = UNITS.get(salary.unitText or "", "")
    return f"{' to '.join(dict.fromkeys(ends))} {unit}".strip()


def _amount(number: float) -> str:
    return f"{number:,.0f}" if number == round(number) else f"{number:,.2f}"


Span = tuple[int | None, int | None]


def _said(facts: JobFacts) -> Iterable[tuple[str, str, list[Span]]]:
    found = facts.meta.evidence
    experience, education = facts.experienceRequirements, facts.educationRequirements

    def at(pointer: str) -> list[Span]:
        return [(e.start, e.end) for p, e in found.items() if p.startswith(f"/{pointer}")]

    company = facts.hiringOrganization.name if facts.hiringOrganization else ""
    yield "Title", facts.title or "", at("title")
    yield "Employer", company, at("hiringOrganization")
    yield "Place", facts.jobLocation or "", at("jobLocation")
    yield "At home or not", TYPES.get(facts.jobLocationType or "", ""), at("jobLocationType")
    yield "Salary", pay(facts.baseSalary), at("baseSalary")
    yield "Hours", _plain(facts.employmentType), at("employmentType")
    yield "Seniority", _plain(facts.seniority), at("seniority")
    years = experience.minYears if experience else None
    spans = [(experience.start, experience.end)] if experience else []
    yield "Experience", f"{years:g} years or more" if years else "", spans
    level = LEVELS.get(education.level or "", education.level or "") if education else ""
    subject = f", {education.field}" if education and education.field else ""
    spans = [(education.start, education.end)] if education else []
    yield "Education", f"{level}{subject}", spans
    yield "Certificates", ", ".join(facts.certificates), at("certificates")


def _plain(said: str | None) -> str:
    return (said or "").replace("_", " ").lower().capitalize()


def _marks(facts: JobFacts) -> list[Mark]:
    skills = [
        Mark(
            s.start, s.end, "fact", title=f"{s.name}, {'required' if s.required else 'preferred'}"
        )
        for s in facts.skills
    ]
    others = [Mark(e.start, e.end, "fact", title=p[1:]) for p, e in facts.meta.evidence.items()]
    return skills + sorted(others, key=lambda mark: mark.end - mark.start)


def _asks(skills: list[JobSkill], lines: list[NumberedLine], *, required: bool) -> list[Ask]:
    asks: dict[str, Ask] = {}
    for skill in skills:
        if skill.required == required and skill.name not in asks:
            asks[skill.name] = Ask(skill.name, _first(lines, [(skill.start, skill.end)]))
    return list(asks.values())


def _first(lines: list[NumberedLine], spans: list[Span]) -> int | None:
    for start, end in spans:
        if start is not None and end is not None and (n := line_numbers(lines, start, end)):
            return n[0]
    return None
