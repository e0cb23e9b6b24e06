"""The roles a person has held, latest first, as far as the résumé tells them."""

from __future__ import annotations

from dataclasses import dataclass

from ai.engine import ReadResume
from ai.local.dates import months_between
from ai.local.job.titles import is_title, trim_title
from ai.schemas import Span, Work

LONGEST_OF_TITLES = 90


@dataclass(frozen=True, slots=True)
class Role:
    """``first`` and ``last`` are months (YYYY-MM or YYYY) or absent; a present role has no
    ``last`` and is ``current``."""

    title: str
    span: Span | None = None
    first: str | None = None
    last: str | None = None
    current: bool = False
    told: str = ""


def roles(resume: ReadResume) -> list[Role]:
    """Each role once; the headline counts as a role without dates."""
    found: list[Role] = []
    for number, work in enumerate(resume.facts.work):
        if work.position:
            found.append(_role(resume, number, work))
    if not found:
        found = _from_lines(resume.text)
    headline = resume.facts.basics.label
    if headline and len(headline) < LONGEST_OF_TITLES:
        found.insert(0, Role(headline, _span(resume, "/basics/label")))
    unique: dict[tuple[str, str | None, str | None], Role] = {}
    for role in found:
        unique.setdefault((role.title.lower(), role.first, role.last), role)
    return list(unique.values())


def _role(resume: ReadResume, number: int, work: Work) -> Role:
    return Role(
        title=work.position or "",
        span=_span(resume, f"/work/{number}/position"),
        first=work.startDate,
        last=work.endDate,
        current=work.startDate is not None and work.endDate is None,
        told=" ".join([work.summary or "", *sorted(set(work.highlights))]),
    )


def _span(resume: ReadResume, pointer: str) -> Span | None:
    found = resume.facts.meta.evidence.get(pointer)
    return Span(start=found.start, end=found.end) if found else None


def _from_lines(text: str) -> list[Role]:
    """A résumé in which no roles were read: its first lines that are titles."""
    found: list[Role] = []
    at = 0
    for raw in text.split("\n"):
        value = trim_title(raw)
        if value and is_title(value) and len(found) < 6:
            start = at + raw.find(value)
            found.append(Role(value, Span(start=start, end=start + len(value))))
        at += len(raw) + 1
    return found


def months_of(held: list[Role], today: str) -> int:
    """Months in which at least one of the roles was held; two at once count once."""
    stretches = sorted(
        (role.first, role.last or today)
        for role in held
        if role.first and (role.last or role.current)
    )
    total, reach = 0, ""
    for first, last in stretches:
        begin = max(first, reach)
        if last > begin:
            total += months_between(begin, last)
            reach = last
    return total
