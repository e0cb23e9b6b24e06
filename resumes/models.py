"""A résumé: the file, its text, and every version of the facts in it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from ai.documents import Document
from ai.engine import ReadResume
from ai.schemas import Check, ResumeFacts
from billing import services as billing
from billing.plans import Feature
from core.models import BackgroundWork, BackgroundWorkQuerySet
from core.uploads import stored_as
from resumes.export.wording import LANGUAGES

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class ResumeQuerySet(BackgroundWorkQuerySet["Resume"]):
    def listed(self) -> Self:
        """For lists: with the current version, without the texts."""
        return self.select_related("current").defer("text")

    def search(self, words: str) -> Self:
        """Those whose name, file or text holds each of the words."""
        found = self
        for word in words.split():
            found = found.filter(
                Q(title__icontains=word) | Q(filename__icontains=word) | Q(text__icontains=word)
            )
        return found


class Resume(BackgroundWork):
    """A résumé that a person brought, read by an engine, corrected by hand."""

    TASK = "resumes.read"
    STEPS = ("Opened safely", "Text read", "Finding facts", "Formatting checks")

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    title = models.CharField("name", max_length=150)
    is_default = models.BooleanField(default=False)
    file = models.FileField(upload_to=stored_as, max_length=200, editable=False)
    filename = models.CharField(max_length=255, editable=False)
    size = models.PositiveIntegerField("size in bytes", editable=False)
    kind = models.CharField(max_length=10, blank=True, editable=False)
    pages = models.PositiveSmallIntegerField(default=0, editable=False)
    text = models.TextField(blank=True, editable=False)
    hidden = models.JSONField("hidden words", default=list, editable=False)
    checks = models.JSONField(default=list, editable=False)
    current = models.ForeignKey(
        "ResumeVersion", null=True, on_delete=models.RESTRICT, related_name="+", editable=False
    )

    objects: ClassVar[ResumeQuerySet] = ResumeQuerySet.as_manager()  # type: ignore[assignment]

    if TYPE_CHECKING:
        owner_id: int
        versions: RelatedManager[ResumeVersion]

    class Meta(BackgroundWork.Meta):
        verbose_name = "résumé"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *BackgroundWork.Meta.constraints,
            models.UniqueConstraint(
                fields=["owner"], condition=Q(is_default=True), name="resumes_resume_one_default"
            ),
            models.CheckConstraint(
                name="resumes_resume_ready_has_version",
                condition=~Q(status="ready") | Q(current__isnull=False),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            *BackgroundWork.Meta.indexes,
            models.Index(fields=["owner", "-created_at"], name="resumes_resume_newest"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("resumes:detail", args=[self.pk])

    @property
    def facts(self) -> ResumeFacts:
        """The facts of the current version; empty before the first reading."""
        return self.current.parsed if self.current else ResumeFacts()

    @property
    def read(self) -> ReadResume:
        """What engines compare."""
        return self.read_as(self.current)

    def read_as(self, version: ResumeVersion | None) -> ReadResume:
        """What engines compare of one version: its own words, else those of the file."""
        if version is None:
            return ReadResume(self.text, ResumeFacts(), hidden=tuple(self.hidden))
        return ReadResume(version.text or self.text, version.scored, hidden=tuple(self.hidden))

    @property
    def words(self) -> str:
        """The text that the current facts stand in."""
        return (self.current.text if self.current else "") or self.text

    @property
    def formatting(self) -> list[Check]:
        return [Check.model_validate(check) for check in self.checks]

    def when_failed(self) -> None:
        billing.give_back(self.owner_id, Feature.READ_RESUME, self.charged_on)

    def keep(
        self,
        document: Document,
        facts: ResumeFacts,
        checks: list[Check],
        basis: ResumeFacts | None = None,
    ) -> None:
        """Keep what was read. A person's corrections stay current over a second reading.

        Call it in a transaction in which this row was written.
        """
        self.refresh_from_db(fields=["current"])  # a person may have corrected it meanwhile
        corrected = self.current is not None and self.current.origin in ResumeVersion.BY_A_PERSON
        version = self.add_version(facts, ResumeVersion.Origin.READ, basis=basis)
        if not corrected:
            self.current = version
        self.kind, self.pages, self.text = document.kind, document.pages, document.text
        self.hidden = document.hidden
        self.checks = [check.model_dump() for check in checks]
        self.save(update_fields=["kind", "pages", "text", "hidden", "checks", "current"])

    def add_version(
        self,
        facts: ResumeFacts,
        origin: str,
        note: str = "",
        basis: ResumeFacts | None = None,
        text: str = "",
    ) -> ResumeVersion:
        """A next version; call it in a transaction in which this row was written."""
        last = self.versions.order_by("-number").values_list("number", flat=True).first()
        return self.versions.create(
            number=(last or 0) + 1,
            facts=facts.model_dump(mode="json", exclude_none=True),
            basis=basis.model_dump(mode="json", exclude_none=True) if basis else None,
            text=text,
            origin=origin,
            note=note,
        )


class ResumeVersion(models.Model):
    """The facts of a résumé as they stood; never changed once written."""

    class Origin(models.TextChoices):
        READ = "read", "As read"
        EDITED = "edited", "Corrected by hand"
        RESTORED = "restored", "Restored"
        TAILORED = "tailored", "Tailored to a job"

    BY_A_PERSON: ClassVar = (Origin.EDITED, Origin.RESTORED, Origin.TAILORED)
    SCHEMA: ClassVar = 1

    resume = models.ForeignKey(Resume, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    facts = models.JSONField(help_text="JSON Resume, with evidence in meta.")
    basis = models.JSONField(
        null=True,
        help_text="What the deterministic engine read by itself, where a model added to it.",
    )
    text = models.TextField(
        blank=True, help_text="The words that the facts stand in, where they are not the file's."
    )
    schema = models.PositiveSmallIntegerField(default=SCHEMA)
    origin = models.CharField(max_length=10, choices=Origin.choices)
    note = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["resume", "number"], name="resumes_version_number_unique"
            ),
        ]

    def __str__(self) -> str:
        return f"version {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise TypeError("A version is never changed; add another.")
        super().save(*args, **kwargs)

    @property
    def parsed(self) -> ResumeFacts:
        return ResumeFacts.model_validate(self.facts)

    @property
    def own_reading(self) -> ResumeFacts | None:
        """What the deterministic engine read by itself, where that is kept apart."""
        return ResumeFacts.model_validate(self.basis) if self.basis else None

    @property
    def scored(self) -> ResumeFacts:
        """The facts that scores rest on: never those that only a model read."""
        return self.own_reading or self.parsed

    @property
    def said(self) -> str:
        """What made this version, in words."""
        return self.note or str(self.get_origin_display())


class ExportQuerySet(BackgroundWorkQuerySet["Export"]):
    def over(self) -> Self:
        """Those whose day is over."""
        return self.filter(created_at__lt=timezone.now() - Export.KEPT)


class Export(BackgroundWork):
    """A version of a résumé as a file, offered once a machine has read the same facts in it."""

    class Format(models.TextChoices):
        PDF = "pdf", "PDF"
        DOCX = "docx", "Word (DOCX)"
        TXT = "txt", "Plain text"
        MD = "md", "Markdown"
        JSON = "json", "JSON Resume"

    class Design(models.TextChoices):
        CLEAR = "clear", "Clear"
        CLASSIC = "classic", "Classic"
        COMPACT = "compact", "Compact"

    class PaperSize(models.TextChoices):
        A4 = "a4", "A4"
        LETTER = "us-letter", "US Letter"

    TASK = "resumes.export"
    STEPS = ("Written and read back", "Kept for you")
    KEPT: ClassVar = timedelta(days=1)

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    version = models.ForeignKey(ResumeVersion, on_delete=models.CASCADE, related_name="exports")
    format = models.CharField(max_length=4, choices=Format.choices, default=Format.PDF)
    design = models.CharField(max_length=10, choices=Design.choices, default=Design.CLEAR)
    paper = models.CharField(max_length=10, choices=PaperSize.choices, default=PaperSize.A4)
    language = models.CharField(max_length=2, choices=LANGUAGES, default="en")
    file = models.FileField(upload_to=stored_as, max_length=200, blank=True, editable=False)
    filename = models.CharField(max_length=255, blank=True, editable=False)
    size = models.PositiveIntegerField("size in bytes", default=0, editable=False)
    remark = models.CharField(max_length=500, blank=True, editable=False)

    objects: ClassVar[ExportQuerySet] = ExportQuerySet.as_manager()  # type: ignore[assignment]

    if TYPE_CHECKING:
        owner_id: int
        version_id: int

    class Meta(BackgroundWork.Meta):
        indexes: ClassVar[list[models.Index]] = [
            *BackgroundWork.Meta.indexes,
            models.Index(fields=["created_at"], name="resumes_export_oldest"),
        ]

    def __str__(self) -> str:
        return self.filename or f"{self.get_format_display()} of {self.version}"


class Draft(models.Model):
    """What a person has typed into the editor and not yet saved as a version.

    ``key`` names the tab in which it is typed; ``revision`` counts what was kept, so that a second
    tab on the same draft is noticed and gets a draft of its own. ``said`` is what the forms hold,
    right or wrong; ``history`` what they held before, oldest first.
    """

    MOST_HISTORY: ClassVar = 20

    resume = models.ForeignKey(Resume, on_delete=models.CASCADE, related_name="drafts")
    key = models.CharField(max_length=32, editable=False)
    base = models.ForeignKey(
        ResumeVersion, on_delete=models.CASCADE, related_name="+", editable=False
    )
    revision = models.PositiveIntegerField(default=1, editable=False)
    said = models.JSONField(editable=False)
    history = models.JSONField(default=list, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-updated_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["resume", "key"], name="resumes_draft_key_unique"),
        ]

    def __str__(self) -> str:
        return f"draft of {self.resume}"
