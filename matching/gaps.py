"""What jobs ask for again and again and the person's résumé does not show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery

from accounts.models import User
from ai.local.scoring.weights import BANDS
from matching.feed.reasons import lacking
from matching.models import Match, PostingMark, Recommendation

MOST_REPORTS = 200
MOST_FOUND = 100
SHOWN = 8
GOOD = next(band.least for band in BANDS if band.name == "Good")


@dataclass(slots=True)
class Gap:
    """A skill that was not found: how many jobs ask for it, require it, and would be open with it.

    A job is open with it when its score, which is lower, would reach Good with this skill alone.
    """

    name: str
    jobs: int = 0
    required: int = 0
    opens: int = 0


@dataclass(frozen=True, slots=True)
class Gaps:
    """The skills most asked for, and in how many jobs of which kind they were looked for."""

    rows: list[Gap]
    saved: int
    found: int

    @property
    def most(self) -> int:
        """The jobs that ask for the skill that most ask for."""
        return max((gap.jobs for gap in self.rows), default=0)


def gaps_of(owner: User) -> Gaps:
    """Over the jobs that are saved and those that are found for the person, each counted once."""
    gaps: dict[str, Gap] = {}
    saved = _of_reports(owner)
    found = [lacks for job, lacks in _of_feeds(owner) if job not in saved]
    for score, lacks in [*saved.values(), *found]:
        _count(gaps, score, lacks)
    rows = sorted(gaps.values(), key=lambda g: (-g.opens, -g.jobs, -g.required, g.name))
    return Gaps(rows[:SHOWN], len(saved), len(found))


Lacks = tuple[float, list[dict[str, Any]]]
"""The score of a job, and what it asks for that was not found: name, required, points."""


def _count(gaps: dict[str, Gap], score: float, lacks: Iterable[Mapping[str, Any]]) -> None:
    once = {one["name"]: one for one in lacks}
    for name, one in once.items():
        gap = gaps.setdefault(name.lower(), Gap(name))
        gap.jobs += 1
        gap.required += bool(one["required"])
        gap.opens += score < GOOD <= score + one["points"]


def _of_reports(owner: User) -> dict[int, Lacks]:
    """By job, from the newest report of each that is not closed."""
    newest = Match.objects.owned_by(owner).ready().exclude(job__stage="closed").latest_of("job")
    rows = newest.newest().values_list("job_id", "score", "report__missing", "report__lifts")
    return {
        job: (float(score or 0), lacking(missing, lifts))
        for job, score, missing, lifts in rows[:MOST_REPORTS]
    }


def _of_feeds(owner: User) -> list[tuple[int | None, Lacks]]:
    """The jobs that fit best, each with the job that it was saved as."""
    marks = PostingMark.objects.filter(owner=owner, posting=OuterRef("posting"))
    rows = Recommendation.objects.filter(feed__owner=owner, among_best=True).shown()
    best: dict[int, tuple[int | None, Lacks]] = {}
    kept = rows.order_by("-rank", "pk").annotate(saved_as=Subquery(marks.values("job")[:1]))
    for posting, job, score, why in kept.values_list("posting", "saved_as", "score", "why")[
        :MOST_FOUND
    ]:
        best.setdefault(posting, (job, (float(score), why.get("lacks", []))))
    return list(best.values())
