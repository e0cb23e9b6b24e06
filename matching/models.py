"""A résumé against a job: the report, kept as it was made."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from ai.schemas import Report
from ai.schemas import SecondOpinion as Opinions
from billing import services as billing
from billing.plans import Feature
from core.models import BackgroundWork, BackgroundWorkQuerySet
from jobs.models import Job
from matching.tailoring_models import (
    CoverLetter,
    LetterRevision,
    Question,
    Suggestion,
    Tailoring,
)
from resumes.models import Resume, ResumeVersion

__all__ = [
    "CoverLetter",
    "LetterRevision",
    "Match",
    "Question",
    "SecondOpinion",
    "Suggestion",
    "Tailoring",
]
KEPT = (
    "report",
    "score",
    "band",
    "version",
    "resume_text",
    "job_text",
    "engine",
    "engine_version",
    "milliseconds",
)


class MatchQuerySet(BackgroundWorkQuerySet["Match"]):
    def listed(self) -> Self:
        """For lists: with their résumé and job, without reports and texts."""
        return self.select_related("resume", "job", "version").defer(
            "report", "resume_text", "job_text", "resume__text", "job__text", "job__facts"
        )

    def search(self, words: str) -> Self:
        """Those whose résumé, title or company holds each of the words."""
        found = self
        for word in words.split():
            found = found.filter(
                Q(resume__title__icontains=word)
                | Q(job__title__icontains=word)
                | Q(job__company__icontains=word)
            )
        return found


class Match(BackgroundWork):
    """How one version of a résumé fits a job, with both texts as they stood."""

    TASK = "matching.compare"
    STEPS = ("Waiting for both documents", "Comparing")

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    resume = models.ForeignKey(Resume, on_delete=models.CASCADE, related_name="matches")
    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="matches")
    version = models.ForeignKey(
        ResumeVersion, null=True, on_delete=models.CASCADE, related_name="matches", editable=False
    )
    score = models.DecimalField(max_digits=4, decimal_places=1, null=True, editable=False)
    band = models.CharField(max_length=20, blank=True, editable=False)
    report = models.JSONField(null=True, editable=False)
    schema = models.PositiveSmallIntegerField(default=1, editable=False)
    resume_text = models.TextField(blank=True, editable=False)
    job_text = models.TextField(blank=True, editable=False)

    objects: ClassVar[MatchQuerySet] = MatchQuerySet.as_manager()  # type: ignore[assignment]

    if TYPE_CHECKING:
        owner_id: int

    class Meta(BackgroundWork.Meta):
        verbose_name_plural = "matches"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *BackgroundWork.Meta.constraints,
            models.CheckConstraint(
                name="matching_match_ready_has_report",
                condition=~Q(status="ready") | Q(report__isnull=False, score__isnull=False),
            ),
            models.CheckConstraint(
                name="matching_match_score_in_range",
                condition=Q(score=None) | Q(score__gte=0, score__lte=100),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            *BackgroundWork.Meta.indexes,
            models.Index(fields=["owner", "-created_at"], name="matching_match_newest"),
            models.Index(fields=["owner", "-score"], name="matching_match_best"),
        ]

    def __str__(self) -> str:
        return f"{self.resume} for {self.job}"

    def get_absolute_url(self) -> str:
        return reverse("matching:detail", args=[self.pk])

    @property
    def parsed(self) -> Report:
        """The report as it was made."""
        return Report.model_validate(self.report)

    def when_failed(self) -> None:
        billing.give_back(self.owner_id, Feature.MATCH, self.charged_on)

    def keep(self, report: Report, milliseconds: float) -> None:
        """Keep the report with the texts that its spans point into."""
        self.report = report.model_dump(mode="json", exclude_none=True)
        self.score, self.band = Decimal(str(report.score)), report.band
        self.version = self.version or self.resume.current
        self.resume_text = self.resume.read_as(self.version).text
        self.job_text = self.job.text
        self.engine, self.engine_version = report.engine, report.engine_version
        self.milliseconds = round(milliseconds)
        self.save(update_fields=KEPT)


class SecondOpinion(BackgroundWork):
    """What a language model says of a match: shown beside the ledger, never part of the score."""

    TASK = "matching.opine"
    STEPS = ("Waiting for the report", "Asking the model")

    match = models.OneToOneField(Match, on_delete=models.CASCADE, related_name="opinion")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    answer = models.JSONField(null=True, editable=False)

    class Meta(BackgroundWork.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *BackgroundWork.Meta.constraints,
            models.CheckConstraint(
                name="matching_opinion_ready_has_answer",
                condition=~Q(status="ready") | Q(answer__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"second opinion on {self.match}"

    @property
    def parsed(self) -> Opinions:
        return Opinions.model_validate(self.answer)
