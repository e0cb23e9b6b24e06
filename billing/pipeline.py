"""The worker's half: acting on events, closing customers, sending mail, comparing with Stripe."""

from __future__ import annotations

from datetime import timedelta

import stripe
from django.conf import settings
from django.utils import timezone
from djstripe.models import Charge, Customer, Subscription

from ai.errors import EngineError
from billing import gateway, notices, reading
from billing.models import ClosedCustomer, Notice, StripeEvent
from core.errors import TryLater
from core.models import BackgroundWork

LEASE = timedelta(seconds=90)  # a few calls of at most gateway.SECONDS each
GIVE_UP = timedelta(days=3)
KEEP = timedelta(days=90)
WAIT = 30.0


def read_event(event_id: int) -> None:
    """Read again what an event is about."""
    event = StripeEvent.objects.get(pk=event_id)
    if not event.claim():
        return
    with event.working():
        event.at_step(1, lease=LEASE)
        with answers_from_stripe(event):
            _act_on(event)
        with event.settling():
            pass


class answers_from_stripe:  # noqa: N801 - reads as a sentence: with answers_from_stripe(work)
    """What passes by itself is tried again later, for three days; the rest fails with words."""

    def __init__(self, work: BackgroundWork) -> None:
        self.work = work

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, problem: BaseException | None, trace: object) -> None:
        if not isinstance(problem, stripe.StripeError):
            return
        if gateway.later(problem) and timezone.now() - self.work.created_at < GIVE_UP:
            raise TryLater(WAIT) from problem
        raise EngineError(f"Stripe said: {problem.user_message or problem}"[:500]) from problem


def _act_on(event: StripeEvent) -> None:
    """The state that an event can have changed is read; of what happened nothing is believed."""
    if event.type.startswith(("charge.refund", "charge.dispute", "refund.")):
        _read_charge(event)
    if event.customer_id:
        if not event.is_covered:
            reading.read_customer(event.customer_id)
        if event.type == "customer.subscription.trial_will_end":
            _say_that_the_trial_ends(event)
    elif event.type.startswith(("price.", "product.")):
        reading.read_catalogue(event.type.partition(".")[0], event.object_id)


def _read_charge(event: StripeEvent) -> None:
    if event.object_id.startswith("ch_"):
        Charge.sync_from_stripe_data(
            gateway.charge(event.object_id), api_key=settings.STRIPE_SECRET_KEY
        )


def _say_that_the_trial_ends(event: StripeEvent) -> None:
    """If it still does: the event may be old."""
    known = Customer.objects.filter(id=event.customer_id).exclude(subscriber=None).first()
    trial = Subscription.objects.filter(
        id=event.object_id, stripe_data__status="trialing", stripe_data__cancel_at_period_end=False
    )
    if known and trial.exists():
        notices.notify(known.subscriber, Notice.Kind.TRIAL_ENDING, event.object_id)


def close_customer(closing_id: int) -> None:
    """Delete a customer at Stripe, which ends what they subscribe to, and forget them here."""
    closing = ClosedCustomer.objects.get(pk=closing_id)
    if not closing.claim():
        return
    with closing.working():
        closing.at_step(1, lease=LEASE)
        with answers_from_stripe(closing):
            gateway.delete_customer(closing.customer_id)
            reading.read_customer(closing.customer_id)
        with closing.settling():
            pass


def send_notice(notice_id: int) -> None:
    """Have the mail written that a notice is for."""
    notice = Notice.objects.select_related("owner").get(pk=notice_id)
    if not notice.claim():
        return
    with notice.working(), notice.settling():
        notices.write(notice)


def delete_old() -> int:
    """Delete events that were acted on ninety days ago; Stripe repeats none older than three."""
    limit = timezone.now() - KEEP
    rows, _ = StripeEvent.objects.filter(created_at__lt=limit, status="ready").delete()
    return rows
