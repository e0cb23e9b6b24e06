"""Looking up people's saved jobs again at their addresses: closed, changed, or not to be read.

A page that wants to know whether we are a robot, or a site that is down, says nothing about the
job: it could not be read. One address of a site is opened a run, and each job every three days.
"""

from __future__ import annotations

import re
import time
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from core.models import BackgroundWork
from jobs.addresses import host_of
from jobs.boards import demo
from jobs.fetching import Fetcher, FetchError
from jobs.ladder import NoLongerOpen, climb
from jobs.leaving import note_pages
from jobs.models import Job, JobEvent, Recheck, Stage

EVERY = timedelta(days=3)
LEASE = timedelta(minutes=10)
BATCH = 200
BUDGET = 40.0
MOST_REST = timedelta(days=24)
ALIKE = 0.85
CHANGED = "The advertisement has changed since you saved it. Open it, and compare."
PASSED = "Its closing date has passed."


def recheck_due(*, now: datetime | None = None, seconds: float = BUDGET) -> int:
    """Look up the jobs that are due, one of each site; returns how many."""
    now = now or timezone.now()
    plan(now)
    end, sites, count = time.monotonic() + seconds, set(), 0
    due = Recheck.objects.filter(due_at__lte=now).select_related("job__owner").order_by("due_at")
    for check in due[:BATCH]:
        site = host_of(check.job.url)
        if site in sites:
            continue
        if time.monotonic() >= end:
            break
        sites.add(site)
        count += _taken(check, now) and _look(check, now)
    return count


def plan(now: datetime) -> None:
    """Give each job with an address its turn, the first after three days."""
    wanted = Job.objects.filter(status=BackgroundWork.Status.READY, recheck=None)
    nowhere = Q(url="") | Q(url__startswith=demo.SITE) | Q(stage=Stage.CLOSED)
    new = wanted.exclude(nowhere).values_list("pk", flat=True)[:BATCH]
    Recheck.objects.bulk_create(
        [Recheck(job_id=pk, due_at=now + EVERY) for pk in new], ignore_conflicts=True
    )
    Recheck.objects.filter(Q(job__url="") | Q(job__stage=Stage.CLOSED), due_at__lte=now).update(
        due_at=now + EVERY
    )


def _taken(check: Recheck, now: datetime) -> bool:
    """Put its hour forward, so that one worker looks it up, and another if that one is killed."""
    mine = Recheck.objects.filter(pk=check.pk, due_at=check.due_at)
    return bool(mine.update(due_at=now + LEASE))


def _look(check: Recheck, now: datetime) -> bool:
    job, fetcher = check.job, Fetcher(also=settings.FETCH_ALSO)
    try:
        found = climb(job.url, fetcher).found
    except NoLongerOpen as problem:
        _keep(check, Recheck.State.CLOSED, problem.problem, now)
        return True
    except FetchError as problem:
        _keep(check, Recheck.State.UNREADABLE, problem.problem, now)
        return True
    finally:
        note_pages(job.owner, fetcher, "Looking a saved job up again")
    if found.closes_on and found.closes_on < now.date().isoformat():
        _keep(check, Recheck.State.CLOSED, PASSED, now)
        return True
    before = check.seen or (job.text if job.source == Job.Source.ADDRESS else "")
    state = Recheck.State.OPEN
    if before and likeness(before, found.text) < ALIKE:
        state = Recheck.State.CHANGED
    check.seen = check.seen or before or found.text
    _keep(check, state, CHANGED if state == Recheck.State.CHANGED else "", now)
    return True


def likeness(one: str, other: str) -> float:
    """How many of the words of two texts they share: 1 for the same words in any order."""
    here, there = (set(re.findall(r"\w+", text.lower())) for text in (one, other))
    return len(here & there) / len(here | there) if here | there else 1.0


@transaction.atomic
def _keep(check: Recheck, state: Recheck.State, note: str, now: datetime) -> None:
    """What was seen; what is news is an event of the job's. An unread one is tried less often."""
    job = Job.objects.filter(pk=check.job_id).first()
    if job is None:
        return  # it was deleted meanwhile
    unread = state == Recheck.State.UNREADABLE
    if state != check.state and state in (Recheck.State.CLOSED, Recheck.State.CHANGED):
        JobEvent.objects.create(job=job, text=f"Looked up again: {state.label.lower()}.")
    check.failures = check.failures + 1 if unread else 0
    check.state, check.note, check.checked_at = state, note[:300], now
    check.due_at = now + min(EVERY * 2 ** min(check.failures, 3), MOST_REST)
    check.save()
