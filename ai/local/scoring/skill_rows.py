"""The skills an ad asks for: named, implied, or told in other words."""

from __future__ import annotations

from ai.local.scoring import weights
from ai.local.scoring.demand import Demand
from ai.local.scoring.ledger import Row
from ai.local.scoring.profile import Line, Profile
from ai.local.skills.lexicon import lexicon
from ai.local.skills.words import WORD, stem
from ai.schemas import JobSkill, Span, Where


def skill_rows(person: Profile, job: Demand) -> list[Row]:
    """A row a skill; where the ad's items name none, a row an item."""
    named = [_named(person, skill, asked) for skill, asked in job.skills]
    return [*named, *_items(person, job)]


def _named(person: Profile, skill: int, asked: JobSkill) -> Row:
    name = asked.name
    fraction, spans, text = _found(person, skill, name)
    soft = asked.kind == "soft"
    weight = (1 if asked.required else weights.PREFERRED) * (weights.SOFT if soft else 1)
    return Row(
        requirement=capital(name),
        aspect="certificate" if asked.kind == "certificate" else "skill",
        weight=weight,
        fraction=fraction,
        text=text,
        kind=asked.kind,
        required=asked.required,
        where=Where(resume=spans[:5], job=[Span(start=asked.start, end=asked.end)]),
        do=f"If it is true of you, say where you have used {name}.",
    )


def _found(person: Profile, skill: int, name: str) -> tuple[float, list[Span], str]:
    if skill in person.skills:
        return 1.0, person.skills[skill], f"Your résumé names {name}."
    if skill in person.implied:
        via = person.implied[skill]
        said = lexicon().names[via]
        return 1.0, person.skills[via], f"Your résumé names {said}, which implies {name}."
    wider = [other for other in lexicon().broader.get(skill, ()) if other in person.skills]
    if wider:
        said = lexicon().names[wider[0]]
        return weights.PARTLY, person.skills[wider[0]], f"Your résumé names {said}, not {name}."
    line = _in_one_line(person.lines, name)
    if line is not None:
        return weights.PARTLY, [line.span], f"Your résumé comes near {name} in other words."
    return 0.0, [], f"Your résumé does not mention {name}."


def _in_one_line(lines: list[Line], phrase: str) -> Line | None:
    """A line that has every word of the phrase, in any form and order."""
    roots = {stem(word) for word in WORD.findall(phrase) if len(word) > 2}
    if len(roots) < 2:
        return None
    return next((line for line in lines if roots <= line.stems), None)


def _items(person: Profile, job: Demand) -> list[Row]:
    """Short items that name no known skill, such as "Tekla detailing": asked word by word."""
    taken = [asked for _, asked in job.skills]
    rows = []
    for required, items in (
        (True, job.facts.requirements.required),
        (False, job.facts.requirements.preferred),
    ):
        for item in items:
            at = job.text.find(item)
            if at < 0 or not _is_name(item) or _touched(at, at + len(item), taken):
                continue
            rows.append(_item(person, item, required, Span(start=at, end=at + len(item))))
    return rows[:20]


def _is_name(item: str) -> bool:
    """A few words that name something, not a sentence."""
    return len(item.split()) <= 5 and not any(c in item for c in ".:?!0123456789")


def _touched(start: int, end: int, taken: list[JobSkill]) -> bool:
    return any(asked.start < end and start < asked.end for asked in taken)


def _item(person: Profile, item: str, required: bool, span: Span) -> Row:
    roots = {stem(word) for word in WORD.findall(item) if len(word) > 2}
    found = [root for root in roots if root in person.stems]
    whole = _in_one_line(person.lines, item) if len(roots) > 1 else None
    fraction = 1.0 if whole or (found and len(roots) == 1) else 0.0
    if not fraction and len(found) * 2 > len(roots):
        fraction = weights.PARTLY
    said = {1.0: f"Your résumé says {item}.", 0.0: f"Your résumé does not mention {item}."}
    return Row(
        requirement=capital(item),
        aspect="skill",
        weight=1 if required else weights.PREFERRED,
        fraction=fraction,
        text=said.get(fraction, f"Your résumé has some of the words of {item}."),
        kind="hard",
        required=required,
        where=Where(resume=[person.stems[root] for root in sorted(found)][:5], job=[span]),
        do=f"If it is true of you, say where you have done {item}.",
    )


def capital(name: str) -> str:
    """The name as a heading: its first letter large, the rest as it is."""
    return name[:1].upper() + name[1:] if name[:2].islower() else name
