"""Where postings come from: sources, what each call cost, and what is read through to its end."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.functions import Lower
from django.utils import timezone

from jobs.boards import COMPANY_BOARDS, PROVIDERS
from jobs.boards.protocol import Provider

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from jobs.posting_models import Posting

OPEN_AFTER = 5
"""So many faults in a row open the circuit: then one trial at a time."""


class SourceQuerySet(models.QuerySet["Source"]):
    def due(self, now: datetime) -> Self:
        """Those that may be read now, and that nobody reads."""
        free = Q(leased_until=None) | Q(leased_until__lt=now)
        ready = Q(not_before=None) | Q(not_before__lte=now)
        return self.filter(free, ready, paused=False, due_at__lte=now)

    def at_fault(self) -> Self:
        """Those that did not answer when they were asked last."""
        return self.filter(failures__gt=0, paused=False, key__in=PROVIDERS).order_by("key")


class Source(models.Model):
    """A provider of postings, and how it fares. Limits and terms stand in its module."""

    key = models.SlugField(max_length=30, unique=True, editable=False)
    paused = models.BooleanField(
        default=False, help_text="Ask it nothing until this is taken back."
    )
    due_at = models.DateTimeField(default=timezone.now, editable=False)
    leased_until = models.DateTimeField(null=True, editable=False)
    not_before = models.DateTimeField("resting until", null=True, editable=False)
    failures = models.PositiveIntegerField("faults in a row", default=0, editable=False)
    problem = models.CharField("last problem", max_length=300, blank=True, editable=False)
    last_ok_at = models.DateTimeField("last answer", null=True, editable=False)
    last_fault_at = models.DateTimeField("last fault", null=True, editable=False)

    objects: ClassVar[SourceQuerySet] = SourceQuerySet.as_manager()  # type: ignore[assignment]

    if TYPE_CHECKING:
        calls: RelatedManager[SourceCall]
        boards: RelatedManager[CompanyBoard]
        searches: RelatedManager[SourceSearch]

    class Meta:
        ordering: ClassVar[list[str]] = ["key"]

    def __str__(self) -> str:
        return self.provider.NAME if self.key in PROVIDERS else self.key

    @property
    def provider(self) -> Provider:
        return PROVIDERS[self.key]

    def state(self, now: datetime | None = None) -> str:
        """How it stands, in a word: paused, resting, opened (its circuit), in order, or new."""
        now = now or timezone.now()
        if self.paused:
            return "paused"
        if self.failures >= OPEN_AFTER:
            return "opened"
        if self.not_before and self.not_before > now:
            return "resting"
        return "in order" if self.last_ok_at else "new"


class SourceCall(models.Model):
    """A call that was made, or may have been: counted before it is made, and never taken back."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="calls")
    at = models.DateTimeField()
    cost = models.PositiveSmallIntegerField(default=1)
    status = models.PositiveSmallIntegerField(null=True)
    problem = models.CharField(max_length=300, blank=True)
    milliseconds = models.PositiveIntegerField(null=True)

    if TYPE_CHECKING:
        source_id: int

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["source", "at"], name="jobs_call_source_at"),
        ]

    def __str__(self) -> str:
        return f"{self.source} at {self.at:%Y-%m-%d %H:%M:%S}"


class Sweep(models.Model):
    """Something that is read page by page to its end, again and again.

    ``cursor`` is kept with each page, so that whoever comes after a killed worker goes on there.
    ``began_at`` tells what this reading has not seen yet.
    """

    cursor = models.CharField(max_length=300, blank=True, editable=False)
    began_at = models.DateTimeField(null=True, editable=False)
    pages = models.PositiveIntegerField(default=0, editable=False)
    partial = models.BooleanField(
        default=False, editable=False, help_text="Rows were skipped: what is missing may be there."
    )
    due_at = models.DateTimeField(default=timezone.now, editable=False)
    read_at = models.DateTimeField("read to its end", null=True, editable=False)
    count = models.PositiveIntegerField("jobs in it", default=0, editable=False)
    problem = models.CharField(max_length=300, blank=True, editable=False)

    class Meta:
        abstract = True


class CompanyBoardQuerySet(models.QuerySet["CompanyBoard"]):
    def seen_by(self, person: Any) -> Self:  # noqa: ANN401 - whoever is signed in
        """With ``mine``, whether the person has added it, and ``users``, how many people have."""
        mine = BoardUse.objects.filter(board=OuterRef("pk"), owner=person.pk)
        return self.annotate(mine=Exists(mine), users=Count("uses"))


class CompanyBoard(Sweep):
    """A company's own board at a provider, by its token there; ``uses`` says whose it is."""

    source = models.ForeignKey(
        Source,
        on_delete=models.CASCADE,
        related_name="boards",
        limit_choices_to={"key__in": list(COMPANY_BOARDS)},
        verbose_name="provider",
    )
    token = models.CharField(
        max_length=100, help_text="As in the board's address; eu/name at Lever's European host."
    )
    company = models.CharField(max_length=200, blank=True)
    by_staff = models.BooleanField(
        "brought by staff",
        default=False,
        help_text="Read whether anybody uses it or not, until staff delete it.",
    )
    added_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[CompanyBoardQuerySet] = CompanyBoardQuerySet.as_manager()  # type: ignore[assignment]

    if TYPE_CHECKING:
        source_id: int
        mine: bool
        users: int
        postings: RelatedManager[Posting]
        uses: RelatedManager[BoardUse]

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                "source",
                Lower("token"),
                name="jobs_board_once",
                violation_error_message="This board is read already.",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["source", "due_at"], name="jobs_board_due"),
        ]

    def __str__(self) -> str:
        return self.company or self.token


class BoardUse(models.Model):
    """A person who has added a board: each of several, of whom one may leave it to the others."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    board = models.ForeignKey(CompanyBoard, on_delete=models.CASCADE, related_name="uses")
    at = models.DateTimeField(auto_now_add=True)

    if TYPE_CHECKING:
        owner_id: int

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["owner", "board"], name="jobs_boarduse_once"),
        ]

    def __str__(self) -> str:
        return f"{self.board}, used by {self.owner_id}"


class SourceSearch(Sweep):
    """Words that a source is searched for; without any, all that it has."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="searches")
    words = models.CharField(max_length=100, blank=True)
    place = models.CharField(max_length=100, blank=True)
    country = models.CharField(max_length=2, blank=True)
    wanted_at = models.DateTimeField(default=timezone.now)

    if TYPE_CHECKING:
        source_id: int
        wishes: RelatedManager[SearchWish]

    class Meta:
        verbose_name_plural = "source searches"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["source", "words", "place", "country"], name="jobs_search_once"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["source", "due_at"], name="jobs_search_due"),
        ]

    def __str__(self) -> str:
        return " ".join(filter(None, (self.words, self.place, self.country))) or "all of it"


class SearchWish(models.Model):
    """A person whose words a source is searched for; others may want the same."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    search = models.ForeignKey(SourceSearch, on_delete=models.CASCADE, related_name="wishes")
    at = models.DateTimeField(auto_now_add=True)

    if TYPE_CHECKING:
        owner_id: int

    class Meta:
        verbose_name_plural = "search wishes"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["owner", "search"], name="jobs_searchwish_once"),
        ]

    def __str__(self) -> str:
        return f"{self.search}, for {self.owner_id}"
