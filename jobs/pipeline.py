"""Reading a job: the worker's half."""

from __future__ import annotations

import re
import time
from datetime import timedelta

from django.conf import settings

from ai import documents
from ai.documents import Document
from ai.documents.problems import unreadable
from ai.schemas import JobFacts
from billing.engines import ANSWER, reader_for
from core.models import OPENING
from jobs.fetching import Fetcher
from jobs.found import Found
from jobs.ladder import climb
from jobs.leaving import note_pages
from jobs.models import Job

FETCHING = timedelta(seconds=75)  # a board's interface and a page, and looking up their names

WHOLE_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def read(job_id: int) -> None:
    """Turn what was brought into text and facts. Safe to run twice, and for a deleted row."""
    job = Job.objects.select_related("owner").filter(pk=job_id).first()
    if job is None or not job.claim():
        return
    with job.working():
        began = time.monotonic()
        job.at_step(1)
        document = _document(job)
        job.at_step(3, lease=ANSWER)
        with reader_for(job.owner, since=job.created_at) as reader:
            facts = reader.read_job(document)
        with job.settling():
            basis = reader.reading.basis
            own = basis if isinstance(basis, JobFacts) else None
            if job.rungs:
                found = Found.of_fields(job.rungs["found"])
                for reading in filter(None, (facts, own)):
                    found.put_into(reading, document.text)
                job.save(update_fields=["rungs"])
            job.keep(document.text, facts, whole_date(facts.validThrough), own)
            job.credit(reader.reading, (time.monotonic() - began) * 1000)


def _document(job: Job) -> Document:
    if job.source == Job.Source.ADDRESS and not job.text:
        job.at_step(1, lease=FETCHING)
        fetcher = Fetcher(also=settings.FETCH_ALSO)
        try:
            climbed = climb(job.url, fetcher)
        finally:
            note_pages(job.owner, fetcher, "Reading a job’s page")
        job.rungs = climbed.kept
        job.at_step(2, lease=OPENING)
        return _of_text(climbed.found.text)
    if job.text:
        return _of_text(job.text)
    with job.file.open("rb") as file:
        data = file.read()
    job.at_step(2, lease=OPENING)
    return documents.read(data, name=job.filename)


def _of_text(text: str) -> Document:
    document = documents.from_text(text)
    if not document.text.strip():
        raise unreadable("no text")  # it was all signs that stand for nothing
    return document


def whole_date(said: str | None) -> str | None:
    """The date when it names a day; a month or a year alone closes nothing."""
    return said if said and WHOLE_DATE.fullmatch(said) else None
