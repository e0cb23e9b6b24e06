"""Years of work in the field that the ad asks for, and how lately."""

from __future__ import annotations

import re

from ai.local.ranking.space import space
from ai.local.scoring import weights
from ai.local.scoring.demand import Demand
from ai.local.scoring.field_rows import likeness
from ai.local.scoring.ledger import Row
from ai.local.scoring.profile import Profile
from ai.local.scoring.roles import Role, months_of
from ai.schemas import Span, Where

_IN = re.compile(
    r"\W{0,2}(?: of)?(?: [a-z]+)?(?: experience)? in (?:an? |the )?"
    r"([^,.;:\n()]{3,40})(?=[.;\n(]|$|,(?! [^.\n]* or ))"
)
OF_THE_FIELD = 0.35


def experience_rows(person: Profile, job: Demand) -> list[Row]:
    """Years, where the ad asks for some, and whether the latest work is of the field."""
    asked = job.facts.experienceRequirements
    rows = [_recent(person, job)] if job.facts.title or asked else []
    if asked and asked.minYears:
        rows.insert(0, _years(person, job, asked.minYears))
    return rows


def fitting(person: Profile, job: Demand) -> list[Role]:
    """The roles that belong to the ad's field, by their titles and what is told of them."""
    if not person.roles:
        return []
    by_title = likeness(space().field_chances([r.title for r in person.roles]), job.fields)
    return [r for r, near in zip(person.roles, by_title, strict=True) if near >= OF_THE_FIELD]


def _years(person: Profile, job: Demand, least: float) -> Row:
    held = fitting(person, job)
    years = months_of(held, weights.AS_OF) / 12
    undated = not any(role.first for role in person.roles)
    fraction = min(1.0, years / least)
    name = job.field_words
    asked = job.facts.experienceRequirements
    text = f"You show {_count(years)} of work in {name}; the ad asks for {_count(least)}."
    if undated:
        text = f"The ad asks for {_count(least)}; no dated roles were found in your résumé."
        fraction = 0.5 if held else 0.0
    spans = (
        [Span(start=asked.start, end=asked.end or asked.start)] if asked and asked.start else []
    )
    return Row(
        requirement=capitalised(f"{_count(least)} in {_subject(job) or name}"),
        aspect="experience",
        weight=1,
        fraction=fraction,
        text=text,
        where=Where(resume=[role.span for role in held if role.span][:5], job=spans),
        do="Give every role in this field its months and years.",
    )


def _subject(job: Demand) -> str | None:
    """What the ad itself wants the years in, if it says so in a few words."""
    asked = job.facts.experienceRequirements
    if asked is None or asked.end is None:
        return None
    match = _IN.match(job.text[asked.end : asked.end + 90])
    return match.group(1).strip() if match and len(match.group(1).split()) <= 4 else None


def _recent(person: Profile, job: Demand) -> Row:
    held = fitting(person, job)
    name = job.field_words
    place = next((i for i, role in enumerate(person.roles) if role in held), None)
    fraction = 0.0 if place is None else max(0.4, 1 - 0.15 * max(0, place - 1))
    if place is None:
        text = f"None of your roles reads as one in {name}."
    elif fraction >= 0.8:
        text = f"Your latest work, {held[0].title}, is in {name} or near it."
    else:
        text = f"Your work in {name}, such as {held[0].title}, lies some roles back."
    return Row(
        requirement=f"Recent work in {name}",
        aspect="experience",
        weight=1,
        fraction=fraction,
        text=text,
        where=Where(resume=[role.span for role in held if role.span][:3]),
        do=f"If your latest work was in {name}, let its title and first lines say so.",
    )


def _count(years: float) -> str:
    words = ["no years", "one year", "two years", "three years", "four years", "five years",
             "six years", "seven years", "eight years", "nine years", "ten years"]  # fmt: skip
    if years < 1:
        months = round(years * 12)
        return f"{months} months" if months else "no time"
    whole = round(years)
    return words[whole] if whole <= 10 else f"{whole} years"


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
