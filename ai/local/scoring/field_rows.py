"""Whether both documents belong to one field of work, whatever words they share."""

from __future__ import annotations

import numpy as np

from ai.local.ranking.space import Floats, space
from ai.local.scoring import weights
from ai.local.scoring.demand import Demand
from ai.local.scoring.ledger import Row
from ai.local.scoring.profile import Profile
from ai.schemas import Span, Where

SHOWN = 4


def field_rows(person: Profile, job: Demand) -> list[Row]:
    """By the titles held, by the work described, and by likeness to the ad's own duties."""
    if not job.fields.any():
        return []
    return [_titles(person, job), _work(person, job), _duties(person, job)]


def _titles(person: Profile, job: Demand) -> Row:
    name = job.field_words
    near = space().affinity(person.titles, job.fields)
    near = max(near, space().affinity(person.titles, job.title_fields))
    fraction = weights.scaled(near, weights.TITLES_SCALE)
    spans = [role.span for role in person.roles if role.span][:SHOWN]
    return Row(
        requirement=f"Roles in {name}",
        aspect="title",
        weight=weights.FIELD_ROWS["titles"],
        fraction=fraction,
        beyond=weights.beyond(near, weights.TITLES_SCALE),
        text=_title_sentence(person, name, fraction),
        where=Where(resume=spans if fraction >= 0.2 else [], job=_title_span(job)),
        do=f"If you have held a role in {name}, name it by its usual title.",
    )


def _title_sentence(person: Profile, name: str, fraction: float) -> str:
    if not person.roles:
        return f"The ad is in {name}; no job titles were found in your résumé."
    held = person.roles[0].title
    if fraction >= 0.8:
        return f"Your titles, such as {held}, are in {name}, the field of this job."
    if fraction >= 0.2:
        return f"Your titles, such as {held}, are near {name}, the field of this job."
    return f"Your titles, such as {held}, are in another field than {name}."


def _title_span(job: Demand) -> list[Span]:
    found = job.facts.meta.evidence.get("/title")
    return [Span(start=found.start, end=found.end)] if found else []


def likeness(chances: Floats, fields: Floats) -> Floats:
    """How far each row of ``chances`` is of the given fields; unsure rows count less."""
    if not len(chances):
        return np.zeros(0, np.float32)
    kinship = space().kinship
    reach = kinship @ fields
    within = np.maximum(((chances @ kinship) * chances).sum(axis=1), 1e-9)
    whole = max(float(fields @ reach), 1e-9)
    near = np.minimum(1.0, (chances @ reach) / np.sqrt(within * whole))
    return np.asarray(near * within**0.25, np.float32)


def _work(person: Profile, job: Demand) -> Row:
    near = likeness(person.chances, job.fields)
    order = np.argsort(-near, kind="stable")
    raw = _told(near)
    fraction = weights.scaled(raw, weights.WORK_SCALE)
    best = [s for i in order[:SHOWN] if near[i] > 0.5 for s in person.work[i].spans]
    name = job.field_words
    if fraction >= 0.8:
        text = f"What you describe is work in {name}."
    elif fraction >= 0.2:
        text = f"Some of what you describe is work in {name}."
    else:
        text = f"Little of what you describe is work in {name}."
    return Row(
        requirement=f"Work in {name}",
        aspect="field",
        weight=weights.FIELD_ROWS["work"],
        fraction=fraction,
        beyond=weights.beyond(raw, weights.WORK_SCALE),
        text=text,
        where=Where(resume=best),
        do=f"If you have done work in {name}, describe it in sentences of your own.",
    )


def _told(near: Floats) -> float:
    """All lines together, the best first, each further one counting for less: 1 would be an
    endless résumé of nothing else. Saying more never takes anything away."""
    best = np.sort(near)[::-1].astype(np.float64)
    share = weights.NEXT_LINE ** np.arange(len(best))
    return float(round(float(best @ share) * (1 - weights.NEXT_LINE), 9))


def _duties(person: Profile, job: Demand) -> Row:
    across = person.places @ job.places.T if len(person.work) else np.zeros((0, len(job.told)))
    best = across.max(axis=0) if len(across) else np.zeros(len(job.told), np.float32)
    raw = float(round(float(np.sort(best).astype(np.float64).sum()) / max(1, len(best)), 9))
    fraction = weights.scaled(raw, weights.DUTIES_SCALE)
    order = np.argsort(-best, kind="stable")[:SHOWN]
    pairs = [(int(across[:, i].argmax()), int(i)) for i in order if len(across) and best[i] > 0.45]
    where = Where(
        resume=[span for line, _ in pairs for span in person.work[line].spans],
        job=[span for _, duty in pairs if (span := _span_in(job, job.told[duty]))],
    )
    text = "Few of the ad's duties and requirements are like what you describe."
    if fraction >= 0.2:
        how = "Most" if fraction >= 0.8 else "Some"
        text = f"{how} of the ad's duties and requirements are like what you describe."
    return Row(
        requirement="Duties like those in the ad",
        aspect="field",
        weight=weights.FIELD_ROWS["duties"],
        fraction=fraction,
        beyond=weights.beyond(raw, weights.DUTIES_SCALE),
        text=text,
        where=where,
        do="Describe those of the ad's duties that you have carried out, with their results.",
    )


def _span_in(job: Demand, told: str) -> Span | None:
    at = job.text.find(told)
    return Span(start=at, end=at + len(told)) if at >= 0 else None
