"""The preparation guide: what to do and to know, from the two documents' own facts."""

from __future__ import annotations

from ai.interviewing import Advice
from ai.local.interviewing.case import Case
from ai.schemas import Reason

FEW = 4


def guide(case: Case) -> list[Advice]:
    """Advice in the order in which it helps; a part without a fact to rest on is left out."""
    parts = [
        Advice(title="What they care about most", points=_cares(case)),
        Advice(title="Your strongest proof", points=_proof(case)),
        Advice(title="Have an answer ready", points=_doubts(case)),
        Advice(title="What the advertisement says of them", points=_employer(case)),
        Advice(title="On the day", points=_day(case)),
    ]
    return [part for part in parts if part.points]


def _asked(case: Case, *verdicts: str) -> list[Reason]:
    rows = [r for r in case.reasons if r.aspect not in ("keyword", "field")]
    rows = [r for r in rows if r.verdict in verdicts]
    return sorted(rows, key=lambda r: (not r.required, -r.max))


def _cares(case: Case) -> list[str]:
    lines = [*case.requirements, *case.duties][:FEW]
    return [" ".join(line.text.split()) for line in lines]


def _proof(case: Case) -> list[str]:
    """The lines of the résumé that meet the weightiest requirements, with numbers first."""
    found: dict[str, None] = {}
    for reason in _asked(case, "met"):
        quote = case.quote("resume", reason.where.resume)
        if quote:
            found[" ".join(quote.text.split())] = None
    numbered = sorted(found, key=lambda line: not any(c.isdigit() for c in line))
    return numbered[:FEW]


def _doubts(case: Case) -> list[str]:
    if not case.resume.text.strip():
        return []
    return [f"{reason.requirement}: {reason.text}" for reason in _asked(case, "not found")[:FEW]]


def _employer(case: Case) -> list[str]:
    facts = case.job.facts
    found = [
        f"They are {facts.hiringOrganization.name}." if facts.hiringOrganization else "",
        f"The place: {facts.jobLocation}." if facts.jobLocation else "",
        f"Kind of employment: {_employment(facts.employmentType)}."
        if facts.employmentType
        else "",
        *(f"They offer: {' '.join(each.split())}" for each in facts.benefits[:FEW]),
    ]
    return [each for each in found if each]


def _employment(kind: str) -> str:
    """``FULL_TIME`` as one says it: full time."""
    return kind.replace("_", " ").lower()


def _day(case: Case) -> list[str]:
    facts = case.job.facts
    if facts.jobLocationType == "TELECOMMUTE":
        first = "Try the camera, the microphone and the link the day before, with somebody else."
    else:
        first = "Know the way and the entrance, and plan to be there ten minutes before."
    return [
        first,
        "Take the advertisement, your résumé and your questions on paper.",
        "Speak each answer aloud once. Two minutes are enough for most.",
        "Ask when you will hear from them, and write to thank them within a day.",
    ]
