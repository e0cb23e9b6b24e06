"""What a job asks, in the form in which résumés are held against it."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from ai.engine import ReadJob
from ai.local.ranking.space import Floats, space
from ai.local.scoring import weights
from ai.local.skills.lexicon import lexicon
from ai.local.skills.words import WORD, stem
from ai.schemas import JobFacts, JobSkill

MOST_LINES = 60
MOST_SKILLS = 30
_WORDS = """
about above across after against also an all any and apply applicant applicants application are
as at based be been being between both but by can candidate candidates company could do does
during each email employee employees employer ensure equal etc every experience for from full
had has have he her his how if in including into is it its job join least like looking make may
more most must new no not of on one only opportunity opportunities or other our out over own
part per please position possible preferred provide required requirements responsibilities
responsible role salary seeking shall she should skills so some strong such team than that the
their them they this those through time to under up us use used using we week well were what
when where which while who will with within work working would year years you your ability able
good excellent need needs great qualifications duties following successful ideal person people
day days offer help want send resume cover letter benefits description title location type
office business
"""
_COMMON = frozenset(stem(word) for word in _WORDS.split())
_BREAK = re.compile(r"[.\n;]")


@dataclass(slots=True)
class Demand:
    """``fields`` is the mixture of fields of work that the ad belongs to; ``places`` has a row a
    line of its duties and requirements."""

    facts: JobFacts
    text: str
    fields: Floats
    title_fields: Floats
    told: list[str]
    places: Floats
    skills: list[tuple[int, JobSkill]]
    words: dict[str, tuple[int, int]]

    @property
    def field_name(self) -> str:
        """The field the ad most likely belongs to."""
        return space().fields[int(np.argmax(self.fields))]

    @property
    def field_words(self) -> str:
        """The field's name within a sentence: "nursing", but "IT operations"."""
        name = self.field_name
        return name if name[:2].isupper() else name[:1].lower() + name[1:]


def demand(job: ReadJob) -> Demand:
    """The job as résumés are held against it; costs about a millisecond."""
    told = _told(job)
    chances = space().field_chances(told)
    sure = chances.max(axis=1)
    mixed = (sure[:, None] * chances).sum(axis=0) / max(float(sure.sum()), 1e-9)
    title = job.facts.title
    by_title = space().field_chances([title])[0] if title else mixed
    if not by_title.any():
        by_title = mixed
    fields = weights.TITLE_MIX * by_title + (1 - weights.TITLE_MIX) * mixed
    return Demand(
        facts=job.facts,
        text=job.text,
        fields=np.asarray(fields, np.float32),
        title_fields=np.asarray(by_title, np.float32),
        told=told,
        places=space().place(told),
        skills=_skills(job.facts),
        words=_words(job.text),
    )


def _told(job: ReadJob) -> list[str]:
    """Duties and requirements; the ad's sentences where it is not set out in parts."""
    facts = job.facts
    asked = [*facts.requirements.required, *facts.requirements.preferred]
    if asked and max(len(item.split()) for item in asked) <= 6 and not facts.responsibilities:
        asked.insert(0, ", ".join(asked))
    told = [*facts.responsibilities, *asked]
    if len(told) < 3:
        told += [part.strip() for part in _BREAK.split(job.text) if len(part.split()) >= 4]
    return list(dict.fromkeys(told))[:MOST_LINES] or [job.text]


def _skills(facts: JobFacts) -> list[tuple[int, JobSkill]]:
    names = lexicon()
    known = [(names.by_name[s.name], s) for s in facts.skills if s.name in names.by_name]
    return sorted(known, key=lambda one: (not one[1].required, one[1].start))[:MOST_SKILLS]


def _words(text: str) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for match in WORD.finditer(text):
        word = match.group()
        if len(word) > 2 and not word.isdigit() and (root := stem(word)) not in _COMMON:
            found.setdefault(root, match.span())
    return found
