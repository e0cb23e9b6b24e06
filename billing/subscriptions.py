"""Which plan a person has, from dj-stripe's tables and what staff have granted, in one query."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import F
from django.db.models.functions import JSONObject
from django.utils import timezone
from djstripe.models import Subscription

from accounts.models import User
from billing.models import Grant
from billing.plans import Plan
from billing.rights import LIVE, Standing, self_hosted, standing_of

KEPT = "billing_standing"


def payments_are_on() -> bool:
    return bool(settings.STRIPE_SECRET_KEY)


def plan_for(user: User) -> Plan:
    """The person's plan. Without Stripe everything is open to everyone."""
    return standing_for(user).plan


def standing_for(user: User) -> Standing:
    """Where the person stands now; kept on ``user``, which lives as long as a request."""
    kept: Standing | None = user.__dict__.get(KEPT)
    if kept is None:
        kept = user.__dict__[KEPT] = standing_at(user, timezone.now())
    return kept


def forget(user: User) -> None:
    """Have the next question answered from the database again."""
    user.__dict__.pop(KEPT, None)


def standing_at(user: User, now: datetime) -> Standing:
    """Where the person stands at a moment, by what is known: one query, none without payments."""
    if not payments_are_on():
        return self_hosted(now)
    return standing_of(rows_of(user.pk), now)


def rows_of(user_id: int) -> list[dict[str, Any]]:
    """What gives a person rights: live subscriptions as Stripe last stated them, and grants."""
    subscriptions = (
        Subscription.objects.filter(
            customer__subscriber_id=user_id,
            livemode=settings.STRIPE_LIVE_MODE,
            stripe_data__status__in=LIVE,
        )
        .order_by()
        .values_list("stripe_data")
    )
    grants = (
        Grant.objects.filter(owner_id=user_id, ended_at=None)
        .order_by()
        .annotate(said=JSONObject(grant=F("pk"), ends_on=F("ends_on")))
        .values_list("said")
    )
    return [row for (row,) in subscriptions.union(grants, all=True)]
