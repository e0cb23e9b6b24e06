"""What a résumé shows, in the form in which it is held against a job.

Everything here is a set or a maximum over lines and roles, so that saying a thing twice, or in
another order, changes nothing, and saying more never takes anything away.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

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
    place: tuple[int, int] | None
    stems: frozenset[str]

    @property
    def spans(self) -> list[Span]:
        """Where it stands; nowhere if a person added it to the facts by hand."""
        return [Span(start=self.place[0], end=self.place[1])] if self.place else []


@dataclass(slots=True)
class Profile:
    """``skills`` maps a skill to its first places; ``implied`` to the skill that implies it.

    ``work`` are the sentences that tell what was done, with ``chances`` and ``places`` a row each.
    """

    facts: ResumeFacts
    text: str
    skills: dict[int, list[Span]]
    implied: dict[int, int]
    stems: dict[str, tuple[int, int] | None]
    lines: list[Line]
    work: list[Line]
    chances: Floats
    places: Floats
    roles: list[Role]
    titles: Floats

    def stem_span(self, root: str) -> Span | None:
        """Where a word of this family stands first in the text, if it does."""
        place = self.stems.get(root)
        return Span(start=place[0], end=place[1]) if place else None

    @property
    def direction(self) -> Floats:
        """Where the résumé points as a whole on the map of words."""
        whole = self.places.sum(axis=0) if len(self.places) else np.zeros(1, np.float32)
        if not whole.any():
            return space().vector(self.text)
        return np.asarray(whole / np.linalg.norm(whole), np.float32)


def profile(resume: ReadResume) -> Profile:
    """The résumé as it is compared; costs a few milliseconds."""
    added = added_by_hand(resume)
    lines = _lines(resume.text, added)
    work = [line for line in lines if _tells_work(line)]
    skills = _skills(resume.text, [*_claimed(resume.facts), *added])
    held = roles(resume)
    told = [line.text for line in work]
    return Profile(
        facts=resume.facts,
        text=resume.text,
        skills=skills,
        implied=_implied(skills),
        stems=_stems(resume.text, added),
        lines=lines,
        work=work,
        chances=space().field_chances(told),
        places=space().place(told),
        roles=held,
        titles=_titles(held),
    )


def added_by_hand(resume: ReadResume) -> list[str]:
    """What the facts tell that the text does not: a person who corrects what was read may add a
    skill, a certificate or a line about a role. Each once, in an order of their own."""
    words = _pairs(resume.text)
    told = {" ".join(one.split()) for one in _told(resume.facts)}
    return sorted(one for one in told if one and not _says(words, _pairs(one)))


def _pairs(text: str) -> set[tuple[str, str]]:
    """Words with their followers, and each alone: a line that was wrapped keeps nearly all."""
    words = WORD.findall(text.lower())
    return {*pairwise(words), *((word, "") for word in words)}


def _says(words: set[tuple[str, str]], pairs: set[tuple[str, str]]) -> bool:
    return len(pairs & words) >= 0.8 * len(pairs)


def _told(facts: ResumeFacts) -> list[str]:
    told: list[str | None] = [one.name for one in facts.certificates]
    told += _claimed(facts)
    told += [one.language for one in facts.languages]
    for work in facts.work:
        told += [*work.highlights, work.summary]
    for study in facts.education:
        told += [study.area]
    return [one for one in told if one]


def _claimed(facts: ResumeFacts) -> list[str]:
    """The skills that the facts list, as they are written there."""
    told: list[str | None] = []
    for skill in facts.skills:
        told += skill.keywords or [skill.name]
    return [name for name in told if name]


def _lines(text: str, added: list[str]) -> list[Line]:
    """Every line once, without its mark, in an order that does not depend on where it stands."""
    found: dict[str, Line] = {}
    at = 0
    for raw in text.split("\n"):
        mark = _MARK.match(raw)
        start = at + (mark.end() if mark else 0)
        clean = _MARK.sub("", raw).strip()
        if clean and clean not in found:
            found[clean] = Line(clean, (start, start + len(clean)), _roots(clean))
        at += len(raw) + 1
    for clean in added:
        found.setdefault(clean, Line(clean, None, _roots(clean)))
    return [found[clean] for clean in sorted(found)]


def _roots(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in WORD.findall(text))


def _tells_work(line: Line) -> bool:
    """A sentence, not a list of skills: those are counted as skills."""
    size = len(line.text.split())
    return size >= SHORTEST_LINE and line.text.count(",") + line.text.count("|") < size / 3


def _skills(text: str, claimed: list[str]) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = defaultdict(list)
    for hit in matcher.hits(text):
        if len(found[hit.skill]) < 5:
            found[hit.skill].append(Span(start=hit.start, end=hit.end))
    for name in claimed:
        known = lexicon().find(name)
        for skill in [h.skill for h in matcher.hits(name)] if known is None else [known]:
            found.setdefault(skill, [])
    return dict(found)


def _implied(skills: dict[int, list[Span]]) -> dict[int, int]:
    names = lexicon()
    found: dict[int, int] = {}
    for skill in sorted(skills):
        for other in names.implied(skill):
            found.setdefault(other, skill)
    return found


def _stems(text: str, added: list[str]) -> dict[str, tuple[int, int] | None]:
    found: dict[str, tuple[int, int] | None] = {}
    for match in WORD.finditer(text):
        found.setdefault(stem(match.group()), match.span())
    for root in sorted(root for line in added for root in _roots(line)):
        found.setdefault(root, None)
    return found


def _titles(held: list[Role]) -> Floats:
    """The mixture of fields that the titles tell, the latest most."""
    if not held:
        return np.zeros(len(space().fields), np.float32)
    chances = space().field_chances([role.title for role in held])
    fade = np.array([weights.OLDER_TITLE**i for i in range(len(held))], np.float32)
    return np.asarray(fade @ chances / fade.sum(), np.float32)
