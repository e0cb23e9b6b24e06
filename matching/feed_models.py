"""The jobs that a résumé's owner may want, and what they made of them.

These are models of this app, kept in a file of their own; ``matching.models`` names them all.
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from core.models import BackgroundWork, BackgroundWorkQuerySet, OwnedQuerySet
from jobs.models import Job, Posting
from resumes.models import Resume, ResumeVersion

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

ACTIVE = timedelta(days=30)
"""Who has not signed in for longer is not looked for."""


def new_token() -> str:
    return secrets.token_urlsafe(24)


class FeedQuerySet(BackgroundWorkQuerySet["Feed"]):
    def of_active(self) -> Self:
        """Those of people who were here lately."""
        return self.filter(owner__last_login__gte=timezone.now() - ACTIVE)


class Feed(BackgroundWork):
    """The search for jobs for one résumé, and how far it has looked.

    ``up_to`` is when the newest posting that it has looked at was read: later ones are new to it.
    Without it, everything is looked at once more.
    """

    TASK = "matching.recommend"
    STEPS = ("Looking through all jobs", "Judging the nearest")

    resume = models.OneToOneField(Resume, on_delete=models.CASCADE, related_name="feed")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    version = models.ForeignKey(
        ResumeVersion, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    up_to = models.DateTimeField(null=True, editable=False)
    looked_through = models.PositiveIntegerField("postings looked through", default=0)
    judged = models.JSONField(
        default=dict, editable=False, help_text="What was judged, so that it is not judged again."
    )
    visited_at = models.DateTimeField("last visit", null=True, editable=False)
    visited_before = models.DateTimeField("the visit before", null=True, editable=False)

    objects: ClassVar[FeedQuerySet] = FeedQuerySet.as_manager()  # type: ignore[assignment]

    if TYPE_CHECKING:
        owner_id: int
        resume_id: int
        version_id: int | None
        recommendations: RelatedManager[Recommendation]
        looks: RelatedManager[Look]

    def __str__(self) -> str:
        return f"jobs for {self.resume}"

    @property
    def shown(self) -> RecommendationQuerySet:
        """What its owner may see: the best of all, and what was found with filters."""
        return Recommendation.objects.filter(feed=self).shown()

    @property
    def best(self) -> RecommendationQuerySet:
        """What its owner sees without filters."""
        return self.shown.filter(among_best=True)

    def among(self, look: Look | None) -> RecommendationQuerySet:
        """What is chosen from: all that was found where filters are looked for, else the best."""
        return self.shown if look else self.best


class Look(models.Model):
    """Filters with which all postings are looked through for a feed.

    ``up_to`` is when the newest posting that it has looked at was read; without it, it has not
    looked yet.
    """

    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="looks")
    query = models.CharField(max_length=1000, help_text="The filters, as in a URL.")
    asked_at = models.DateTimeField(default=timezone.now)
    up_to = models.DateTimeField(null=True, editable=False)
    looked_through = models.PositiveIntegerField("postings let through", default=0)

    if TYPE_CHECKING:
        feed_id: int

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["feed", "query"], name="matching_look_once"),
            models.CheckConstraint(name="matching_look_narrows", condition=~Q(query="")),
        ]

    def __str__(self) -> str:
        return self.query

    @property
    def is_open(self) -> bool:
        """Whether it is worth waiting for: a feed that failed looks for nothing by itself."""
        return self.up_to is None and not self.feed.is_failed


class RecommendationQuerySet(models.QuerySet["Recommendation"]):
    def shown(self) -> Self:
        """Those that are open, and that the person has not put away."""
        today = timezone.localdate()
        away = PostingMark.objects.filter(
            posting=OuterRef("posting"),
            owner=OuterRef("feed__owner"),
            kind__in=[PostingMark.Kind.HIDDEN, PostingMark.Kind.NOT_RELEVANT],
        )
        firm = HiddenCompany.objects.filter(
            owner=OuterRef("feed__owner"), name=OuterRef("company_key")
        )
        open_ = Q(posting__closes_on=None) | Q(posting__closes_on__gte=today)
        return self.annotate(company_key=Lower("posting__company")).filter(
            open_, ~Exists(away), ~Exists(firm), posting__expired_at=None, posting__lead=True
        )


class Recommendation(models.Model):
    """A posting for a résumé: its score, as a report would have it, and why.

    ``rank`` orders; ``why`` has ``sentences``, ``chips`` with the words that each rests on,
    and ``lacks``: the skills that were not found, with the points that each would bring. Those
    that are not ``among_best`` of all were found with filters.
    """

    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="recommendations")
    posting = models.ForeignKey(Posting, on_delete=models.CASCADE, related_name="+")
    rank = models.FloatField()
    score = models.DecimalField(max_digits=4, decimal_places=1)
    why = models.JSONField(default=dict)
    content_hash = models.CharField(max_length=64)
    found_at = models.DateTimeField(default=timezone.now)
    among_best = models.BooleanField(default=True)

    objects: ClassVar[RecommendationQuerySet] = RecommendationQuerySet.as_manager()  # type: ignore[assignment]

    if TYPE_CHECKING:
        feed_id: int
        posting_id: int

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["feed", "posting"], name="matching_recommendation_once"
            ),
            models.CheckConstraint(
                name="matching_recommendation_score", condition=Q(score__gte=0, score__lte=100)
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["feed", "-rank"], name="matching_recommendation_best"),
        ]

    def __str__(self) -> str:
        return f"{self.posting}: {self.score}"


class PostingMark(models.Model):
    """What a person made of a posting; it holds for all their résumés."""

    class Kind(models.TextChoices):
        SAVED = "saved", "Saved"
        HIDDEN = "hidden", "Hidden"
        NOT_RELEVANT = "not_relevant", "Not relevant"

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    posting = models.ForeignKey(Posting, on_delete=models.CASCADE, related_name="marks")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    job = models.ForeignKey(Job, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[OwnedQuerySet[PostingMark]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    if TYPE_CHECKING:
        owner_id: int
        posting_id: int
        job_id: int | None

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["owner", "posting"], name="matching_mark_once"),
            models.CheckConstraint(
                name="matching_mark_known",
                condition=Q(kind__in=["saved", "hidden", "not_relevant"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.posting}: {self.get_kind_display()}"


class HiddenCompany(models.Model):
    """An employer whose jobs a person does not want to see; its name in small letters."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    name = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[OwnedQuerySet[HiddenCompany]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name_plural = "hidden companies"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["owner", "name"], name="matching_hidden_once"),
            models.CheckConstraint(name="matching_hidden_named", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name


class SavedSearch(models.Model):
    """Filters that are kept, and written about: only what is new, and nothing when nothing is."""

    class Every(models.TextChoices):
        NEVER = "never", "No mail"
        DAY = "day", "Daily"
        WEEK = "week", "Weekly"

    PERIODS: ClassVar = {Every.DAY: timedelta(days=1), Every.WEEK: timedelta(days=7)}

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="searches")
    name = models.CharField(max_length=100)
    query = models.CharField(max_length=1000, blank=True, help_text="The filters, as in a URL.")
    look = models.ForeignKey(
        Look, on_delete=models.SET_NULL, null=True, editable=False, related_name="searches"
    )
    every = models.CharField(max_length=5, choices=Every.choices, default=Every.DAY)
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    sent_up_to = models.DateTimeField(default=timezone.now, editable=False)
    due_at = models.DateTimeField(null=True, editable=False)

    objects: ClassVar[OwnedQuerySet[SavedSearch]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    if TYPE_CHECKING:
        owner_id: int
        feed_id: int
        look_id: int | None

    class Meta:
        verbose_name_plural = "saved searches"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="matching_search_every_known", condition=Q(every__in=["never", "day", "week"])
            ),
            models.CheckConstraint(
                name="matching_search_due_when_written",
                condition=Q(every="never", due_at=None)
                | (~Q(every="never") & Q(due_at__isnull=False)),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["due_at"], condition=Q(due_at__isnull=False), name="matching_search_due"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        period = self.PERIODS.get(self.Every(self.every))
        if period is None:
            self.due_at = None
        elif self.due_at is None:
            self.due_at = timezone.now() + period
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return f"{reverse('feed:index')}?resume={self.feed.resume_id}&{self.query}"
