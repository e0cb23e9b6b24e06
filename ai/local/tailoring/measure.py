"""What suggestions are worth: the score with them, by the very engine that sets the score."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ai.engine import ReadJob, ReadResume
from ai.local.scoring.compare import judged, profile_of
from ai.local.scoring.demand import Demand, demand
from ai.rewriting import applied
from ai.suggestions import Suggestion


@dataclass(slots=True)
class Measure:
    """Scores one résumé for one job with any of its suggestions applied."""

    resume: ReadResume
    demand: Demand

    @classmethod
    def of(cls, resume: ReadResume, job: ReadJob) -> Measure:
        return cls(resume, demand(job))

    def score(self, accepted: Iterable[Suggestion]) -> float:
        """The score with these accepted, as ``compare`` would give it."""
        return self._exactly(accepted)[1]

    def _exactly(self, accepted: Iterable[Suggestion]) -> tuple[float, float]:
        return judged(profile_of(applied(self.resume, accepted)), self.demand)

    def worth_offering(self, suggestions: Sequence[Suggestion]) -> list[Suggestion]:
        """Those that lower the score neither alone nor with all before them, with their points."""
        base = self.score([])
        kept: list[Suggestion] = []
        reached = base
        for one in suggestions:
            alone = self.score([one]) if changes_words(one) else base
            after = self.score([*kept, one]) if changes_words(one) else reached
            if alone < base or after < reached:
                continue
            reached = after
            kept.append(one.model_copy(update={"points": round(alone - base, 1)}))
        return kept


@dataclass(frozen=True, slots=True)
class Worth:
    """The score as it stands with what is accepted, and what each suggestion brings to it.

    ``points`` of what is accepted sum to ``score`` − ``base``. ``lowering`` are open ones that
    would now take something away: they are not offered.
    """

    base: float
    score: float
    points: list[float]
    lowering: frozenset[int]
    with_all: float


def worth(measure: Measure, suggestions: Sequence[Suggestion], accepted: set[int]) -> Worth:
    """Measure each: what is accepted in its order, each open one on top of all that is."""
    base = reached = measure.score([])
    points = [0.0] * len(suggestions)
    taken: list[Suggestion] = []
    for number, one in enumerate(suggestions):
        if number in accepted:
            taken.append(one)
            after = measure.score(taken) if changes_words(one) else reached
            points[number], reached = round(after - reached, 1), after
    lowering = set()
    everything, most = list(taken), reached
    for number, one in enumerate(suggestions):
        if number in accepted or not changes_words(one):
            continue
        points[number] = round(measure.score([*taken, one]) - reached, 1)
        if points[number] < 0:
            lowering.add(number)
            continue
        after = measure.score([*everything, one])
        if after >= most:
            everything, most = [*everything, one], after
    return Worth(base, reached, points, frozenset(lowering), most)


def changes_words(one: Suggestion) -> bool:
    """Order alone says nothing to the score."""
    return one.kind not in ("reorder", "promote")
