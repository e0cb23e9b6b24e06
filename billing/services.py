"""Taking and giving back allowances, and what a person asks of their plan."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils.formats import date_format
from djstripe.models import Customer

from accounts.models import User
from billing.models import ClosedCustomer, Usage
from billing.plans import PRO, WORDS, Feature
from billing.rights import Standing
from billing.subscriptions import standing_for
from core.errors import UsedUp


def spend(owner: User, feature: Feature, count: int = 1) -> date:
    """Take ``count`` of the month's allowance, all or none, without a lock; returns the first day
    of the month they were taken from, for ``give_back``.

    Raises UsedUp, with a sentence that says what would lift it, when so many are not left.
    """
    standing = standing_for(owner)
    limit = standing.plan.limit(feature)
    usage, _ = Usage.objects.get_or_create(owner=owner, feature=feature, month=standing.month)
    rows = Usage.objects.filter(pk=usage.pk)
    if limit is not None:
        rows = rows.filter(spent__lte=limit - count)
    if not rows.update(spent=F("spent") + count):
        usage.refresh_from_db()
        raise UsedUp(_too_many(feature, count, standing, usage.spent))
    return standing.month


def _too_many(feature: Feature, count: int, standing: Standing, spent: int) -> str:
    names, limit = WORDS[feature].many, standing.plan.limit(feature) or 0
    left = max(limit - spent, 0)
    lifted = f"The allowance renews on {date_format(standing.renews, 'j F')}"
    more = PRO.limit(feature)
    if not standing.is_pro and more:
        lifted += f"; Pro has {more} a month, under Plan in your settings"
    if not left:
        return f"You have used all {limit} {names} of this month. {lifted}."
    return f"This takes {count} {names}, and {left} of this month's {limit} are left. {lifted}."


def give_back(owner_id: int, feature: Feature, month: date | None) -> None:
    """Put back one that was taken in ``month``, if any: the work it was for came to nothing."""
    if month is None:
        return
    Usage.objects.filter(owner_id=owner_id, feature=feature, month=month, spent__gt=0).update(
        spent=F("spent") - 1
    )


def used(owner: User, month: date) -> dict[Feature, int]:
    """How often each feature was used in the month that begins on ``month``."""
    rows = Usage.objects.filter(owner=owner, month=month).values_list("feature", "spent")
    counted = {Feature(feature): spent for feature, spent in rows}
    return {feature: counted.get(feature, 0) for feature in WORDS}


@transaction.atomic
def close_customer(user: User) -> None:
    """Have the person's subscription ended and their customer deleted at Stripe; before the
    account is deleted here. Safe to call again; without payments there is nothing to do.

    Nothing is asked of Stripe now: a worker does it, again and again until it is done.
    """
    for name in Customer.objects.filter(subscriber=user).values_list("id", flat=True):
        closing, made = ClosedCustomer.objects.get_or_create(customer_id=name)
        if made:
            closing.enqueue()
