"""Jobs for tests."""

from __future__ import annotations

from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from accounts.models import User
from ai.schemas import JobFacts, JobSkill, Organization, Requirements
from jobs.models import Job

TEXT = """Head Gardener
Rosewood Park, York

Requirements
- Pruning
- Three years of experience"""


def facts() -> JobFacts:
    """What ``TEXT`` says."""
    start = TEXT.index("Pruning")
    return JobFacts(
        title="Head Gardener",
        hiringOrganization=Organization(name="Rosewood Park"),
        jobLocation="York",
        skills=[JobSkill(name="pruning", start=start, end=start + 7)],
        requirements=Requirements(required=["Pruning", "Three years of experience"]),
    )


def a_job(owner: User, **fields: Any) -> Job:
    """A job that was read."""
    said = {"title": "Head Gardener", "company": "Rosewood Park", "location": "York"}
    ready = {"status": Job.Status.READY, "finished_at": timezone.now()}
    found = {"facts": facts().model_dump(mode="json", exclude_none=True)}
    return a_waiting_job(owner, **{**said, **ready, **found, **fields})


def a_waiting_job(owner: User, **fields: Any) -> Job:
    """A job that nobody has read yet."""
    return Job.objects.create(owner=owner, **{"source": "paste", "text": TEXT, **fields})


def an_uploaded_job(owner: User) -> Job:
    """A job that was brought as a file."""
    file = ContentFile(TEXT.encode(), name="job.txt")
    return a_job(owner, source="upload", file=file, filename="job.txt")
