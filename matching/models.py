"""A résumé against a job: the report, kept as it was made."""

from __future__ import annotations

import secrets
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from ai.schemas import Report
from ai.schemas import SecondOpinion as Opinions
from billing import services as billing
from billing.plans import Feature
from core.models import BackgroundWork, BackgroundWorkQuerySet, OwnedQuerySet
from jobs.models import Job
from matching.feed_models import (
    Feed,
    HiddenCompany,
    Look,
    PostingMark,
    Recommendation,
    SavedSearch,
)
from matching.sent_models import Sent
from matching.tailoring_models import (
    CoverLetter,
    LetterRevision,
    Question,
    Suggestion,
    Tailoring,
)
from resumes.models import Resume, ResumeVersion

__all__ = [
    "PARTS",
    "CoverLetter",
    "Feed",
    "HiddenCompany",
    "LetterRevision",
    "Look",
    "Match",
    "PostingMark",
    "Question",
    "Recommendation",
    "SavedSearch",
    "SecondOpinion",
    "Sent",
    "ShareLink",
    "Suggestion",
    "Tailoring",
]

PARTS = {
    "Field": "field_points",
    "Skills": "skills_points",
    "Experience": "experience_points",
    "Education": "education_points",
    "Keywords": "keywords_points",
}
"""The components of the score, and the columns by which reports are sorted."""

KEPT = (
    *PARTS.values(),
    "maxima",
    "required",
    "required_met",
    "lift",
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


def points(**options: Any) -> models.DecimalField[Any, Any]:
    """A column of points of the score, exact to a tenth; empty until the report is made."""
    return models.DecimalField(
        max_digits=4, decimal_places=1, null=True, editable=False, **options
    )


class MatchQuerySet(BackgroundWorkQuerySet["Match"]):
    def listed(self) -> Self:
        """For lists: with their résumé and job, without reports and texts."""
        return self.select_related("resume", "job", "version").defer(
            "report", "resume_text", "job_text", "resume__text", "job__text", "job__facts"
        )

    def latest_of(self, each: str) -> Self:
        """The newest of each ``job`` or ``resume``."""
        newest = self.values(each).annotate(newest=models.Max("pk")).values("newest")
        return self.filter(pk__in=newest)

    def near(self, match: Match) -> Self:
        """Each with ``far``: 0 for the same job, 1 for the same résumé, 2 for neither."""
        order = models.Case(
            models.When(job=match.job_id, then=0),
            models.When(resume=match.resume_id, then=1),
            default=2,
            output_field=models.IntegerField(),
        )
        return self.annotate(far=order)

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


def new_nonce() -> str:
    return secrets.token_hex(16)


def signer() -> Signer:
    """Signs the addresses of shared reports."""
    return Signer(salt="matching.share")


class ShareLinkQuerySet(OwnedQuerySet["ShareLink"]):
    def still_open(self) -> Self:
        """Neither taken back nor run out, and of a person whose account is not closed."""
        now = timezone.now()
        return self.filter(revoked_at=None, expires_at__gt=now, owner__is_active=True)

    def of_address(self, token: str) -> ShareLink | None:
        """The open link whose address this is; None for a forged, expired or revoked one."""
        try:
            nonce = signer().unsign(token)
        except BadSignature:
            return None
        return self.still_open().filter(nonce=nonce).first()


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
    field_points = points()
    skills_points = points()
    experience_points = points()
    education_points = points()
    keywords_points = points()
    maxima = models.JSONField(
        default=dict, editable=False, help_text="Of how many points each component is."
    )
    required = models.PositiveSmallIntegerField(null=True, editable=False)
    required_met = models.PositiveSmallIntegerField(null=True, editable=False)
    lift = points(help_text="What all that would lift the score would bring.")
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
    def earlier(self) -> Match | None:
        """The last report before this one of the same résumé and job."""
        same = Match.objects.filter(owner=self.owner_id, resume=self.resume_id, job=self.job_id)
        return same.ready().filter(pk__lt=self.pk).listed().order_by("-pk").first()

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
        for name, value in summary_of(report).items():
            setattr(self, name, value)
        self.version = self.version or self.resume.current
        self.resume_text = self.resume.read_as(self.version).text
        self.job_text = self.job.text
        self.engine, self.engine_version = report.engine, report.engine_version
        self.milliseconds = round(milliseconds)
        self.save(update_fields=KEPT)


def summary_of(report: Report) -> dict[str, Any]:
    """What lists show and sort by, from the report."""
    asked = [
        reason
        for part in report.ledger
        for reason in part.because
        if reason.required and reason.aspect != "keyword"
    ]
    columns: dict[str, Any] = {
        PARTS[part.component]: Decimal(str(part.points))
        for part in report.ledger
        if part.component in PARTS
    }
    return columns | {
        "maxima": {part.component: part.max for part in report.ledger},
        "required": len(asked),
        "required_met": sum(reason.verdict == "met" for reason in asked),
        "lift": Decimal(str(round(sum(lift.points for lift in report.lifts), 1))),
    }


class ShareLink(models.Model):
    """A private address at which anyone who has it may read one report, for some days.

    Its secret half is worked out from the row and the server's key, and stands in no table.
    """

    class Shows(models.TextChoices):
        MASKED = "masked", "All but my name and how to reach me"
        POINTS = "points", "The score and its points, without the two texts"
        WHOLE = "whole", "All of it"

    match = models.ForeignKey(Match, on_delete=models.CASCADE, related_name="links")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    shows = models.CharField(max_length=10, choices=Shows.choices, default=Shows.MASKED)
    nonce = models.CharField(max_length=32, default=new_nonce, unique=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, editable=False)
    opened = models.PositiveIntegerField(default=0, editable=False)
    last_opened_at = models.DateTimeField(null=True, editable=False)

    objects: ClassVar[ShareLinkQuerySet] = ShareLinkQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="matching_sharelink_shows_known",
                condition=Q(shows__in=["masked", "points", "whole"]),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["owner", "-created_at"], name="matching_sharelink_newest"),
        ]

    def __str__(self) -> str:
        return f"link to {self.match}"

    def get_absolute_url(self) -> str:
        return reverse("matching:shared", args=[signer().sign(self.nonce)])


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
