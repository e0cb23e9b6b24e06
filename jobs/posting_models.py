"""Jobs as sources have them, shared by all people; the same job of several sources is one card."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from ai.engine import Posting as Ranking
from ai.engine import ReadJob
from ai.schemas import JobFacts
from jobs.boards import demo
from jobs.boards.protocol import Attribution
from jobs.source_models import CompanyBoard, Source

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

FACTS_SCHEMA = 1


class Remote(models.TextChoices):
    REMOTE = "remote", "At home"
    HYBRID = "hybrid", "Partly at home"


class Employment(models.TextChoices):
    FULL_TIME = "FULL_TIME", "Full time"
    PART_TIME = "PART_TIME", "Part time"
    CONTRACTOR = "CONTRACTOR", "Contract"
    TEMPORARY = "TEMPORARY", "For a time"
    INTERN = "INTERN", "Internship"
    VOLUNTEER = "VOLUNTEER", "Volunteering"


class Seniority(models.TextChoices):
    INTERNSHIP = "internship", "Internship"
    ENTRY = "entry", "Entry"
    SENIOR = "senior", "Senior"
    LEAD = "lead", "Lead"
    MANAGER = "manager", "Manager"
    DIRECTOR = "director", "Director"
    EXECUTIVE = "executive", "Executive"


class PostingQuerySet(models.QuerySet["Posting"]):
    def live(self, today: date | None = None) -> Self:
        """Those that are open as far as is known."""
        today = today or timezone.localdate()
        return self.filter(Q(closes_on=None) | Q(closes_on__gte=today), expired_at=None)

    def cards(self) -> Self:
        """One of each group of the same job: the one that says most."""
        return self.filter(lead=True)

    def listed(self) -> Self:
        """For lists: without the texts."""
        return self.defer("text", "facts")

    def newest(self) -> Self:
        return self.order_by(models.F("posted_on").desc(nulls_last=True), "-pk")

    def unread(self, now: datetime) -> Self:
        """Those whose facts are to be read, the newest first."""
        return self.filter(read_due__lte=now, expired_at=None).order_by("-read_due", "-pk")


class PostingGroup(models.Model):
    """The same job at several sources: one card. A posting that is alone has none."""

    made_at = models.DateTimeField(auto_now_add=True)

    if TYPE_CHECKING:
        postings: RelatedManager[Posting]

    def __str__(self) -> str:
        return f"group {self.pk}"


class Posting(models.Model):
    """A job at a source, in one form for all sources."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="postings")
    board = models.ForeignKey(
        CompanyBoard, on_delete=models.SET_NULL, null=True, related_name="postings"
    )
    external_id = models.CharField(max_length=200)
    url = models.URLField(max_length=2000)
    via = models.CharField(
        max_length=100, blank=True, help_text="Where the source has it from, such as LinkedIn."
    )
    title = models.CharField(max_length=200)
    company = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=200, blank=True)
    country = models.CharField(max_length=2, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    remote = models.CharField(max_length=6, choices=Remote.choices, blank=True)
    employment = models.CharField(max_length=10, choices=Employment.choices, blank=True)
    seniority = models.CharField(max_length=10, choices=Seniority.choices, blank=True)
    salary_min = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    salary_max = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    currency = models.CharField(max_length=3, blank=True)
    period = models.CharField(max_length=5, blank=True)
    yearly_min = models.PositiveIntegerField(null=True, help_text="To filter by, not to show.")
    yearly_max = models.PositiveIntegerField(null=True)
    text = models.TextField(blank=True)
    excerpt = models.BooleanField(default=False, help_text="The source gives its beginning only.")
    posted_on = models.DateField(null=True)
    closes_on = models.DateField(null=True)
    first_seen = models.DateTimeField()
    last_seen = models.DateTimeField()
    missed = models.PositiveSmallIntegerField(
        default=0, help_text="Whole listings in a row in which it was not."
    )
    expired_at = models.DateTimeField(null=True)
    content_hash = models.CharField(max_length=64)
    facts = models.JSONField(default=dict, help_text="schema.org JobPosting, with evidence.")
    facts_schema = models.PositiveSmallIntegerField(default=0)
    engine = models.CharField(max_length=40, blank=True)
    engine_version = models.CharField(max_length=40, blank=True)
    facts_at = models.DateTimeField("facts read", null=True)
    read_due = models.DateTimeField(null=True, help_text="When its facts are to be read.")
    read_attempts = models.PositiveSmallIntegerField(default=0)
    read_problem = models.CharField(max_length=300, blank=True)
    group = models.ForeignKey(
        PostingGroup, on_delete=models.SET_NULL, null=True, related_name="postings"
    )
    lead = models.BooleanField(default=True, help_text="Shown for its group.")
    because = models.JSONField(default=dict, help_text="Why it is in its group, and with which.")

    objects: ClassVar[PostingQuerySet] = PostingQuerySet.as_manager()  # type: ignore[assignment]

    if TYPE_CHECKING:
        source_id: int
        board_id: int | None
        group_id: int | None
        keys: RelatedManager[PostingKey]

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["source", "external_id"], name="jobs_posting_once"),
            models.CheckConstraint(
                name="jobs_posting_remote_known", condition=Q(remote__in=["", *Remote.values])
            ),
            models.CheckConstraint(
                name="jobs_posting_pay_has_currency",
                condition=Q(salary_min=None, salary_max=None) | ~Q(currency=""),
            ),
            models.CheckConstraint(
                name="jobs_posting_lead_when_alone",
                condition=Q(lead=True) | Q(group__isnull=False),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["-posted_on", "-id"],
                condition=Q(lead=True, expired_at=None),
                name="jobs_posting_feed",
            ),
            models.Index(
                fields=["read_due"],
                condition=Q(read_due__isnull=False, expired_at=None),
                name="jobs_posting_unread",
            ),
            models.Index(
                fields=["closes_on"], condition=Q(expired_at=None), name="jobs_posting_closing"
            ),
            models.Index(
                fields=["source", "board", "last_seen"],
                condition=Q(expired_at=None),
                name="jobs_posting_unseen",
            ),
            models.Index(fields=["-first_seen"], name="jobs_posting_first_seen"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.company}" if self.company else self.title

    @property
    def attribution(self) -> Attribution:
        """What its source asks to be shown with it."""
        return self.source.provider.ATTRIBUTION

    @property
    def is_example(self) -> bool:
        """Whether it was written to try JobAlign out, and is no real opening."""
        return self.source.key == demo.KEY

    @property
    def has_facts(self) -> bool:
        return self.facts_at is not None

    @property
    def parsed(self) -> JobFacts:
        return JobFacts.model_validate(self.facts)

    @property
    def read(self) -> ReadJob:
        """What engines compare."""
        return ReadJob(self.text, self.parsed)

    @property
    def ranked_as(self) -> Ranking:
        """What engines rank."""
        return Ranking(id=str(self.pk), title=self.title, text=self.text)


class PostingRow(models.Model):
    """A posting as a row of numbers (float16), by which those near to a person are found."""

    posting = models.OneToOneField(
        Posting, on_delete=models.CASCADE, primary_key=True, related_name="row"
    )
    row = models.BinaryField()
    read_at = models.DateTimeField(db_index=True)
    engine_version = models.CharField(max_length=40)

    if TYPE_CHECKING:
        posting_id: int

    def __str__(self) -> str:
        return f"row of {self.posting_id}"


class PostingKey(models.Model):
    """By what a posting is found among those that may be the same job."""

    posting = models.ForeignKey(Posting, on_delete=models.CASCADE, related_name="keys")
    key = models.BigIntegerField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["key", "posting"], name="jobs_key_once"),
        ]

    def __str__(self) -> str:
        return f"{self.key:x}"


class NotTheSame(models.Model):
    """Two postings that staff have parted: they are never put together again."""

    one = models.ForeignKey(Posting, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Posting, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)
    at = models.DateTimeField(auto_now_add=True)

    if TYPE_CHECKING:
        one_id: int
        other_id: int

    class Meta:
        verbose_name = verbose_name_plural = "not the same"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["one", "other"], name="jobs_parted_once"),
            models.CheckConstraint(
                name="jobs_parted_in_order", condition=Q(one__lt=models.F("other"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} is not {self.other_id}"


class Recheck(models.Model):
    """What was seen when a person's job was looked up again at its address."""

    class State(models.TextChoices):
        OPEN = "open", "Still open"
        CHANGED = "changed", "Changed"
        CLOSED = "closed", "No longer open"
        UNREADABLE = "unreadable", "Could not be read"

    job = models.OneToOneField("jobs.Job", on_delete=models.CASCADE, related_name="recheck")
    due_at = models.DateTimeField(default=timezone.now, db_index=True)
    checked_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=State.choices, blank=True)
    note = models.CharField(max_length=300, blank=True)
    seen = models.TextField(blank=True, help_text="The text as it was when it was last read.")
    failures = models.PositiveSmallIntegerField(default=0)

    if TYPE_CHECKING:
        job_id: int

    def __str__(self) -> str:
        return f"{self.job}: {self.get_state_display() or 'not looked up yet'}"
