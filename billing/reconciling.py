"""The nightly comparison with Stripe: what differs is read again, and said.

Webhooks can be lost. Every subscription that Stripe has is held against ours, and ours against
Stripe's; each difference becomes a row that staff see, with both sides and whether it was mended.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import stripe
import structlog
from django.conf import settings
from djstripe.models import Customer, Subscription

from billing import gateway, reading
from billing.models import Difference, StripeEvent
from billing.rights import LIVE, pro_item
from billing.subscriptions import payments_are_on

log = structlog.get_logger()


def reconcile() -> int:
    """Compare everything, mend what differs; returns how many differences there were.

    Raises ``stripe.StripeError`` when Stripe does not answer; what was mended stays mended.
    """
    if not payments_are_on():
        return 0
    busy = set(StripeEvent.objects.unsettled().values_list("customer_id", flat=True))
    theirs = {sub["id"]: sub for sub in gateway.all_subscriptions()}
    ours = {row.id: row for row in _ours()}
    found = 0
    for name, sub in theirs.items():
        row = ours.get(name)
        said, known = summary(sub), summary(row.stripe_data) if row else "not known"
        if said != known and _customer_of(sub) not in busy:
            found += _mend(_customer_of(sub), f"Subscription {name}", known, said)
    for name in ours.keys() - theirs.keys():
        if ours[name].stripe_data.get("status") in LIVE:
            found += _mend_missing(ours[name])
    return found + _odd(theirs.values())


def _ours() -> Any:  # noqa: ANN401 - dj-stripe has no types
    return Subscription.objects.filter(livemode=settings.STRIPE_LIVE_MODE).select_related(
        "customer"
    )


def summary(sub: Any) -> str:  # noqa: ANN401 - a subscription of the SDK, or as it is kept
    """What of a subscription decides about rights, in one line."""
    item = pro_item(sub) or {}
    leaves = sub.get("cancel_at") or sub.get("cancel_at_period_end")
    bill = sub.get("latest_invoice") or {}
    price = item.get("price") or {}
    words = [
        sub["status"],
        f"price {price.get('id', 'none')}",
        f"period {item.get('current_period_start')}–{item.get('current_period_end')}",
        f"leaves {leaves}" if leaves else "",
        "collection paused" if sub.get("pause_collection") else "",
        f"bill {bill.get('status')}" if not isinstance(bill, str) else "",
    ]
    return ", ".join(word for word in words if word)


def _customer_of(sub: Any) -> str:  # noqa: ANN401 - the SDK's object
    customer = sub["customer"]
    return customer if isinstance(customer, str) else str(customer["id"])


def _mend(customer_id: str, what: str, ours: str, theirs: str) -> int:
    row = Difference.objects.create(
        customer_id=customer_id, what=what, ours=ours[:300], theirs=theirs[:300]
    )
    try:
        reading.read_customer(customer_id)
    except stripe.StripeError as problem:
        log.warning("not mended", what=what, problem=str(problem))
    else:
        row.mended = True
        row.save(update_fields=["mended"])
    log.info("reconciled", what=what, ours=ours, theirs=theirs, mended=row.mended)
    return 1


def _mend_missing(row: Any) -> int:  # noqa: ANN401 - dj-stripe has no types
    """Ours, and not in Stripe's list: it is asked for by name before it is given up."""
    try:
        gateway.subscription(row.id)
    except stripe.InvalidRequestError as problem:
        if not gateway.is_missing(problem):
            raise
        reading.settle_missing(row.id)
        Difference.objects.create(
            customer_id=row.customer.id,
            what=f"Subscription {row.id}",
            ours=summary(row.stripe_data)[:300],
            theirs="not known to Stripe",
            mended=True,
        )
        return 1
    return _mend(row.customer.id, f"Subscription {row.id}", summary(row.stripe_data), "unlisted")


def _odd(subscriptions: Any) -> int:  # noqa: ANN401 - the SDK's objects
    """What no reading can mend and a person must look at: paid twice, by nobody, for nothing."""
    live = [sub for sub in subscriptions if sub["status"] in LIVE]
    owned = set(Customer.objects.exclude(subscriber=None).values_list("id", flat=True))
    odd = [
        (_customer_of(sub), f"Subscription {sub['id']} is to a price that no plan names")
        for sub in live
        if pro_item(sub) is None
    ]
    odd += [
        (_customer_of(sub), f"Subscription {sub['id']} belongs to nobody here")
        for sub in live
        if _customer_of(sub) not in owned
    ]
    twice = Counter(_customer_of(sub) for sub in live)
    odd += [(name, f"{count} live subscriptions") for name, count in twice.items() if count > 1]
    known = set(Difference.objects.filter(mended=False).values_list("customer_id", "what"))
    new = [
        Difference(customer_id=name, what=what) for name, what in odd if (name, what) not in known
    ]
    Difference.objects.bulk_create(new)
    return len(new)
