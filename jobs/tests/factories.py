"""Jobs for tests."""

from __future__ import annotations

from itertools import count
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from accounts.models import User
from ai.schemas import JobFacts, JobSkill, Organization, Requirements
from jobs.gathering import reading
from jobs.models import (
    BoardUse,
    CompanyBoard,
    Job,
    NotTheSame,
    Posting,
    PostingGroup,
    PostingRow,
    SearchWish,
    Source,
    SourceSearch,
)

NUMBERS = count(1)
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


def a_source(key: str = "greenhouse") -> Source:
    """A source that has answered."""
    return Source.objects.get_or_create(key=key, defaults={"last_ok_at": timezone.now()})[0]


def a_board(owner: User | None = None, **fields: Any) -> CompanyBoard:
    """A company's board that somebody added; staff, where nobody is named."""
    said = {"source": a_source(), "token": f"rosewood{next(NUMBERS)}", "company": "Rosewood Park"}
    board = CompanyBoard.objects.create(by_staff=owner is None, **{**said, **fields})
    if owner is not None:
        BoardUse.objects.create(owner=owner, board=board)
    return board


def a_search(**fields: Any) -> SourceSearch:
    """Words that a source is searched for."""
    said = {"source": a_source("adzuna"), "words": f"gardener {next(NUMBERS)}", "country": "GB"}
    return SourceSearch.objects.create(**{**said, **fields})


def a_wish(owner: User, **fields: Any) -> SearchWish:
    """Words that a source is searched for, and who wants it."""
    return SearchWish.objects.create(owner=owner, search=a_search(**fields))


def a_posting(**fields: Any) -> Posting:
    """A posting that is open."""
    number = next(NUMBERS)
    now = timezone.now()
    said = {
        "source": fields.get("source") or a_source(),
        "external_id": str(number),
        "url": f"https://boards.greenhouse.io/rosewood/jobs/{number}",
        "title": "Head Gardener",
        "company": "Rosewood Park",
        "place": "York",
        "country": "GB",
        "text": TEXT,
        "posted_on": now.date(),
        "first_seen": now,
        "last_seen": now,
        "content_hash": str(number),
    }
    return Posting.objects.create(**{**said, **fields})


def a_read_posting(**fields: Any) -> Posting:
    """A posting whose facts have been read, so that it can be found for people."""
    posting = a_posting(read_due=timezone.now(), **fields)
    reading.read_new()
    posting.refresh_from_db()
    return posting


def a_row() -> PostingRow:
    return a_read_posting().row


def a_group() -> PostingGroup:
    """The same job at two sources."""
    group = PostingGroup.objects.create()
    a_posting(group=group)
    a_posting(group=group, lead=False, source=a_source("adzuna"), excerpt=True)
    return group


def a_parting(by: User) -> NotTheSame:
    """Two postings that staff have parted."""
    return NotTheSame.objects.create(one=a_posting(), other=a_posting(), by=by)
