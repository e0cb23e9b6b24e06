"""Taking one's data along, leaving for good, and what staff looked at."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from core.models import BackgroundWork, BackgroundWorkQuerySet, OwnedQuerySet
from core.uploads import stored_as


class DataExportQuerySet(BackgroundWorkQuerySet["DataExport"]):
    def over(self) -> Self:
        """Those whose time is over."""
        return self.filter(created_at__lt=timezone.now() - DataExport.KEPT)


class DataExport(BackgroundWork):
    """Everything that is kept of a person, as one ZIP file."""

    TASK = "jobalign.export_data"
    STEPS = ("Gathering rows", "Packing files")
    KEPT: ClassVar = timedelta(days=7)

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    file = models.FileField(upload_to=stored_as, max_length=200, blank=True, editable=False)
    size = models.PositiveBigIntegerField("size in bytes", default=0, editable=False)

    objects: ClassVar[DataExportQuerySet] = DataExportQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(BackgroundWork.Meta):
        indexes: ClassVar[list[models.Index]] = [
            *BackgroundWork.Meta.indexes,
            models.Index(fields=["created_at"], name="accounts_dataexport_oldest"),
        ]

    def __str__(self) -> str:
        return f"Export of {self.owner_id}"

    if TYPE_CHECKING:
        owner_id: int

    def get_absolute_url(self) -> str:
        return reverse("data_export", args=[self.pk])

    @property
    def until(self) -> datetime:
        """When it is deleted."""
        return self.created_at + self.KEPT


class AccountClosing(models.Model):
    """A person has asked for their account to be deleted, and when."""

    class Grace(models.IntegerChoices):
        NONE = 0, "At once"
        WEEK = 7, "In 7 days"
        MONTH = 30, "In 30 days"

    owner = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="closing"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField(db_index=True)

    objects: ClassVar[OwnedQuerySet[AccountClosing]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return f"Closing of {self.owner}"


class StaffView(models.Model):
    """A member of staff opened a page of the administration: whose row, which, and what for."""

    class Did(models.TextChoices):
        LISTED = "listed", "looked through a list"
        LOOKED = "looked", "looked at"
        CHANGED = "changed", "changed"
        DELETED = "deleted", "deleted"

    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    staff_name = models.CharField(max_length=254)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        help_text="Whose data it was; empty for a list.",
    )
    did = models.CharField(max_length=10, choices=Did.choices)
    what = models.CharField(max_length=80, help_text="The model's name.")
    row = models.CharField(max_length=40, blank=True)
    asked = models.CharField(max_length=200, blank=True, help_text="What the list was asked for.")
    at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[OwnedQuerySet[StaffView]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="accounts_staffview_did_known",
                condition=Q(did__in=["listed", "looked", "changed", "deleted"]),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["owner", "-at"], name="accounts_staffview_newest"),
            models.Index(fields=["at"], name="accounts_staffview_oldest"),
        ]

    def __str__(self) -> str:
        return f"{self.staff_name} {self.get_did_display()} {self.what}"
