"""What a résumé shows, in the form in which it is held against a job.

Everything here is a set or a maximum over lines and roles, so that saying a thing twice, or in
another order, changes nothing, and saying more never takes anything away.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from ai.engine import ReadResume
from ai.local.ranking.space import Floats, space
from ai.local.scoring import weights
from ai.local.scoring.roles import Role, roles
from ai.local.skills import matcher
from ai.local.skills.lexicon import lexicon
from ai.local.skills.words import WORD, stem
from ai.schemas import ResumeFacts, Span

SHORTEST_LINE = 5
_MARK = re.compile(r"^[\W_]+")


@dataclass(slots=True)
class Line:
    """A line of the résumé and the stems of its words."""

    text: str
    span: Span
    stems: frozenset[str]


@dataclass(slots=True)
class Profile:
    """``skills`` maps a skill to its first places; ``implied`` to the skill that implies it.

    ``work`` are the sentences that tell what was done, with ``chances`` and ``places`` a row each.
    """

    facts: ResumeFacts
    text: str
    skills: dict[int, list[Span]]
    implied: dict[int, int]
    stems: dict[str, Span]
    lines: list[Line]
    work: list[Line]
    chances: Floats
    places: Floats
    roles: list[Role]
    titles: Floats

    @property
    def direction(self) -> Floats:
        """Where the résumé points as a whole on the map of words."""
        whole = self.places.sum(axis=0) if len(self.places) else np.zeros(1, np.float32)
        if not whole.any():
            return space().vector(self.text)
        return np.asarray(whole / np.linalg.norm(whole), np.float32)


def profile(resume: ReadResume) -> Profile:
    """The résumé as it is compared; costs a few milliseconds."""
    lines = _lines(resume.text)
    work = [line for line in lines if _tells_work(line)]
    skills = _skills(resume.text)
    held = roles(resume)
    told = [line.text for line in work]
    return Profile(
        facts=resume.facts,
        text=resume.text,
        skills=skills,
        implied=_implied(skills),
        stems=_stems(resume.text),
        lines=lines,
        work=work,
        chances=space().field_chances(told),
        places=space().place(told),
        roles=held,
        titles=_titles(held),
    )


def _lines(text: str) -> list[Line]:
    """Every line once, without its mark, in an order that does not depend on where it stands."""
    found: dict[str, Line] = {}
    at = 0
    for raw in text.split("\n"):
        mark = _MARK.match(raw)
        start = at + (mark.end() if mark else 0)
        clean = _MARK.sub("", raw).strip()
        if clean and clean not in found:
            stems = frozenset(stem(word) for word in WORD.findall(clean))
            found[clean] = Line(clean, Span(start=start, end=start + len(clean)), stems)
        at += len(raw) + 1
    return [found[clean] for clean in sorted(found)]


def _tells_work(line: Line) -> bool:
    """A sentence, not a list of skills: those are counted as skills."""
    size = len(line.text.split())
    return size >= SHORTEST_LINE and line.text.count(",") + line.text.count("|") < size / 3


def _skills(text: str) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = defaultdict(list)
    for hit in matcher.hits(text):
        if len(found[hit.skill]) < 5:
            found[hit.skill].append(Span(start=hit.start, end=hit.end))
    return dict(found)


def _implied(skills: dict[int, list[Span]]) -> dict[int, int]:
    names = lexicon()
    found: dict[int, int] = {}
    for skill in sorted(skills):
        for other in names.implied(skill):
            found.setdefault(other, skill)
    return found


def _stems(text: str) -> dict[str, Span]:
    found: dict[str, Span] = {}
    for match in WORD.finditer(text):
        found.setdefault(stem(match.group()), Span(start=match.start(), end=match.end()))
    return found


def _titles(held: list[Role]) -> Floats:
    """The mixture of fields that the titles tell, the latest most."""
    if not held:
        return np.zeros(len(space().fields), np.float32)
    chances = space().field_chances([role.title for role in held])
    fade = np.array([weights.OLDER_TITLE**i for i in range(len(held))], np.float32)
    return np.asarray(fade @ chances / fade.sum(), np.float32)
