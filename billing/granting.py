"""Pro given by hand: by whom, to whom, why and until when; written down on both sides."""

from __future__ import annotations

from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import Activity, User
from accounts.services import record
from billing.models import Grant


@transaction.atomic
def grant(wish: Grant, *, by: User) -> Grant:
    """Give Pro to a person; the person sees it in their activity."""
    wish.granted_by = by
    wish.save()
    until = date_format(wish.ends_on, "j F Y")
    record(
        wish.owner,
        Activity.Action.PLAN_CHANGED,
        f"Pro was given to you until {until}",
        reverse("billing:plan"),
    )
    return wish


@transaction.atomic
def end(given: Grant, *, by: User) -> bool:
    """End a grant before its day, once; true for the one that did it."""
    rows = Grant.objects.filter(pk=given.pk, ended_at=None)
    if not rows.update(ended_at=timezone.now(), ended_by=by):
        return False
    record(
        given.owner,
        Activity.Action.PLAN_CHANGED,
        "Pro that was given to you has ended",
        reverse("billing:plan"),
    )
    LogEntry.objects.log_actions(by.pk, [given], CHANGE, change_message="Ended now.")
    return True
