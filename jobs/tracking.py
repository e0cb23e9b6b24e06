"""What a person may do with an application: move it, note, be reminded."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts.mails import post
from accounts.models import Activity, Mail, Sending, User
from accounts.receipts import Left, note_of_the_day
from accounts.services import record, zone_of
from core.calendars import Event
from core.errors import Refused
from core.mail import subject_of
from core.sheets import csv_response
from jobs.models import CalendarFeed, Job, JobEvent, Outcome, Stage
from jobs.tracking_models import new_key

KEPT = ("outcome", "applied_on", "remind_on", "remind_about", "people", "pay_talk", "notes")
BATCH = 200
HEAD = (
    *("Job", "Employer", "Place", "Stage", "Outcome", "Applied", "Closes", "Reminder", "Of what"),
    *("People", "Pay, as spoken of", "Notes", "Address", "Best score"),
)


@transaction.atomic
def move(*, job: Job, stage: str, outcome: str = "") -> None:
    """Put an application at a stage. Raises Refused for one that there is not."""
    if stage not in Stage.values or (outcome and outcome not in Outcome.values):
        raise Refused("There is no such stage.")
    job = Job.objects.select_for_update().get(pk=job.pk)
    if stage == job.stage and outcome == job.outcome:
        return
    words = [str(Stage(stage).label)]
    job.stage, job.outcome = stage, outcome if stage == Stage.CLOSED else ""
    if stage == Stage.APPLIED and not job.applied_on:
        job.applied_on = timezone.localdate()
    if job.outcome:
        words.append(str(Outcome(job.outcome).label))
    job.save(update_fields=["stage", "outcome", "applied_on"])
    JobEvent.objects.create(job=job, text=", ".join(words))
    record(
        job.owner,
        Activity.Action.STAGE_CHANGED,
        f"{job.name}: {', '.join(words)}",
        job.get_absolute_url(),
    )


@transaction.atomic
def note(*, job: Job, values: dict[str, Any]) -> None:
    """Keep what the person notes of an application; a new day of reminding reminds again."""
    job = Job.objects.select_for_update().get(pk=job.pk)
    before = job.remind_on
    for name in KEPT:
        if name in values:
            setattr(job, name, values[name])
    if job.remind_on != before:
        job.reminded_at = None
        text = f"Reminder set for {job.remind_on:%-d %B %Y}" if job.remind_on else "No reminder"
        JobEvent.objects.create(job=job, text=f"{text}. {job.remind_about}".strip())
    job.save(update_fields=[*KEPT, "reminded_at"])


def remind(today: date | None = None) -> int:
    """Post the reminders that are due, each once; returns how many."""
    latest = (today or timezone.localdate()) + timedelta(days=1)  # it is later in the east
    due = Job.objects.filter(remind_on__lte=latest, reminded_at=None)
    due = due.select_related("owner__profile").order_by("remind_on")
    return sum(_remind(job) for job in due[:BATCH] if _is_due(job, today))


def _is_due(job: Job, today: date | None) -> bool:
    """Whether the day has come where the person is."""
    return job.remind_on is not None and job.remind_on <= (
        today or timezone.localdate(timezone=zone_of(job.owner))
    )


@transaction.atomic
def _remind(job: Job) -> bool:
    """Post the mail and note that it is written, both or neither."""
    mine = Job.objects.filter(pk=job.pk, reminded_at=None)
    if not mine.update(reminded_at=timezone.now()) or not _is_written_to(job.owner):
        return False
    about = job.remind_about or "Have a look at it."
    text = render_to_string(
        "emails/reminder.txt",
        {"job": job, "about": about, "address": settings.SITE_URL + job.get_absolute_url()},
    )
    message = EmailMessage(subject_of(f"{job.name}: {about}"), text, None, [job.owner.email])
    post(message, kind=Mail.Kind.REMINDER, owner=job.owner)
    JobEvent.objects.create(job=job, text=f"Reminded by mail. {about}"[:300])
    return True


def _is_written_to(owner: User) -> bool:
    return owner.is_active and not owner.is_guest and owner.profile.mail_reminders


def calendar_of(owner: User) -> CalendarFeed:
    """The person's private calendar, made when it is first asked for."""
    feed, _ = CalendarFeed.objects.get_or_create(owner=owner)
    return feed


def note_calendar(owner: User, characters: int) -> None:
    """Put on the receipt that whoever has the address fetched the calendar."""
    left = Left(
        kind=Sending.Kind.LINK,
        receiver="Whoever has the address",
        purpose="Private calendar",
        what="Closing days and reminders, with the names of the jobs",
        characters=characters,
    )
    note_of_the_day([owner], left)


@transaction.atomic
def renew_calendar(owner: User) -> None:
    """Give the calendar a new address; the old one shows nothing any more."""
    feed = calendar_of(owner)
    feed.key = new_key()
    feed.save(update_fields=["key", "made_at"])
    record(
        owner,
        Activity.Action.SECURITY,
        "The private calendar has a new address",
        reverse("jobs:board"),
    )


def dates_of(owner: User) -> list[Event]:
    """Closing days and reminders of what is not closed."""
    jobs = Job.objects.owned_by(owner).exclude(stage=Stage.CLOSED).listed()
    events: list[Event] = []
    for job in jobs.order_by("pk"):
        address = settings.SITE_URL + job.get_absolute_url()
        if job.closes_on and job.stage == Stage.SAVED:
            summary = f"Closes: {job.name}"
            events.append(Event(f"closes-{job.pk}", job.closes_on, summary, address))
        if job.remind_on:
            summary = f"{job.name}: {job.remind_about or 'look at it'}"
            events.append(Event(f"remind-{job.pk}", job.remind_on, summary, address))
    return events


def csv_of(owner: User) -> HttpResponse:
    """All applications as a table to take along."""
    jobs = Job.objects.owned_by(owner).defer("text", "facts").with_best_score()
    rows = (_row(job) for job in jobs.order_by("pk"))
    return csv_response(f"jobs-{timezone.localdate():%Y-%m-%d}.csv", HEAD, rows)


def _row(job: Job) -> list[object]:
    return [
        *(job.name, job.company, job.location, job.get_stage_display(), job.get_outcome_display()),
        *(job.applied_on, job.closes_on, job.remind_on, job.remind_about),
        *(job.people, job.pay_talk, job.notes, job.url, job.best_score),
    ]
