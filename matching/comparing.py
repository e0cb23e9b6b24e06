"""One résumé against many jobs, or many résumés against one job, as a table.

The newest report of each pair is a row; nothing of a table is kept apart from its reports.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import Count, F, Max, OuterRef, Q, QuerySet, Subquery
from django.http import HttpResponse
from django.utils import timezone

from accounts.models import User
from ai.local.scoring.weights import VERSION
from core.sheets import csv_response
from jobs.models import Job
from matching.models import PARTS, Match, MatchQuerySet
from resumes.models import Resume

Side = Literal["job", "resume"]
GOOD = 70
MOST_AT_ONCE = 200
SORTS: dict[str, tuple[str, ...]] = {
    "best": ("-score", "-pk"),
    "field": ("-field_points", "-pk"),
    "skills": ("-skills_points", "-pk"),
    "experience": ("-experience_points", "-pk"),
    "education": ("-education_points", "-pk"),
    "keywords": ("-keywords_points", "-pk"),
    "gain": ("-lift", "-pk"),
}
SORTS_OF: dict[Side, dict[str, tuple[str, ...]]] = {
    "job": SORTS | {"title": ("job__title", "pk"), "closing": ("job__closes_on", "pk")},
    "resume": SORTS | {"name": ("resume__title", "pk")},
}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reports of a table are."""

    total: int
    ready: int
    failed: int
    good: int

    @property
    def to_go(self) -> int:
        return self.total - self.ready - self.failed

    @property
    def done(self) -> int:
        return self.ready + self.failed


@dataclass(frozen=True, slots=True)
class Table:
    """``fixed`` is the résumé or job that stays; ``each`` what the rows are of."""

    owner: User
    each: Side
    fixed: Resume | Job

    @property
    def rows(self) -> MatchQuerySet:
        """The newest report of each pair."""
        return self._reports().latest_of(self.each).listed()

    def _reports(self) -> MatchQuerySet:
        other = "resume" if self.each == "job" else "job"
        return Match.objects.owned_by(self.owner).filter(**{other: self.fixed})

    @property
    def progress(self) -> Progress:
        counts = (
            self._reports()
            .latest_of(self.each)
            .aggregate(
                total=Count("pk"),
                ready=Count("pk", filter=Q(status="ready")),
                failed=Count("pk", filter=Q(status="failed")),
                good=Count("pk", filter=Q(score__gte=GOOD)),
            )
        )
        return Progress(**counts)

    @property
    def open(self) -> QuerySet[Any]:
        """Those that no report stands for as things are now: never scored, scored with an
        earlier version of the résumé or the engine, or failed."""
        newest = self._reports().filter(**{self.each: OuterRef("pk")})
        current = Q(version=F("resume__current"), engine_version=VERSION)
        stands = newest.filter(Q(status__in=Match.UNSETTLED) | Q(status="ready") & current)
        latest = stands.values(self.each).annotate(newest=Max("pk")).values("newest")
        if self.each == "job":
            rows: Any = Job.objects.owned_by(self.owner).with_words()
        else:
            rows = Resume.objects.owned_by(self.owner).exclude(status="failed")
        found: QuerySet[Any] = rows.annotate(stands=Subquery(latest)).filter(stands=None)
        return found.listed().newest()  # type: ignore[attr-defined,no-any-return]

    def pairs(self, chosen: list[Any]) -> list[tuple[Resume, Job]]:
        """The pairs to score."""
        if self.each == "job":
            return [(self.fixed, one) for one in chosen]  # type: ignore[misc]
        return [(one, self.fixed) for one in chosen]  # type: ignore[misc]


def parts_of(match: Match) -> list[tuple[str, float, float]]:
    """The components of a report's score: name, points and of how many (0: not asked for)."""
    return [
        (name, float(getattr(match, column) or 0), match.maxima.get(name, 0))
        for name, column in PARTS.items()
    ]


def csv_of(table: Table) -> HttpResponse:
    """The table as a file for a spreadsheet."""
    head = ["Job", "Employer", "Place", "Closes", "Résumé", "Version", "Score", "Band"]
    head += [*PARTS, "Required met", "Required", "Lift", "Engine"]
    rows = table.rows.ready().order_by("-score", "-pk")
    made = f"jobalign-{timezone.localdate():%Y-%m-%d}.csv"
    return csv_response(made, head, (_csv_row(match) for match in rows))


def _csv_row(match: Match) -> list[object]:
    job, version = match.job, match.version.number if match.version else None
    return [
        *(job.name, job.company, job.location, job.closes_on),
        *(match.resume.title, version, match.score, match.band),
        *(getattr(match, column) for column in PARTS.values()),
        *(match.required_met, match.required, match.lift, match.engine_version),
    ]
