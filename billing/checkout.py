"""Sending a person to Stripe's pages: to pay, or to manage what they have."""

from __future__ import annotations

from typing import Any

import stripe
import structlog
from django.conf import settings
from django.core.cache import cache
from django.urls import reverse
from djstripe.models import Customer, Subscription

from accounts.models import Sending, User
from accounts.receipts import Left, note
from billing import gateway
from billing.plans import TRIAL_DAYS, Offer
from billing.subscriptions import payments_are_on, standing_for
from core.errors import Refused

log = structlog.get_logger()
HOUR = 3600
SILENT = (
    "Stripe, which takes the payments, does not answer now. Nothing was charged. "
    "Try again in a minute."
)
FLOWS = {"card": "payment_method_update"}


def checkout_url(user: User, offer: Offer) -> str:
    """Where the person pays for an offer. Raises Refused, with a sentence."""
    _refuse_without_payments(user)
    if standing_for(user).live:
        raise Refused("You have a subscription already. Change it under “Manage at Stripe”.")
    try:
        return _open_checkout(user, offer)
    except stripe.StripeError as problem:
        log.exception("checkout not opened")
        raise Refused(SILENT) from problem


def _open_checkout(user: User, offer: Offer) -> str:
    customer = customer_of(user)
    for session in gateway.open_checkouts(customer.id):
        gateway.expire_checkout(session.id)  # of two tabs, one can be paid
    price = gateway.price_of(offer.lookup_key)
    if price is None:
        log.error("no price", lookup_key=offer.lookup_key)
        raise Refused("This plan is not for sale yet: the payments are not set up to the end.")
    wish: dict[str, Any] = {
        "mode": "subscription",
        "customer": customer.id,
        "client_reference_id": str(user.pk),
        "line_items": [{"price": price.id, "quantity": 1}],
        "allow_promotion_codes": True,
        "success_url": f"{address('billing:done')}?session={{CHECKOUT_SESSION_ID}}",
        "cancel_url": f"{address('billing:plan')}?back=1",
    }
    if may_try(user):
        wish.update(_trial())
    opened = gateway.open_checkout(**wish)
    what = f"The plan ({offer.title}) and your number here"
    _note(user, "Going to the checkout", what, len(offer.lookup_key) + len(str(user.pk)))
    return str(opened.url)


def _trial() -> dict[str, Any]:
    """Where no card is asked for, a trial that nobody pays for ends by itself."""
    without = settings.STRIPE_TRIAL_WITHOUT_CARD
    return {
        "payment_method_collection": "if_required" if without else "always",
        "subscription_data": {
            "trial_period_days": TRIAL_DAYS,
            "trial_settings": {"end_behavior": {"missing_payment_method": "cancel"}},
        },
    }


def may_try(user: User) -> bool:
    """A trial is for those who never had a subscription."""
    return not Subscription.objects.filter(customer__subscriber=user).exists()


def portal_url(user: User, flow: str = "") -> str:
    """Where the person manages what they have; ``flow`` may be card. Raises Refused."""
    _refuse_without_payments(user)
    if not Customer.objects.filter(subscriber=user).exists():
        raise Refused("There is nothing to manage yet: you have not bought anything.")
    wish: dict[str, Any] = {
        "customer": customer_of(user).id,
        "return_url": address("billing:plan"),
    }
    if flow in FLOWS:
        wish["flow_data"] = {
            "type": FLOWS[flow],
            "after_completion": {
                "type": "redirect",
                "redirect": {"return_url": address("billing:plan")},
            },
        }
    try:
        configuration = _configuration()
        if configuration:
            wish["configuration"] = configuration
        opened = gateway.open_portal(**wish)
    except stripe.StripeError as problem:
        log.exception("portal not opened")
        raise Refused(SILENT) from problem
    _note(user, "Managing your plan", "Your number there", len(wish["customer"]))
    return str(opened.url)


def _configuration() -> str | None:
    key = f"billing-portal-{settings.STRIPE_SECRET_KEY[-6:]}"
    found: str | None = cache.get(key)
    if found is None:
        found = gateway.portal_configuration()
        cache.set(key, found, HOUR)
    return found


def _refuse_without_payments(user: User) -> None:
    if not payments_are_on():
        raise Refused("This server takes no payments: everything is open.")
    if user.is_guest:
        raise Refused("Create an account first: a plan belongs to one.")


def customer_of(user: User) -> Any:  # noqa: ANN401 - dj-stripe has no types
    """The person's customer at Stripe, made if need be; ``stripe.StripeError`` when it cannot."""
    mode = settings.STRIPE_LIVE_MODE
    known = Customer.objects.filter(subscriber=user, livemode=mode).order_by("-created").first()
    if known is not None:
        return known
    made, _ = Customer.get_or_create(user, livemode=mode, api_key=settings.STRIPE_SECRET_KEY)
    size = len(user.email) + len(str(user.pk))
    _note(user, "Opening your customer", "Your e-mail address and your number here", size)
    return made


def _note(user: User, purpose: str, what: str, characters: int) -> None:
    """Put on the receipt what Stripe was told; what is typed on its pages never comes here."""
    left = Left(
        kind=Sending.Kind.PAYMENT,
        receiver="Stripe",
        purpose=purpose,
        what=what,
        characters=characters,
    )
    note(user, left)


def address(name: str) -> str:
    return f"{settings.SITE_URL}{reverse(name)}"
