"""What a person may do with their jobs."""

from __future__ import annotations

from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from accounts.models import Activity, User
from accounts.services import record
from billing import services as billing
from billing.plans import Feature
from core.errors import Refused
from core.uploads import plain_filename
from jobs.models import Job, Posting

NO_WORDS = "This job has no words yet: paste the advertisement’s text on its page first."
CORRECTABLE = ("title", "company", "location", "closes_on")


@transaction.atomic
def add_pasted(*, owner: User, text: str, url: str = "") -> Job:
    """Keep a pasted job and have it read. Raises Refused when the allowance is used up."""
    return _add(Job(owner=owner, source=Job.Source.PASTE, text=text, url=url))


@transaction.atomic
def add_uploaded(*, owner: User, file: File[bytes], url: str = "") -> Job:
    """Keep a job's file and have it read. Raises Refused when the allowance is used up."""
    filename = plain_filename(file.name or "", "job")
    job = Job(owner=owner, source=Job.Source.UPLOAD, filename=filename, url=url)
    job.file.save(filename, file, save=False)
    try:
        return _add(job)
    except BaseException:
        job.file.delete(save=False)
        raise


@transaction.atomic
def add_by_address(*, owner: User, url: str) -> Job:
    """Keep a job's address and have it opened and read. Raises Refused as the others do."""
    return _add(Job(owner=owner, source=Job.Source.ADDRESS, url=url))


@transaction.atomic
def add_found(*, owner: User, posting: Posting) -> Job:
    """Keep a posting as a job of the person's own; it was read before, and costs nothing."""
    job = Job(
        owner=owner,
        source=Job.Source.FOUND,
        url=posting.url,
        title=posting.title,
        company=posting.company,
        location=posting.place,
        closes_on=posting.closes_on,
        text=posting.text,
        facts=posting.facts,
        engine=posting.engine,
        engine_version=posting.engine_version,
        status=Job.Status.READY if posting.has_facts else Job.Status.WAITING,
        finished_at=timezone.now() if posting.has_facts else None,
    )
    job.save()
    link = job.get_absolute_url()
    record(owner, Activity.Action.JOB_ADDED, f"Job saved: {job.name}", link)
    if not posting.has_facts:
        job.enqueue()
    return job


def _add(job: Job) -> Job:
    job.charged_on = billing.spend(job.owner, Feature.READ_JOB)
    job.save()
    link = job.get_absolute_url()
    record(job.owner, Activity.Action.JOB_ADDED, f"Job added: {job.name}", link)
    job.enqueue()
    return job


@transaction.atomic
def correct(*, job: Job, values: dict[str, Any], text: str, url: str) -> None:
    """Keep a person's corrections; a changed text is read again, under them."""
    job.refresh_from_db()
    for name in CORRECTABLE:
        if values[name] != getattr(job, name):
            job.corrections[name] = True
            setattr(job, name, values[name])
    changed = text != job.text
    job.text, job.url = text, url
    job.save(update_fields=[*CORRECTABLE, "corrections", "text", "url"])
    record(
        job.owner, Activity.Action.JOB_EDITED, f"Job corrected: {job.name}", job.get_absolute_url()
    )
    if changed:
        read_again(job)


@transaction.atomic
def read_again(job: Job) -> None:
    """Have a settled job read once more. Raises Refused for one without words, and as the others
    do."""
    if job.is_bare:
        raise Refused(NO_WORDS)
    month = billing.spend(job.owner, Feature.READ_JOB)
    if not job.renew():
        raise Refused("This job is being read now.")
    Job.objects.filter(pk=job.pk).update(charged_on=month)


@transaction.atomic
def delete(job: Job) -> None:
    """Delete a job, the reports made for it, and, on commit, its file."""
    owner, name = job.owner, job.name
    job.delete()
    record(owner, Activity.Action.JOB_DELETED, f"Job deleted: {name}")
