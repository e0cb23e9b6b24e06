"""Where an application stands, what happened to it, and a calendar of it all."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models

from core.models import OwnedQuerySet


class Stage(models.TextChoices):
    SAVED = "saved", "Saved"
    APPLIED = "applied", "Applied"
    INTERVIEWING = "interviewing", "Interviewing"
    OFFER = "offer", "Offer"
    CLOSED = "closed", "Closed"


class Outcome(models.TextChoices):
    ACCEPTED = "accepted", "I took it"
    DECLINED = "declined", "I declined"
    REJECTED = "rejected", "They declined"
    WITHDRAWN = "withdrawn", "I withdrew"
    NO_ANSWER = "no_answer", "No answer came"


class JobEvent(models.Model):
    """Something that happened to an application, in words, as it stood at the time."""

    job = models.ForeignKey("jobs.Job", on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField(auto_now_add=True)
    text = models.CharField(max_length=300)

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.text


def new_key() -> str:
    return secrets.token_urlsafe(24)


class CalendarFeed(models.Model):
    """A person's private address at which a calendar reads their dates."""

    owner = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    key = models.CharField(max_length=64, default=new_key, unique=True, editable=False)
    made_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[OwnedQuerySet[CalendarFeed]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return f"calendar of {self.owner}"
