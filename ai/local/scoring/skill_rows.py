"""The skills an ad asks for: named, implied, or told in other words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ai.local.scoring import weights
from ai.local.scoring.demand import Demand
from ai.local.scoring.ledger import Row
from ai.local.scoring.profile import Line, Profile
from ai.local.skills import matcher
from ai.local.skills.lexicon import lexicon
from ai.local.skills.words import WORD, stem
from ai.schemas import JobSkill, Span, Where

MOST_WORDS = 5
_ASIDE = re.compile(
    r",?\s+(?:including|such as|e\.g\.|like|for example)\b|\s*\(|,\s+(?:our|your)\b"
)
_AND = re.compile(r",\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+")
_ARTICLE = re.compile(r"(?:an?|the|current|valid)\s+", re.IGNORECASE)


def skill_rows(person: Profile, job: Demand) -> list[Row]:
    """A row a skill; where the ad's items name none, a row an item."""
    named = [_named(person, job, skill, asked) for skill, asked in job.skills]
    return [*named, *_items(person, job)]


def _named(person: Profile, job: Demand, skill: int, asked: JobSkill) -> Row:
    name = _full_name(job.text, asked)
    fraction, spans, text = _found(person, skill, within(name))
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
        do=f"If it is true of you, say where you have used {within(name)}.",
    )


def _found(person: Profile, skill: int, name: str) -> tuple[float, list[Span], str]:
    if skill in person.skills:
        return 1.0, person.skills[skill], f"Your résumé names {name}."
    if skill in person.implied:
        via = person.implied[skill]
        said = within(lexicon().names[via])
        return 1.0, person.skills[via], f"Your résumé names {said}, which implies {name}."
    wider = [other for other in lexicon().broader.get(skill, ()) if other in person.skills]
    if wider:
        said = within(lexicon().names[wider[0]])
        return weights.PARTLY, person.skills[wider[0]], f"Your résumé names {said}, not {name}."
    line = _in_one_line(person.lines, name)
    if line is not None:
        return weights.PARTLY, line.spans, f"Your résumé comes near {name} in other words."
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
    named = {skill for skill, _ in job.skills}
    said = {_full_name(job.text, asked).lower() for asked in taken}
    rows = []
    for required, items in (
        (True, job.facts.requirements.required),
        (False, job.facts.requirements.preferred),
    ):
        for item in items:
            for name, span in _names_in(item, job.text.find(item)):
                known = {hit.skill for hit in matcher.hits(name)} & named
                if known or name.lower() in said or _touched(span.start, span.end, taken):
                    continue
                said.add(name.lower())
                rows.append(_item(person, name, required, span))
    return rows[:20]


def _names_in(item: str, at: int) -> Iterator[tuple[str, Span]]:
    """The short names that an item is made of: "Intravenous medicines, including vasoactive
    drugs" names the first, "Turning and milling" both."""
    head = _ASIDE.split(item, maxsplit=1)[0].rstrip(" .")
    if at < 0 or not _is_name(head):
        return
    start = 0
    for piece in _AND.split(head):
        begin = head.index(piece, start)
        start = begin + len(piece)
        lead = _ARTICLE.match(piece)
        name = piece[lead.end() :] if lead else piece
        if sum(c.isalpha() for c in name) > 2:
            yield name, Span(start=at + start - len(name), end=at + start)


def _is_name(item: str) -> bool:
    """A few words that name something, not a sentence."""
    return len(item.split()) <= MOST_WORDS and not any(c in item for c in ".:?!0123456789")


def _touched(start: int, end: int, taken: list[JobSkill]) -> bool:
    return any(asked.start < end and start < asked.end for asked in taken)


def _item(person: Profile, item: str, required: bool, span: Span) -> Row:
    roots = {stem(word) for word in WORD.findall(item) if len(word) > 2}
    found = [root for root in roots if root in person.stems]
    whole = _in_one_line(person.lines, item) if len(roots) > 1 else None
    fraction = 1.0 if whole or (found and len(roots) == 1) else 0.0
    if not fraction and len(found) * 2 > len(roots):
        fraction = weights.PARTLY
    said = {
        1.0: f"Your résumé says {within(item)}.",
        0.0: f"Your résumé does not mention {within(item)}.",
    }
    return Row(
        requirement=capital(item),
        aspect="skill",
        weight=1 if required else weights.PREFERRED,
        fraction=fraction,
        text=said.get(fraction, f"Your résumé has some of the words of {within(item)}."),
        kind="hard",
        required=required,
        where=Where(
            resume=[s for root in sorted(found) if (s := person.stem_span(root))][:5], job=[span]
        ),
        do=f"If it is true of you, say where you have done {within(item)}.",
    )


def _full_name(text: str, asked: JobSkill) -> str:
    """An abbreviation in brackets goes by the words before it that it stands for."""
    short = text[asked.start : asked.end]
    if not short.isupper() or text[asked.start - 1 : asked.start] != "(":
        return asked.name
    words = text[max(0, asked.start - 90) : asked.start - 1].split("\n")[-1].split()[-len(short) :]
    initials = "".join(word[0] for word in words).upper()
    return " ".join(words) if initials == short else asked.name


def within(name: str) -> str:
    """The name within a sentence: "Intensive care" begins small there, "Kubernetes" does not."""
    first, _, rest = name.partition(" ")
    common = rest and first[1:].islower() and rest.islower()
    known = lexicon().find(first) if common else None
    if known is not None and lexicon().kinds[known] == "tool":
        return name
    return name[:1].lower() + name[1:] if common else name


def capital(name: str) -> str:
    """The name as a heading: its first letter large, the rest as it is."""
    return name[:1].upper() + name[1:] if name[:2].islower() else name
