"""What people are told when their plan changes: a line in their activity, and mail about money.

Neither gives nor takes a right; a fault here changes nothing of what a person may do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format

from accounts.mails import post
from accounts.models import Activity, Mail, User
from accounts.services import record
from billing.models import Notice
from billing.rights import DUNNING, Standing, State
from billing.subscriptions import standing_for

SUBJECTS = {
    Notice.Kind.PAYMENT_FAILED: "Your payment did not go through",
    Notice.Kind.TRIAL_ENDING: "Your trial of Pro ends soon",
    Notice.Kind.ENDED: "Pro has ended",
}
OVER = (State.UNPAID, State.FREE, State.PAUSED)


def note_change(person: User, before: Standing, now: Standing) -> None:
    """Record what changed, and have the mail sent that it asks for; call it in the transaction."""
    words = _words(before, now)
    if words:
        record(person, Activity.Action.PLAN_CHANGED, words, reverse("billing:plan"))
    if now.state == State.PAST_DUE and now.bill:
        notify(person, Notice.Kind.PAYMENT_FAILED, str(now.bill["id"]))
    elif before.state == State.PAST_DUE and now.state in OVER and before.bill:
        notify(person, Notice.Kind.ENDED, str(before.bill["id"]))


def notify(person: User, kind: Notice.Kind, about: str) -> None:
    """Have a mail sent, once for what it is about."""
    notice, new = Notice.objects.get_or_create(kind=kind, about=about, defaults={"owner": person})
    if new:
        notice.enqueue()


def _words(before: Standing, now: Standing) -> str:
    if (before.state, before.offer) == (now.state, now.offer):
        return ""
    pro = now.offer.title if now.offer else "Pro"
    until = date_format(now.until, "j F Y") if now.until else ""
    return {
        State.TRIAL: f"Trial of {pro} begun, until {until}",
        State.ACTIVE: f"{pro} is open",
        State.ENDING: f"{pro} ends on {until}",
        State.PAST_DUE: f"A payment for {pro} did not go through",
        State.PAUSED: "Pro is paused",
        State.UNPAID: "Pro is closed: the payment is still open",
        State.UNFINISHED: "",
        State.GRANTED: "Pro was given to you",
        State.FREE: "Back on Free; nothing was deleted",
        State.SELF_HOSTED: "",
    }[now.state]


def write(notice: Notice) -> None:
    """Post the mail, as things stand now; call it in the transaction that settles the notice."""
    standing = standing_for(notice.owner)
    said: dict[str, Any] = {
        "person": notice.owner,
        "standing": standing,
        "bill": money_of(standing.bill),
        "days": DUNNING.days,
        "url": f"{settings.SITE_URL}{reverse('billing:plan')}",
        "subject": SUBJECTS[Notice.Kind(notice.kind)],
    }
    text = render_to_string(f"emails/{notice.kind}.txt", said)
    message = EmailMessage(said["subject"], text, None, [notice.owner.email])
    post(message, kind=Mail.Kind.PAYMENT, owner=notice.owner)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in the currency's smallest unit, as people write it."""

    amount: int
    currency: str

    def __str__(self) -> str:
        sign = {"gbp": "£", "eur": "€", "usd": "$"}.get(self.currency, f"{self.currency.upper()} ")
        return f"{'−' if self.amount < 0 else ''}{sign}{abs(self.amount) / 100:,.2f}"


def money_of(bill: Any) -> Money | None:  # noqa: ANN401 - an invoice, or nothing
    """What is still to be paid of an invoice."""
    return Money(bill["amount_remaining"], bill["currency"]) if bill else None
