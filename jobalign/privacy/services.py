"""Taking one's data along, and leaving."""

from __future__ import annotations

from datetime import timedelta

import structlog
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts.closing import take_steps
from accounts.mails import post
from accounts.models import AccountClosing, Activity, DataExport, Mail, StaffView, User
from accounts.pipeline import forget_old_mails
from accounts.services import record, zone_of
from billing.engines import forget_sent
from core.errors import Refused
from jobalign.privacy.deletion import erase

log = structlog.get_logger()
EXPORTS_A_DAY = 5
CHANGES_A_DAY = 10
A_DAY = timedelta(days=1)
BATCH = 50


@transaction.atomic
def request_export(owner: User) -> DataExport:
    """Have everything packed. Raises Refused while it is being packed, or after many today."""
    User.objects.select_for_update().get(pk=owner.pk)
    mine = DataExport.objects.owned_by(owner)
    if mine.unsettled().exists():
        raise Refused("It is being packed already.")
    if mine.filter(created_at__gt=timezone.now() - A_DAY).count() >= EXPORTS_A_DAY:
        raise Refused("This was made five times today. Take one of those, or come back tomorrow.")
    made = DataExport.objects.create(owner=owner)
    record(owner, Activity.Action.DATA_EXPORTED, "Asked for everything as a file", reverse("data"))
    made.enqueue()
    return made


@transaction.atomic
def ask_to_close(*, owner: User, days: int) -> AccountClosing:
    """Have the account deleted in ``days``; asking again sets another day. Raises Refused for
    who cannot make up their mind today: each time they are written to."""
    mine = Activity.objects.owned_by(owner).filter(action=Activity.Action.CLOSING)
    if mine.filter(created_at__gt=timezone.now() - A_DAY).count() >= CHANGES_A_DAY:
        raise Refused(f"You have changed this {CHANGES_A_DAY} times today. Come back tomorrow.")
    due = timezone.now() + timedelta(days=days)
    closing, _ = AccountClosing.objects.update_or_create(owner=owner, defaults={"due_at": due})
    record(
        owner,
        Activity.Action.CLOSING,
        f"Asked for the account to be deleted in {days} days",
        reverse("data"),
    )
    _say(owner, "closing_asked", closing)
    return closing


@transaction.atomic
def keep_account(owner: User) -> None:
    """The person stays after all. Raises Refused when nothing was to be deleted."""
    deleted, _ = AccountClosing.objects.owned_by(owner).delete()
    if not deleted:
        raise Refused("Your account was not going to be deleted.")
    record(owner, Activity.Action.CLOSING, "The account stays", reverse("data"))


def close(owner: User) -> None:
    """Delete the account with all that belongs to it, now and for good; asked twice at once, it
    is done once. The farewell is posted in the same transaction."""
    owned = User.objects.select_related("profile").filter(pk=owner.pk).first()
    if owned is None:
        return
    take_steps(owned)
    with transaction.atomic():
        if erase(owned):
            _say(owned, "closed")


def close_due() -> int:
    """Delete the accounts whose grace is over; returns how many."""
    due = AccountClosing.objects.filter(due_at__lte=timezone.now()).select_related("owner")
    closed = 0
    for closing in due[:BATCH]:
        try:
            close(closing.owner)
            closed += 1
        except Exception:
            log.exception("an account could not be deleted", owner=closing.owner_id)
    return closed


def tidy() -> None:
    """Delete what is kept for a time only, once that is over."""
    now = timezone.now()
    for export in DataExport.objects.over()[:BATCH]:
        export.delete()
    forget_sent()
    forget_old_mails()
    kept = now - timedelta(days=settings.KEEP_ACTIVITY_DAYS)
    Activity.objects.filter(created_at__lt=kept).delete()
    StaffView.objects.filter(at__lt=now - timedelta(days=settings.KEEP_STAFF_VIEWS_DAYS)).delete()
    idle = now - timedelta(seconds=settings.SESSION_COOKIE_AGE)
    UserSession.objects.filter(last_seen_at__lt=idle).delete()
    close_due()


def _say(person: User, name: str, closing: AccountClosing | None = None) -> None:
    """Tell the person by mail, with the times of where they are; who has left is nobody here."""
    if person.is_guest:
        return
    context = {"person": person, "closing": closing, "address": settings.SITE_URL}
    with timezone.override(zone_of(person)):
        text = render_to_string(f"emails/{name}.txt", context)
    subject, _, body = text.strip().partition("\n")
    message = EmailMessage(subject, body.strip() + "\n", None, [person.email])
    post(message, kind=Mail.Kind.ACCOUNT, owner=None if closing is None else person)
