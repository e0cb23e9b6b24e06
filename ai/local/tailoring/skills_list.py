"""The list of skills: what the job asks for first, and what is used in the work but not listed."""

from __future__ import annotations

import re

from ai.grounding import source_of
from ai.local.skills import matcher
from ai.local.skills.lexicon import lexicon
from ai.local.tailoring.case import Asked, Case, Line, quoted
from ai.schemas import SkillGroup, Span

MOST_ADDED = 4
LEAST_ORDERED = 4
SHORT = 3
_SPLIT_WORD = re.compile(r"(?![aàIiy] )[a-z] [a-z]{2,}")
_LISTED_KINDS = ("hard", "tool", "language")


def order_skills(case: Case) -> None:
    """The job's skills first in each group of some length; the rest keeps its order."""
    rank = {a.skill: _early(case, a.span, a.required) for a in case.asked if a.kind != "soft"}
    last = 2 * len(case.job.text)
    job = source_of(case.job.text)
    for number, group in enumerate(case.resume.facts.skills):
        words = group.keywords
        if len(words) < LEAST_ORDERED or any(_is_torn(word) for word in words):
            continue
        places = _places(words, rank, last)
        for place, word in enumerate(words):
            said = job.find(word) if places[place] == last and len(word) > SHORT else None
            if said is not None:
                places[place] = _early(case, said, _is_required(case, word))
        wanted = sorted(range(len(words)), key=lambda i: (places[i], i))
        first = [words[i] for i in wanted if places[i] < last]
        if not first or {*words[: len(first)]} == {*first}:
            continue
        _order(case, f"/skills/{number}/keywords", [words[i] for i in wanted], len(first))


def _early(case: Case, span: Span, required: bool) -> int:
    """How early the job says it: all that is required before what is preferred."""
    return span.start + (0 if required else len(case.job.text))


def _is_required(case: Case, word: str) -> bool:
    return any(word.lower() in one.lower() for one in case.job.facts.requirements.required)


def _places(words: list[str], rank: dict[int, int], last: int) -> list[int]:
    """How early the job asks for each; of several words for one skill only the first counts."""
    taken: set[int] = set()
    places = []
    for word in words:
        wanted = {rank[skill] for skill in _skills(word) if skill in rank} - taken
        taken |= wanted
        places.append(min(wanted, default=last))
    return places


def _is_torn(word: str) -> bool:
    """Whether a list was cut within its brackets: its items are not whole."""
    return (
        "\n" in word
        or _SPLIT_WORD.match(word) is not None
        or any(word.count(a) != word.count(b) for a, b in ("()", "[]"))
    )


def _order(case: Case, where: str, wanted: list[str], count: int) -> None:
    head = where.strip("/").split("/")[1]
    words = case.resume.facts.skills[int(head)].keywords
    lead = ", ".join(wanted[: min(count, 3)])
    served = next((a.requirement for a in case.asked if a.skill in _skills(wanted[0])), wanted[0])
    read = case.resume.facts.meta.evidence
    places = [read.get(f"{where}/{words.index(word)}") for word in wanted[:count]]
    evidence = [Span(start=one.start, end=one.end) for one in places if one]
    case.suggest(
        "reorder",
        where,
        ("\n".join(words), "\n".join(wanted)),
        why=f"Puts what the job asks for where a reader looks first: {lead}.",
        serves=served,
        evidence=evidence[:5],
    )


def add_skills(case: Case) -> None:
    """Skills that the bullets show and the list does not name."""
    groups = case.resume.facts.skills
    if not groups:
        return
    listed = {skill for group in groups for word in group.keywords for skill in _skills(word)}
    added = 0
    for asked in case.asked:
        if asked.kind not in _LISTED_KINDS or asked.skill in listed or added == MOST_ADDED:
            continue
        line = _shown(case, asked)
        if line is None:
            continue
        case.suggest(
            "skill",
            f"/skills/{_group_for(groups, asked)}/keywords/-",
            ("", _named(case, asked, line)),
            why=f"You show it in {quoted(line.text, 60)}; your list of skills does not name it.",
            serves=asked.requirement,
            evidence=line.evidence,
        )
        added += 1


def _shown(case: Case, asked: Asked) -> Line | None:
    return next((line for line in case.lines if asked.skill in line.skills), None)


def _named(case: Case, asked: Asked, line: Line) -> str:
    """The job's form where the person writes it so too, else the person's."""
    if case.material.source.holds(asked.form):
        return asked.form[:1].upper() + asked.form[1:] if asked.kind != "tool" else asked.form
    found = next(hit for hit in matcher.hits(line.text) if hit.skill == asked.skill)
    words = " ".join(line.text[found.start : found.end].split())
    return words[:1].upper() + words[1:]


def _group_for(groups: list[SkillGroup], asked: Asked) -> int:
    """The group that holds most skills of the same kind, the first of several."""
    kinds = lexicon().kinds
    counts = [
        sum(kinds[skill] == asked.kind for word in group.keywords for skill in _skills(word))
        for group in groups
    ]
    return counts.index(max(counts))


def _skills(word: str) -> set[int]:
    known = lexicon().find(word)
    return {known} if known is not None else {hit.skill for hit in matcher.hits(word)}
