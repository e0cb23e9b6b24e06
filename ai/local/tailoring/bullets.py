"""Bullets: stronger openings, the most telling first, and what serves nothing left out."""

from __future__ import annotations

import numpy as np

from ai.local.ranking.space import space
from ai.local.scoring.demand import demand
from ai.local.tailoring.case import Case, Line
from ai.local.tailoring.openings import stronger
from ai.local.tailoring.verbs import first_word, is_past
from ai.schemas import Work

MOST_OPENINGS = 6
MOST_CUTS = 5
MOST_TWICE = 2
SHORTEST = 5
LEAST_TO_ORDER = 4
ROLES_TO_ORDER = 2
RECENT_ROLES = 3
LONG = 900
LEAST_LEFT = 2
CLEARLY = 2.0
UNLIKE = 0.15


def strengthen(case: Case) -> None:
    """Bullets that begin with "responsible for" and its like, the latest roles first."""
    count = 0
    for number, work in enumerate(case.resume.facts.work):
        present = _is_present(work)
        for line in case.of(f"/work/{number}"):
            better = stronger(line.text, present=present)
            if better is None or case.taken(line.where) or count == MOST_OPENINGS:
                continue
            case.suggest(
                "rewrite",
                line.where,
                (line.text, better.after),
                why=_why(better.weak),
                serves=_served(case, line),
                evidence=line.evidence,
            )
            count += 1


def _why(weak: str) -> str:
    if weak == "I":
        return "A bullet begins with its verb; that it was you is understood."
    return f"Begins with what you did, not with “{weak[:1].upper()}{weak[1:].lower()}”."


def _is_present(work: Work) -> bool:
    """Whether the role is held now and told in the present."""
    if work.endDate or not work.startDate:
        return False
    firsts = [first_word(text) for text in work.highlights]
    return not any(is_past(word) for word in firsts)


def put_first(case: Case) -> None:
    """In the latest roles, the bullet that shows most of what is asked goes to the top."""
    for number, _ in enumerate(case.resume.facts.work[:ROLES_TO_ORDER]):
        lines = case.of(f"/work/{number}")
        if len(lines) < LEAST_TO_ORDER:
            continue
        worth = [_worth(case, line) for line in lines]
        best = int(np.argmax(worth))
        if best < 2 or worth[best] < worth[0] + CLEARLY or worth[best] <= worth[1]:
            continue
        served = _served(case, lines[best])
        case.promote(
            lines[best],
            why=f"It shows {_within(served)}, and the first lines of a role are read most.",
            serves=served,
        )


def _within(requirement: str) -> str:
    first = requirement.split(" ")[0]
    return requirement[:1].lower() + requirement[1:] if first[1:].islower() else requirement


def _worth(case: Case, line: Line) -> float:
    """Two for each required skill that the bullet shows, one for each preferred hard one."""
    return sum(
        (2.0 if asked.required else 1.0) * (0.25 if asked.kind == "soft" else 1)
        for asked in case.asked
        if asked.skill in line.skills
    )


def _served(case: Case, line: Line) -> str:
    shown = [asked.requirement for asked in case.asked if asked.skill in line.skills]
    return shown[0] if shown else ""


def cut(case: Case) -> None:
    """In a long résumé: a bullet said twice, then older ones that are like nothing asked for."""
    if len(case.resume.text.split()) < LONG:
        return
    said: set[str] = set()
    left: dict[str, int] = {}
    for line in case.lines:
        head = line.where.rsplit("/", 1)[0]
        left[head] = left.get(head, 0) + 1
    for line in [*_twice(case, said), *_unlike(case)]:
        head = line.where.rsplit("/", 1)[0]
        if case.taken(line.where) or left[head] <= LEAST_LEFT or _cuts(case) == MOST_CUTS:
            continue
        left[head] -= 1
        twice = line.text in said
        why = "It stands in the résumé twice." if twice else (
            "It is like nothing that this job asks for, and the résumé is long."
        )  # fmt: skip
        case.suggest("cut", line.where, (line.text, ""), why=why, evidence=line.evidence)


def _cuts(case: Case) -> int:
    return sum(one.kind == "cut" for one in case.found)


def _twice(case: Case, said: set[str]) -> list[Line]:
    seen: set[str] = set()
    found: list[Line] = []
    for line in case.lines:
        if line.text in seen and len(found) < MOST_TWICE:
            found.append(line)
            said.add(line.text)
        seen.add(line.text)
    return found


def _unlike(case: Case) -> list[Line]:
    """Bullets of older roles without a skill that is asked for, a figure, or likeness."""
    wanted = {asked.skill for asked in case.asked}
    older = [
        line
        for line in case.lines
        if line.where.startswith("/work/")
        and int(line.where.split("/")[2]) >= RECENT_ROLES
        and not (line.skills & wanted)
        and not any(c.isdigit() for c in line.text)
        and len(line.text.split()) >= SHORTEST
    ]
    if not older:
        return []
    near = space().place([line.text for line in older]) @ demand(case.job).places.T
    likeness = near.max(axis=1)
    order = np.argsort(likeness, kind="stable")
    return [older[i] for i in order if likeness[i] < UNLIKE]
