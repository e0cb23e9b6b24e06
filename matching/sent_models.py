"""Which version of a résumé and which letter went with an application."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models

from core.models import OwnedQuerySet
from jobs.models import Job
from resumes.models import ResumeVersion


class Sent(models.Model):
    """What was sent for a job. A letter that is rewritten later stays here as it was sent."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    job = models.OneToOneField(Job, on_delete=models.CASCADE, related_name="sent")
    version = models.ForeignKey(
        ResumeVersion, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    letter = models.ForeignKey(
        "matching.LetterRevision", null=True, blank=True, on_delete=models.SET_NULL
    )
    kept_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[OwnedQuerySet[Sent]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    if TYPE_CHECKING:
        owner_id: int

    class Meta:
        verbose_name_plural = "sent"

    def __str__(self) -> str:
        return f"sent for {self.job}"
