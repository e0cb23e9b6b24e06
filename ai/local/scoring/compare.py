"""A résumé against a job: the ledger, what matches, what is missing, and what would help most."""

from __future__ import annotations

from ai.engine import ReadJob, ReadResume
from ai.local.scoring import ledger, weights
from ai.local.scoring.ledger import Row
from ai.local.scoring.profile import Profile, profile
from ai.local.skills.lexicon import lexicon
from ai.local.skills.words import WORD, stem
from ai.schemas import Asked, Component, Lift, Report, Span, Where

_LEFT_OUT = {
    "Skills": "The ad names no skills, so skills are not part of the score.",
    "Experience": "The ad names no years of experience, so they are not part of the score.",
    "Education": "The ad asks for no degree, so education is not part of the score.",
    "Keywords": "The ad says too little for keywords to be part of the score.",
    "Field": "The ad does not say enough to tell its field.",
}


def compare(resume: ReadResume, job: ReadJob, *, engine: str, version: str) -> Report:
    """The report. Same input, same report; the ledger's points sum to the score exactly."""
    person = profile(resume)
    rows = {"Skills": _skills(person, job), "Keywords": _keywords(person, job)}
    components, score = ledger.settle(rows)
    return Report(
        score=score / 10,
        band=band(score / 10),
        bands=weights.BANDS,
        ledger=components,
        matched=_asked(components, met=True),
        missing=_asked(components, met=False),
        lifts=_lifts(components),
        left_out=[text for name, text in _LEFT_OUT.items() if not rows.get(name)],
        engine=engine,
        engine_version=version,
    )


def band(score: float) -> str:
    """The name of the band that a score falls in."""
    return next(b.name for b in reversed(weights.BANDS) if score >= b.least)


def _skills(person: Profile, job: ReadJob) -> list[Row]:
    names = lexicon()
    rows = []
    for asked in job.facts.skills:
        skill = names.by_name.get(asked.name)
        spans = person.skills.get(skill, []) if skill is not None else []
        via = person.implied.get(skill) if skill is not None else None
        weight = (1 if asked.required else weights.PREFERRED) * (
            weights.SOFT if asked.kind == "soft" else 1
        )
        text = f"Your résumé does not mention {asked.name}."
        if spans:
            text = f"Your résumé names {asked.name}."
        elif via is not None:
            text = f"{names.names[via]} in your résumé implies {asked.name}."
            spans = person.skills[via]
        where = Where(resume=spans[:5], job=[Span(start=asked.start, end=asked.end)])
        rows.append(
            Row(
                asked.name, "skill", weight, float(bool(spans)), text,
                kind=asked.kind, required=asked.required, where=where,
                do=f"If you have worked with {asked.name}, say where.",
            )
        )  # fmt: skip
    return rows


def _keywords(person: Profile, job: ReadJob) -> list[Row]:
    words: dict[str, Span] = {}
    for match in WORD.finditer(job.text):
        if len(match.group()) > 3:
            words.setdefault(stem(match.group()), Span(start=match.start(), end=match.end()))
    if not words:
        return []
    shared = [word for word in words if word in person.stems]
    fraction = len(shared) / len(words)
    text = f"{len(shared)} of the {len(words)} words the ad uses are in your résumé."
    where = Where(
        resume=[person.stems[word][0] for word in shared[:20]],
        job=[words[word] for word in shared[:20]],
    )
    return [Row("The ad's own words", "keyword", 1, fraction, text, required=False, where=where)]


def _asked(components: list[Component], *, met: bool) -> list[Asked]:
    return [
        Asked(name=r.requirement, kind=r.kind, aspect=r.aspect, required=r.required)
        for component in components
        for r in component.because
        if r.aspect != "keyword" and (r.verdict == "not found") != met
    ]


def _lifts(components: list[Component]) -> list[Lift]:
    open_rows = [
        (r.max - r.points, r)
        for component in components
        for r in component.because
        if r.aspect != "keyword" and r.verdict != "met" and r.max > r.points
    ]
    open_rows.sort(key=lambda one: -one[0])
    return [
        Lift(
            requirement=r.requirement, required=r.required, points=round(gain, 1),
            do=f"If it is true of you, say where you have used {r.requirement}.",
        )
        for gain, r in open_rows[:8]
    ]  # fmt: skip
