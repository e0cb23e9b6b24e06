"""What must be there in Stripe, and the steps from what is there to that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import uuid4

import stripe
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from djstripe.models import Account, WebhookEndpoint

from billing import gateway
from billing.notices import Money
from billing.plans import CURRENCY, OFFERS, PRODUCT, PRODUCT_NAME, PRODUCT_TEXT, Offer

EVENTS = [
    "charge.dispute.created",
    "charge.refunded",
    "checkout.session.completed",
    "customer.deleted",
    "customer.subscription.created",
    "customer.subscription.deleted",
    "customer.subscription.paused",
    "customer.subscription.resumed",
    "customer.subscription.trial_will_end",
    "customer.subscription.updated",
    "customer.updated",
    "invoice.finalized",
    "invoice.paid",
    "invoice.payment_action_required",
    "invoice.payment_failed",
    "invoice.voided",
    "price.updated",
    "product.updated",
]
OURS = {"jobalign": "portal"}


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do, in words, and how."""

    words: str
    do: Callable[[], Any]


def steps() -> list[Step]:
    """What is to be done; empty when all is as it should be. Raises ``stripe.StripeError``."""
    found = _product()
    for offer in OFFERS.values():
        found += _price(offer)
    return [*found, *_portal(), *_endpoint()]


def _product() -> list[Step]:
    wish: dict[str, Any] = {"name": PRODUCT_NAME, "description": PRODUCT_TEXT}
    try:
        known = stripe.Product.retrieve(PRODUCT, **gateway.said())
    except stripe.InvalidRequestError as problem:
        if not gateway.is_missing(problem):
            raise
        make = partial(stripe.Product.create, id=PRODUCT, **wish, **gateway.said())
        return [Step(f"Make the product {PRODUCT_NAME}.", make)]
    if (known.name, known.description) == (PRODUCT_NAME, PRODUCT_TEXT) and known.active:
        return []
    change = partial(stripe.Product.modify, PRODUCT, active=True, **wish, **gateway.said())
    return [Step(f"Bring the product {PRODUCT_NAME} up to date.", change)]


def _price(offer: Offer) -> list[Step]:
    """A price cannot be changed in Stripe: another takes its lookup key, and those who bought at
    the old one keep it."""
    known = gateway.price_of(offer.lookup_key)
    if known is not None and _is(known, offer):
        return []
    said = f"{Money(offer.amount, CURRENCY)} a {offer.interval}"
    make = partial(
        stripe.Price.create,
        product=PRODUCT,
        currency=CURRENCY,
        unit_amount=offer.amount,
        recurring={"interval": offer.interval},
        lookup_key=offer.lookup_key,
        transfer_lookup_key=True,
        nickname=offer.title,
        **gateway.said(),
    )
    if known is None:
        return [Step(f"Make the price {offer.title}, {said}.", make)]
    archive = partial(stripe.Price.modify, known.id, active=False, **gateway.said())
    return [
        Step(f"Make a new price {offer.title}, {said}.", make),
        Step(f"Sell no more at the old price {known.id}.", archive),
    ]


def _is(price: Any, offer: Offer) -> bool:  # noqa: ANN401 - the SDK's object
    return (price.unit_amount, price.currency, price.recurring.interval) == (
        offer.amount,
        CURRENCY,
        offer.interval,
    )


def _portal() -> list[Step]:
    known = gateway.portal_configuration()
    if known is None:
        return [Step("Make the configuration of the customer portal.", _keep_portal)]
    if _portal_is_right(known):
        return []
    change = partial(_keep_portal, known)
    return [Step("Bring the configuration of the customer portal up to date.", change)]


def _portal_is_right(name: str) -> bool:
    known = stripe.billing_portal.Configuration.retrieve(name, **gateway.said())
    update = known.features["subscription_update"]
    offered = {price for each in update["products"] or [] for price in each["prices"]}
    return offered == set(_prices()) and known.default_return_url == _plan_url()


def _prices() -> list[str]:
    found = [gateway.price_of(offer.lookup_key) for offer in OFFERS.values()]
    return [price.id for price in found if price is not None]


def _plan_url() -> str:
    return f"{settings.SITE_URL}{reverse('billing:plan')}"


def _keep_portal(known: str | None = None) -> None:
    wish: dict[str, Any] = {
        "default_return_url": _plan_url(),
        "metadata": OURS,
        "features": {
            "customer_update": {"enabled": True, "allowed_updates": ["address", "tax_id"]},
            "invoice_history": {"enabled": True},
            "payment_method_update": {"enabled": True},
            "subscription_cancel": {"enabled": True, "mode": "at_period_end"},
            "subscription_update": {
                "enabled": True,
                "default_allowed_updates": ["price", "promotion_code"],
                "proration_behavior": "always_invoice",
                "products": [{"product": PRODUCT, "prices": _prices()}],
            },
        },
    }
    portal = stripe.billing_portal.Configuration
    if known is None:
        portal.create(**wish, **gateway.said())
    else:
        portal.modify(known, **wish, **gateway.said())


def _endpoint() -> list[Step]:
    """Our endpoint, whose secret only its making tells; one made elsewhere cannot be used."""
    listed = stripe.WebhookEndpoint.list(limit=100, **gateway.said())
    there = {each.id: each for each in listed.data}
    old: list[Step] = []
    for row in WebhookEndpoint.objects.exclude(secret=""):
        known = there.get(row.id)
        if known is None:
            continue
        if known.url != _endpoint_url(row.djstripe_uuid):
            take_away = partial(stripe.WebhookEndpoint.delete, known.id, **gateway.said())
            old.append(Step(f"Take away the old webhook endpoint at {known.url}.", take_away))
            continue
        if sorted(known.enabled_events) == EVENTS and known.status == "enabled":
            return []
        wish: dict[str, Any] = {"enabled_events": EVENTS, "disabled": False}
        change = partial(stripe.WebhookEndpoint.modify, known.id, **wish, **gateway.said())
        return [Step("Bring the webhook endpoint up to date.", change)]
    return [*old, Step(f"Make a webhook endpoint at {settings.SITE_URL}.", _make_endpoint)]


def _endpoint_url(name: Any) -> str:  # noqa: ANN401 - a UUID, or its words
    address = reverse("djstripe:djstripe_webhook_by_uuid", kwargs={"uuid": name})
    return f"{settings.SITE_URL}{address}"


def _make_endpoint() -> None:
    """Its row is there before Stripe can send the first event to it."""
    name = uuid4()
    made = stripe.WebhookEndpoint.create(
        url=_endpoint_url(name),
        enabled_events=EVENTS,  # type: ignore[arg-type] # the names of events are literals there
        api_version=settings.STRIPE_API_VERSION,  # type: ignore[arg-type] # as are versions
        description="JobAlign",
        metadata={"djstripe_uuid": str(name)},
        **gateway.said(),
    )
    account = Account.get_or_retrieve_for_api_key(settings.STRIPE_SECRET_KEY)
    with transaction.atomic():
        WebhookEndpoint.objects.filter(livemode=settings.STRIPE_LIVE_MODE).delete()
        WebhookEndpoint.objects.create(
            id=made.id,
            djstripe_uuid=name,
            djstripe_owner_account=account,
            livemode=made.livemode,
            api_version=made.api_version or "",
            enabled_events=list(made.enabled_events),
            secret=made.secret or "",
            status=made.status,
            url=made.url,
        )
