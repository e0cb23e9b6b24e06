"""The degree that the ad asks for, and its subject."""

from __future__ import annotations

import re

import numpy as np

from ai.local.job.needs import level_of
from ai.local.ranking.space import space
from ai.local.scoring import weights
from ai.local.scoring.demand import Demand
from ai.local.scoring.ledger import Row
from ai.local.scoring.profile import Profile
from ai.schemas import Span, Where

LEVELS = ["secondary", "certificate", "associate", "bachelor", "master", "doctorate"]
_NAMED = {
    "secondary": "A school-leaving certificate", "certificate": "A vocational certificate",
    "associate": "An associate degree", "bachelor": "A bachelor's degree",
    "master": "A master's degree", "doctorate": "A doctorate",
}  # fmt: skip
_SPLIT = re.compile(r",|/|\bor\b|\band\b")
SAME_SUBJECT = 0.45


def education_rows(person: Profile, job: Demand) -> list[Row]:
    """The level, and the subject where the ad names one."""
    asked = job.facts.educationRequirements
    if asked is None or asked.level is None:
        return []
    has, spans = _highest(person)
    fraction = _level_fraction(has, asked.level)
    share = 1 if asked.required else weights.PREFERRED
    name = _NAMED[asked.level]
    text = f"Your résumé shows {_NAMED[has].lower()}." if has else "No degree was found."
    where = Where(resume=spans, job=_asked_span(job))
    do = "If you have this degree, or its equal, name it with its school."
    rows = [
        Row(name, "education", share, fraction, text, required=asked.required, where=where, do=do)
    ]
    if asked.field:
        rows.append(_subject(person, job, asked.field, fraction, share))
    return rows


def _asked_span(job: Demand) -> list[Span]:
    asked = job.facts.educationRequirements
    if asked is None or asked.start is None or asked.end is None:
        return []
    return [Span(start=asked.start, end=asked.end)]


def _highest(person: Profile) -> tuple[str | None, list[Span]]:
    """The highest level read among the studies, else in the text itself."""
    best: tuple[int, list[Span]] = (-1, [])
    for number, study in enumerate(person.facts.education):
        level = level_of(" ".join(filter(None, [study.studyType, study.area])))
        rank = LEVELS.index(level) if level else -1
        if rank > best[0]:
            best = (rank, _study_span(person, number))
    if best[0] < 0:
        return None, []
    return LEVELS[best[0]], best[1]


def _study_span(person: Profile, number: int) -> list[Span]:
    for name in ("studyType", "area", "institution"):
        found = person.facts.meta.evidence.get(f"/education/{number}/{name}")
        if found:
            return [Span(start=found.start, end=found.end)]
    return []


def _level_fraction(has: str | None, asked: str) -> float:
    if has is None:
        return 0.0
    short = LEVELS.index(asked) - LEVELS.index(has)
    return 1.0 if short <= 0 else 0.5 if short == 1 else 0.0


def _subject(person: Profile, job: Demand, field: str, level: float, share: float) -> Row:
    studied = [s.area for s in person.facts.education if s.area]
    wanted = [part.strip() for part in _SPLIT.split(field) if part.strip()]
    near = 0.0
    if studied and wanted:
        near = float(np.max(space().place(wanted) @ space().place(studied).T))
    fraction = min(level, weights.scaled(near, (0.2, SAME_SUBJECT)))
    text = f"The ad names {field}; no subject of study was found."
    if studied:
        text = f"You studied {studied[0]}; the ad names {field}."
    asked = job.facts.educationRequirements
    return Row(
        requirement=f"Studies in {field}",
        aspect="education",
        weight=0.6 * share,
        fraction=fraction,
        text=text,
        required=bool(asked and asked.required),
        where=Where(job=_asked_span(job)),
        do=f"If you studied {field} or something near it, name the subject.",
    )
