"""What holds of a case: each ``[when: …]`` of the bank, with the words it rests on."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ai.interviewing import Grounding
from ai.local.dates import months_between
from ai.local.interviewing.case import Case
from ai.local.scoring.skill_rows import within
from ai.local.tailoring.summary import named
from ai.local.tailoring.verbs import as_noun
from ai.schemas import Reason, Work

GAP_MONTHS = 8
"""Counting the months of both ends."""
SHORT_MONTHS = 12
LONG_MONTHS = 96
FEW = 4
_SHIFTS = re.compile(r"\b(?:shifts?|nights?|weekends?|rota|on[- ]call)\b", re.IGNORECASE)
_LEAD = re.compile(r"\b(?:lead|manage|supervis|in charge|head of|direct reports)", re.IGNORECASE)
_LED = re.compile(r"\b(?:led|lead|manag|supervis|in charge|head of|ran a team)", re.IGNORECASE)
_SENIOR = ("senior", "lead", "head", "director", "principal", "executive", "manager")
_JUNIOR = ("junior", "entry", "intern", "trainee", "graduate", "apprentice")
_TEAMS = {
    "field nursing": ("Nursing", "Medical assistance"),
    "field teaching": ("Teaching", "Special education", "Childcare", "University teaching"),
    "field software": ("Software development", "Software testing", "IT operations"),
    "field sales": ("Sales", "Business development", "Account management"),
    "field care": ("Home care", "Social work", "Therapy"),
    "field trades": ("Construction trades", "Electrical trades", "Mechanical trades"),
    "field finance": ("Accounting", "Bookkeeping", "Finance", "Auditing"),
}


@dataclass(frozen=True, slots=True)
class Held:
    """A condition that holds: its slots, and what shows it."""

    when: str
    topic: str
    slots: dict[str, str] = field(default_factory=dict)
    grounds: tuple[Grounding, ...] = ()


def conditions(case: Case) -> Iterator[Held]:
    """All that holds of the case, the weightiest first within each condition."""
    yield from _of_the_post(case)
    yield from _of_the_field(case)
    yield from _of_what_is_missing(case)
    yield from _of_the_past(case)
    yield Held("always", "General", grounds=_grounds(case.title_line()))


def _grounds(*found: Grounding | None) -> tuple[Grounding, ...]:
    return tuple(one for one in found if one)


def one_line(words: str) -> str:
    """A quote within a question: one line, without the stop at its end."""
    return " ".join(words.split()).rstrip(".;,: ")


def _of_the_post(case: Case) -> Iterator[Held]:
    facts, title = case.job.facts, _grounds(case.title_line())
    company = facts.hiringOrganization.name if facts.hiringOrganization else ""
    if company:
        grounds = _saying(case, company) or title
        yield Held("company", "The employer", {"company": company}, grounds)
    if facts.title:
        name = facts.title
        slots = {"title": name, "a_title": f"{_article(name)} {name}"}
        yield Held("title", "The post", slots, title)
    for duty in case.duties[:6]:
        ground = duty.grounding("job")
        yield Held("duty", "A duty", {"duty": one_line(duty.text)}, (ground,))
    for asked in case.requirements[:6]:
        ground = asked.grounding("job")
        slots = {"requirement": one_line(asked.text)}
        yield Held("requirement", "What is asked", slots, (ground,))
    yield from _of_the_conditions(case)


def _saying(case: Case, words: str) -> tuple[Grounding, ...]:
    """The job's first line that says these words."""
    line = next((one for one in case.job_lines if words in one.text), None)
    return (line.grounding("job"),) if line else ()


def _of_the_conditions(case: Case) -> Iterator[Held]:
    facts, title = case.job.facts, _grounds(case.title_line())
    if facts.jobLocationType:
        yield Held("remote", "Working at a distance", grounds=title)
    words = f"{facts.seniority or ''} {facts.title or ''}".lower()
    if any(word in words for word in _SENIOR):
        yield Held("senior", "Seniority", grounds=title)
    elif any(word in words for word in _JUNIOR):
        yield Held("junior", "Beginning", grounds=title)
    if not facts.baseSalary:
        yield Held("no salary", "Pay", grounds=title)
    shift = _SHIFTS.search(case.job.text)
    if shift:
        yield Held("shifts", "Hours", grounds=_saying(case, shift[0]))
    place, home = facts.jobLocation, case.resume.facts.basics.location
    city = home.city if home else None
    if place and city and city.lower() not in place.lower() and not facts.jobLocationType:
        yield Held("place", "The place", {"place": place}, _saying(case, place.split(",")[0]))


def _of_the_field(case: Case) -> Iterator[Held]:
    title = _grounds(case.title_line())
    yield Held("field", "The field", {"field": case.demand.field_words}, title)
    for name, fields in _TEAMS.items():
        if case.fields and case.fields[0] in fields:
            yield Held(name, "The team", grounds=title)


def _of_what_is_missing(case: Case) -> Iterator[Held]:
    for reason in case.reasons:
        ground = case.quote("job", reason.where.job)
        if reason.verdict == "met" or ground is None:
            continue
        when = _missing(case, reason)
        if when:
            yield Held(when, reason.requirement, _missing_slots(reason), (ground,))


def _missing(case: Case, reason: Reason) -> str:
    if reason.aspect == "skill" and reason.verdict == "not found":
        return "soft missing" if reason.kind == "soft" else "missing skill"
    if reason.aspect == "certificate":
        return "missing certificate"
    if reason.aspect == "experience" and case.job.facts.experienceRequirements:
        return "years" if reason.requirement[:1].isalnum() and "year" in reason.requirement else ""
    if reason.aspect == "education" and not reason.requirement.startswith("Studies"):
        return "no degree"
    return "other degree" if reason.aspect == "education" else ""


def skill_words(reason: Reason) -> str:
    """The name of a skill within a question."""
    return as_noun(named(within(reason.requirement), reason.kind or "hard"))


def _missing_slots(reason: Reason) -> dict[str, str]:
    asked = reason.requirement[:1].lower() + reason.requirement[1:]
    shown = re.search(r"You show ([^.]*\d[^.]*?) of work", reason.text)
    years = {"years": shown[1]} if shown else {}
    return {
        **years,
        "skill": skill_words(reason),
        "certificate": within(reason.requirement),
        "degree": asked,
        "asked": asked.split(" in ")[0],
    }


def _of_the_past(case: Case) -> Iterator[Held]:
    work = case.resume.facts.work
    yield from _gaps(case, work)
    for number, role in enumerate(work):
        months = _months(role)
        if role.name and months is not None and role.endDate and months < SHORT_MONTHS:
            yield Held("short", "A short stay", {"employer": role.name}, _of_work(case, number))
        if role.name and months and months >= LONG_MONTHS:
            yield Held("long", "A long stay", {"employer": role.name}, _of_work(case, number))
    yield from _of_direction(case)


def _of_direction(case: Case) -> Iterator[Held]:
    work, title = case.resume.facts.work, _grounds(case.title_line())
    recent = next((r for r in case.reasons if r.requirement.startswith("Recent work")), None)
    if work and recent and recent.verdict == "not found":
        slots = {"field": case.demand.field_words}
        yield Held("change", "A change of field", slots, (*title, *_of_work(case, 0)))
    told = [line for role in work for line in role.highlights]
    if len(told) >= FEW and sum(any(c.isdigit() for c in line) for line in told) * 5 < len(told):
        yield Held("no numbers", "Results", grounds=_of_work(case, 0))
    if _LEAD.search(case.job.facts.title or "") and not _LED.search(case.resume.text):
        yield Held("no lead", "Leading", grounds=title)
    held = work[0].position if work else None
    words = f"{case.job.facts.seniority or ''} {case.job.facts.title or ''}".lower()
    if held and any(w in words for w in _SENIOR) and not any(w in held.lower() for w in _SENIOR):
        slots = {"title": f"{_article(held)} {held}"}
        yield Held("title step", "A step up", slots, (*title, *_of_work(case, 0)))


def _gaps(case: Case, work: list[Work]) -> Iterator[Held]:
    """Months that lie between two roles and under none."""
    dated = [(n, w) for n, w in enumerate(work) if w.startDate and len(w.startDate) >= 7]
    dated.sort(key=lambda one: one[1].startDate or "")
    for place, (number, role) in enumerate(dated[1:], 1):
        before = dated[:place]
        if any(not w.endDate or len(w.endDate) < 7 for _, w in before):
            continue
        last_number, last = max(before, key=lambda one: one[1].endDate or "")
        end, start = last.endDate or "", role.startDate or ""
        if months_between(end, start) >= GAP_MONTHS:
            slots = {"from": _said(end), "to": _said(start)}
            grounds = (*_of_work(case, last_number), *_of_work(case, number))
            yield Held("gap", "Time between posts", slots, grounds)


def _of_work(case: Case, number: int) -> tuple[Grounding, ...]:
    for name in ("startDate", "position", "name"):
        found = case.resume.facts.meta.evidence.get(f"/work/{number}/{name}")
        quote = case.quote("resume", [found]) if found else None
        if quote:
            return (quote,)
    return ()


def _months(role: Work) -> int | None:
    if not role.startDate or not role.endDate or len(role.startDate) < 7 or len(role.endDate) < 7:
        return None
    return months_between(role.startDate, role.endDate)


def _said(month: str) -> str:
    """``2022-04`` as one says it: April 2022."""
    return f"{calendar.month_name[int(month[5:7])]} {month[:4]}"


def _article(words: str) -> str:
    return "an" if words[:1].lower() in "aeiou" else "a"
