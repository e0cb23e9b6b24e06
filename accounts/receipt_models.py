"""What left this server for a person: a line each, written where it leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.models import OwnedQuerySet


class Sending(models.Model):
    """A line of the data receipt: something of a person that went to somebody else.

    ``masked`` says whether names and addresses were taken out; None where there was nothing to
    take out. ``times`` counts what happened again on the same day and is kept as one line.
    """

    class Kind(models.TextChoices):
        MODEL = "model", "Language model"
        MAIL = "mail", "Mail to you"
        SEARCH = "search", "Search for jobs"
        PAGE = "page", "Page of a job"
        PAYMENT = "payment", "Payments"
        SIGN_IN = "sign_in", "Signing in"
        LINK = "link", "Private link"

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    receiver = models.CharField("to whom", max_length=254)
    purpose = models.CharField("what for", max_length=80)
    what = models.CharField("what was in it", max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now)
    characters = models.PositiveIntegerField(
        null=True, help_text="Empty where nobody counts them."
    )
    masked = models.BooleanField(null=True, help_text="Empty where there was nothing to mask.")
    times = models.PositiveIntegerField(default=1)
    problem = models.CharField(max_length=300, blank=True)

    objects: ClassVar[OwnedQuerySet[Sending]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    if TYPE_CHECKING:
        owner_id: int

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="accounts_sending_kind_known",
                condition=Q(
                    kind__in=["model", "mail", "search", "page", "payment", "sign_in", "link"]
                ),
            ),
            models.CheckConstraint(name="accounts_sending_happened", condition=Q(times__gte=1)),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["owner", "-at", "-id"], name="accounts_sending_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} to {self.receiver}"
