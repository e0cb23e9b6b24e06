"""A résumé against a job: the ledger, what matches, what is missing, and what would help most."""

from __future__ import annotations

from ai.engine import ReadJob, ReadResume
from ai.local.scoring import ledger, weights
from ai.local.scoring.demand import Demand, demand
from ai.local.scoring.education_rows import education_rows
from ai.local.scoring.experience_rows import experience_rows
from ai.local.scoring.field_rows import field_rows
from ai.local.scoring.kept import Kept
from ai.local.scoring.keyword_rows import keyword_rows
from ai.local.scoring.ledger import Row
from ai.local.scoring.notices import notices
from ai.local.scoring.profile import Profile, profile
from ai.local.scoring.skill_rows import skill_rows
from ai.schemas import Asked, Component, Lift, Report

MOST_LIFTS = 8
_profile: Kept[ReadResume, Profile] = Kept(profile)
_demand: Kept[ReadJob, Demand] = Kept(demand)
_LEFT_OUT = {
    "Field": "The ad does not say enough to tell its field of work, so the field is not scored.",
    "Skills": "The ad names no skills, so skills are not part of the score.",
    "Experience": "The ad names neither a title nor years, so experience is not scored.",
    "Education": "The ad asks for no degree, so education is not part of the score.",
    "Keywords": "The ad says too little for its words to be part of the score.",
}


def compare(resume: ReadResume, job: ReadJob, *, engine: str, version: str) -> Report:
    """The report. Same input, same report; the ledger's points sum to the score exactly."""
    rows = rows_of(_profile(resume), _demand(job))
    components, tenths = ledger.settle(rows)
    score = tenths / 10
    return Report(
        score=score,
        band=band(score),
        bands=weights.BANDS,
        ledger=components,
        matched=_asked(components, found=True),
        missing=_asked(components, found=False),
        lifts=_lifts(rows, tenths),
        notices=notices(resume),
        left_out=[text for name, text in _LEFT_OUT.items() if not rows[name]],
        engine=engine,
        engine_version=version,
    )


def judged(person: Profile, job: Demand) -> tuple[float, float]:
    """The unrounded judgement, which orders jobs alike in score, and the score of ``compare``."""
    rows = rows_of(person, job)
    return ledger.judgement(rows), ledger.total(rows) / 10


def profile_of(resume: ReadResume) -> Profile:
    """The profile of a résumé, made once for as long as it is in use."""
    return _profile(resume)


def demand_of(job: ReadJob) -> Demand:
    """What a job asks for, made once for as long as it is in use."""
    return _demand(job)


def rows_of(person: Profile, job: Demand) -> dict[str, list[Row]]:
    """The rows of each component; none where the ad does not ask."""
    return {
        "Field": field_rows(person, job),
        "Skills": skill_rows(person, job),
        "Experience": experience_rows(person, job),
        "Education": education_rows(person, job),
        "Keywords": keyword_rows(person, job),
    }


def band(score: float) -> str:
    """The name of the band that a score falls in."""
    return next(b.name for b in reversed(weights.BANDS) if score >= b.least)


def _asked(components: list[Component], *, found: bool) -> list[Asked]:
    return [
        Asked(name=r.requirement, kind=r.kind, aspect=r.aspect, required=r.required)
        for component in components
        for r in component.because
        if r.aspect not in ("keyword", "field") and (r.verdict != "not found") == found
    ]


def _lifts(rows: dict[str, list[Row]], tenths: int) -> list[Lift]:
    """Each open row scored again as if it were met: the points are what the score would gain."""
    found: list[tuple[int, Row]] = []
    for row in (row for group in rows.values() for row in group if row.do and row.fraction < 1):
        kept, row.fraction = row.fraction, 1.0
        gain = ledger.total(rows) - tenths
        row.fraction = kept
        if gain > 0:
            found.append((gain, row))
    found.sort(key=lambda one: (-one[0], one[1].requirement))
    return [
        Lift(requirement=row.requirement, required=row.required, points=gain / 10, do=row.do)
        for gain, row in found[:MOST_LIFTS]
    ]
