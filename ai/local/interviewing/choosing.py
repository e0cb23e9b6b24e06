"""Which questions of the bank fit a case, each with its words filled in and its grounds."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ai.interviewing import CATEGORIES, SLOT, BankItem, Category, Grounding, Question
from ai.local.interviewing.case import Case
from ai.local.interviewing.conditions import Held, conditions, skill_words
from ai.local.skills.words import WORD, stem
from ai.schemas import Reason

ALIKE = 0.5
MOST_GROUNDS = 3
LONGEST_QUESTION = 260
SOONER = 10.0
_RANK = {"met": 0, "partly": 1, "not found": 2}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that fits; of a lower ``rank`` it is wanted sooner, one of a topic at a time."""

    item: BankItem
    held: Held
    rank: float


def candidates(
    case: Case, items: Iterable[BankItem], more: Sequence[BankItem] = ()
) -> list[Candidate]:
    """All that fit, the most wanted first, ``more`` before the others of their kind; the order
    hangs on the two documents alone."""
    held = list(conditions(case))
    skills = [r for r in case.reasons if r.aspect in ("skill", "certificate")]
    found: list[Candidate] = []
    for item in items:
        found += _fitting(case, item, held, skills)
    for item in more:
        wanted = _fitting(case, item, held, skills)
        found += [replace(one, rank=one.rank - SOONER) for one in wanted]
    return sorted(found, key=lambda one: (one.rank, _turn(case, one), one.held.topic))


def _fitting(
    case: Case, item: BankItem, held: list[Held], skills: list[Reason]
) -> Iterator[Candidate]:
    if item.kind == "when":
        same = [one for one in held if one.when in item.holds and one.grounds]
        for place, one in enumerate(same):
            yield Candidate(item, one, _rank_of_condition(item, place))
    elif item.kind == "field":
        yield from _of_field(case, item)
    elif item.kind == "kind":
        yield from _of_skill(case, item, skills)
    else:
        yield from _of_competence(case, item)


def _rank_of_condition(item: BankItem, place: int) -> float:
    late = {"always": 3.0, "field": 2.0, "requirement": 1.5}
    return late.get(item.holds[0], 0.5) + 0.4 * place


def _of_field(case: Case, item: BankItem) -> Iterator[Candidate]:
    for place, name in enumerate(case.fields):
        if name not in item.holds:
            continue
        said = f"{item.question} {item.probes}"
        ground = case.job_line(said) or case.title_line()
        near = case.experience(said, most=1)
        grounds = tuple(one for one in (ground, *near) if one)
        if grounds:
            yield Candidate(item, Held("field", name, grounds=grounds), 0.6 + place)
        return


def _of_skill(case: Case, item: BankItem, skills: list[Reason]) -> Iterator[Candidate]:
    place = 0
    for reason in skills:
        if reason.kind not in item.holds or reason.verdict == "not found":
            continue
        found = (case.quote("job", reason.where.job), case.quote("resume", reason.where.resume))
        grounds = tuple(one for one in found if one)
        if grounds:
            slots = {"skill": skill_words(reason)}
            held = Held("skill", reason.requirement, slots, grounds)
            soft = 0 if reason.required else 1
            yield Candidate(item, held, 0.4 + soft + _RANK[reason.verdict] + 0.3 * place)
            place += 1


def _of_competence(case: Case, item: BankItem) -> Iterator[Candidate]:
    """By the words with which the advertisement asks for it; ``any`` holds for everybody."""
    name = item.holds[0]
    near = case.experience(f"{name} {item.question}", most=2)
    if not item.words:
        ground = case.title_line()
        grounds = tuple(one for one in (ground, *near[:1]) if one)
        if grounds:
            yield Candidate(item, Held("any", "You", grounds=grounds), 2.0)
        return
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, item.words))})", re.IGNORECASE)
    lines = [line for line in case.job_lines if pattern.search(line.text)]
    if lines:
        ground = max(lines, key=lambda line: len(pattern.findall(line.text))).grounding("job")
        held = Held("competence", name.capitalize(), grounds=(ground, *near))
        yield Candidate(item, held, 1.0 - 0.1 * min(len(lines), 6))


def _turn(case: Case, one: Candidate) -> str:
    """A fixed order of equals that differs between jobs, so that two sets are not alike."""
    said = f"{case.job.facts.title} {len(case.job.text)} {one.item.question}"
    return hashlib.sha256(said.encode()).hexdigest()


def choose(case: Case, found: list[Candidate], wanted: dict[Category, int]) -> list[Question]:
    """So many of each category, none like another, no topic twice before each had its turn."""
    chosen: list[Question] = []
    for category in CATEGORIES:
        mine = [one for one in found if one.item.category == category]
        chosen += _spread(case, mine, wanted.get(category, 0), chosen)
    return chosen


def _spread(
    case: Case, found: list[Candidate], count: int, before: list[Question]
) -> list[Question]:
    made: list[Question] = []
    said = [roots(one.question) for one in before]
    for turn in range(3):
        for one in found:
            if len(made) >= count:
                return made
            taken = sum(q.topic == one.held.topic for q in made)
            if taken != turn or any(q.item == one.item.name for q in made):
                continue
            question = filled(case, one)
            words = roots(question.question) if question else frozenset()
            if question and not any(alike(words, other) for other in said):
                made.append(question)
                said.append(words)
    return made


def filled(case: Case, one: Candidate) -> Question | None:
    """The question with its slots filled; None when the case does not have a word it needs."""
    item, slots = one.item, one.held.slots
    if not item.slots <= slots.keys():
        return None
    question = SLOT.sub(lambda slot: slots[slot[1]], item.question)
    question = question[:1].upper() + question[1:]
    if len(question) > LONGEST_QUESTION:
        return None
    return Question(
        item=item.name,
        category=item.category,
        topic=one.held.topic,
        question=question,
        probes=item.probes,
        tips=[item.good],
        follow_ups=[item.follow_up],
        level=item.level,
        grounded_in=_once(one.held.grounds)[:MOST_GROUNDS],
        experience=_experience(case, item, question, one.held.grounds),
    )


def _once(grounds: Iterable[Grounding]) -> list[Grounding]:
    return list({(one.source, one.start, one.end): one for one in grounds}.values())


def _experience(
    case: Case, item: BankItem, question: str, grounds: tuple[Grounding, ...]
) -> list[Grounding]:
    """The person's own lines that an answer can draw on; none for questions that they put."""
    if item.category == "ask":
        return []
    asked = " ".join(one.text for one in grounds if one.source == "job")
    return case.experience(f"{question} {item.probes} {asked}")


def roots(words: str) -> frozenset[str]:
    """The word stems of a question, for telling whether two ask the same."""
    return frozenset(stem(word) for word in WORD.findall(words) if len(word) > 2)


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) > ALIKE * len(one | other)
