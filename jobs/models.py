"""A job that a person looks at: its text, and the facts in it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce, Left
from django.urls import reverse

from ai.engine import ReadJob
from ai.schemas import JobFacts, Organization
from billing import services as billing
from billing.plans import Feature
from core.models import BackgroundWork, BackgroundWorkQuerySet
from core.uploads import stored_as
from jobs.addresses import host_of
from jobs.boards import demo
from jobs.posting_models import NotTheSame, Posting, PostingGroup, PostingKey, PostingRow, Recheck
from jobs.source_models import (
    BoardUse,
    CompanyBoard,
    SearchWish,
    Source,
    SourceCall,
    SourceSearch,
)
from jobs.tracking_models import CalendarFeed, JobEvent, Outcome, Stage

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

__all__ = [
    "BoardUse",
    "CalendarFeed",
    "CompanyBoard",
    "Job",
    "JobEvent",
    "NotTheSame",
    "Outcome",
    "Posting",
    "PostingGroup",
    "PostingKey",
    "PostingRow",
    "Recheck",
    "SearchWish",
    "Source",
    "SourceCall",
    "SourceSearch",
    "Stage",
]

UNTITLED = "A job being read"
MOST_DATED = 20
BARE = Q(source="table", opening="")


class JobQuerySet(BackgroundWorkQuerySet["Job"]):
    def listed(self) -> Self:
        """For lists: without the texts."""
        return self.defer("text", "facts")

    def with_words(self) -> Self:
        """Those that can be compared and asked about: not failed, and more than a table's row."""
        return self.exclude(status=Job.Status.FAILED).exclude(BARE)

    def dated(self, first: date, last: date) -> Self:
        """Those not closed whose reminder or closing day lies between two days."""
        due = Q(remind_on__range=(first, last)) | Q(closes_on__range=(first, last))
        return self.listed().exclude(stage=Stage.CLOSED).filter(due)[:MOST_DATED]

    def on_the_board(self) -> Self:
        """What a card of the board shows, the most pressing first."""
        rows = self.defer("text", "facts", "notes", "people").with_best_score()
        rows = rows.annotate(pressing=Coalesce("remind_on", "closes_on"))
        return rows.order_by(models.F("pressing").asc(nulls_last=True), "-pk")

    def with_best_score(self) -> Self:
        """Each with the best score of its reports, as ``best_score``."""
        return self.annotate(best_score=models.Max("matches__score"))

    def search(self, words: str) -> Self:
        """Those whose title, company, place or text holds each of the words."""
        found = self
        for word in words.split():
            found = found.filter(
                Q(title__icontains=word)
                | Q(company__icontains=word)
                | Q(location__icontains=word)
                | Q(text__icontains=word)
            )
        return found


class Job(BackgroundWork):
    """A job as a person brought it, read by an engine, corrected by hand."""

    TASK = "jobs.read"
    STEPS = ("Opened safely", "Text read", "Finding what it asks")

    class Source(models.TextChoices):
        PASTE = "paste", "Pasted"
        UPLOAD = "upload", "Uploaded"
        ADDRESS = "address", "From its address"
        FOUND = "found", "Found for you"
        TABLE = "table", "From a table"

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    source = models.CharField(max_length=10, choices=Source.choices)
    url = models.URLField("address", max_length=2000, blank=True)
    file = models.FileField(upload_to=stored_as, max_length=200, blank=True, editable=False)
    filename = models.CharField(max_length=255, blank=True, editable=False)
    text = models.TextField(blank=True)
    opening = models.GeneratedField(
        expression=Left("text", 200),
        output_field=models.CharField(max_length=200),
        db_persist=True,
    )
    facts = models.JSONField(default=dict, help_text="schema.org JobPosting, with evidence.")
    basis = models.JSONField(
        null=True,
        help_text="What the deterministic engine read by itself, where a model added to it.",
    )
    corrections = models.JSONField(default=dict, help_text="What the person changed by hand.")
    rungs = models.JSONField(
        default=dict, editable=False, help_text="Which way of reading its address gave which fact."
    )
    schema = models.PositiveSmallIntegerField(default=1, editable=False)
    title = models.CharField(max_length=200, blank=True)
    company = models.CharField(max_length=200, blank=True)
    location = models.CharField("place", max_length=200, blank=True)
    closes_on = models.DateField("closing date", null=True, blank=True)
    stage = models.CharField(max_length=12, choices=Stage.choices, default=Stage.SAVED)
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    applied_on = models.DateField("applied on", null=True, blank=True)
    remind_on = models.DateField("remind me on", null=True, blank=True)
    remind_about = models.CharField("of what", max_length=200, blank=True)
    reminded_at = models.DateTimeField(null=True, editable=False)
    people = models.TextField("people", blank=True, help_text="Who, and how to reach them.")
    pay_talk = models.CharField("pay, as spoken of", max_length=200, blank=True)
    notes = models.TextField(blank=True)

    objects: ClassVar[JobQuerySet] = JobQuerySet.as_manager()  # type: ignore[assignment]

    if TYPE_CHECKING:
        owner_id: int
        events: RelatedManager[JobEvent]
        best_score: Decimal | None  # of with_best_score
        pressing: date | None  # of on_the_board

    class Meta(BackgroundWork.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *BackgroundWork.Meta.constraints,
            models.CheckConstraint(
                name="jobs_job_stage_known", condition=Q(stage__in=Stage.values)
            ),
            models.CheckConstraint(
                name="jobs_job_outcome_when_closed", condition=Q(outcome="") | Q(stage="closed")
            ),
            models.CheckConstraint(
                name="jobs_job_has_a_source",
                condition=Q(source="paste", file="") & ~Q(text="")
                | Q(source="upload") & ~Q(file="")
                | Q(source__in=["address", "found"], file="") & ~Q(url="")
                | Q(source="table", file="") & ~Q(title=""),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            *BackgroundWork.Meta.indexes,
            models.Index(fields=["owner", "-created_at"], name="jobs_job_newest"),
            models.Index(fields=["owner", "closes_on"], name="jobs_job_closing"),
            models.Index(fields=["owner", "stage"], name="jobs_job_stage"),
            models.Index(
                fields=["remind_on"],
                condition=Q(remind_on__isnull=False, reminded_at=None),
                name="jobs_job_to_remind",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("jobs:detail", args=[self.pk])

    @property
    def name(self) -> str:
        """What to call the job: its title, else its file, its first words, or its site."""
        return self.title or self.filename or self._begins or UNTITLED

    @property
    def _begins(self) -> str:
        """The first words, else the site that it comes from; a row without them asks for them."""
        words = self.opening.strip().split("\n")[0][:80]
        return words or host_of(self.url)

    @property
    def is_example(self) -> bool:
        """Whether it is of the demo board: no real opening, with an address of nothing."""
        return self.url.startswith(f"{demo.SITE}/")

    @property
    def is_bare(self) -> bool:
        """Whether all that is known of it is what a table said: nothing can be compared."""
        return self.source == self.Source.TABLE and not self.opening

    @property
    def parsed(self) -> JobFacts:
        """The facts as read, under the person's corrections."""
        return self._corrected(JobFacts.model_validate(self.facts))

    def _corrected(self, facts: JobFacts) -> JobFacts:
        if "title" in self.corrections:
            facts.title = self.title or None
        if "company" in self.corrections:
            facts.hiringOrganization = Organization(name=self.company) if self.company else None
        if "location" in self.corrections:
            facts.jobLocation = self.location or None
        return facts

    @property
    def read(self) -> ReadJob:
        """What engines compare."""
        scored = JobFacts.model_validate(self.basis or self.facts)
        return ReadJob(self.text, self._corrected(scored))

    def when_failed(self) -> None:
        billing.give_back(self.owner_id, Feature.READ_JOB, self.charged_on)

    def keep(
        self, text: str, facts: JobFacts, closes_on: str | None, basis: JobFacts | None = None
    ) -> None:
        """Keep what was read; what the person corrected by hand stays as they said."""
        company = facts.hiringOrganization.name if facts.hiringOrganization else ""
        seen = {
            "title": (facts.title or "")[:200],
            "company": company[:200],
            "location": (facts.jobLocation or "")[:200],
            "closes_on": closes_on,
        }
        for name, value in seen.items():
            if name not in self.corrections:
                setattr(self, name, value)
        self.text = text
        self.facts = facts.model_dump(mode="json", exclude_none=True)
        self.basis = basis.model_dump(mode="json", exclude_none=True) if basis else None
        self.save(update_fields=["text", "facts", "basis", *seen])
