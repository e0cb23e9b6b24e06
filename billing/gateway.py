"""What is asked of Stripe: the one module that calls its API, beside dj-stripe's own models.

Every answer is of the pinned version, whatever the account's default is. Errors are
``stripe.StripeError``; ``later`` says which of them pass by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import stripe
from django.conf import settings

SECONDS = 15.0
NEWEST_BILLS = 24
Thing = dict[str, Any]


def be_patient_for(seconds: float) -> None:
    """Wait so long for an answer; the SDK's own default is more than a page may take."""
    if stripe.default_http_client is None:
        stripe.default_http_client = stripe.RequestsClient(timeout=seconds)


def said() -> dict[str, Any]:
    """The key and the version, for every call."""
    return {
        "api_key": settings.STRIPE_SECRET_KEY,
        "stripe_version": settings.STRIPE_API_VERSION,
    }


def later(problem: stripe.StripeError) -> bool:
    """Whether it is worth asking again: no answer, too many requests, or a fault of theirs."""
    if isinstance(problem, stripe.APIConnectionError | stripe.RateLimitError):
        return True
    return (problem.http_status or 0) >= 500


def is_missing(problem: stripe.StripeError) -> bool:
    return problem.code == "resource_missing"


# Reading.


def customer(name: str) -> Any:  # noqa: ANN401 - the SDK's object, as dj-stripe takes it
    """A customer as it is now; one that was deleted says so."""
    return stripe.Customer.retrieve(name, **said())


def subscriptions_of(customer_id: str) -> list[Any]:
    """All of a customer's subscriptions, whatever their state, with the newest bill of each."""
    found = stripe.Subscription.list(
        customer=customer_id, status="all", limit=100, expand=["data.latest_invoice"], **said()
    )
    return list(found.auto_paging_iter())


def subscription(name: str) -> Any:  # noqa: ANN401 - the SDK's object, as dj-stripe takes it
    return stripe.Subscription.retrieve(name, expand=["latest_invoice"], **said())


def all_subscriptions() -> Iterator[Any]:
    """Every subscription of the account, whatever its state."""
    found = stripe.Subscription.list(
        status="all", limit=100, expand=["data.latest_invoice"], **said()
    )
    return iter(found.auto_paging_iter())


def newest_bills(customer_id: str) -> list[Any]:
    """A customer's newest invoices; with discounts, which dj-stripe needs whole, and payments."""
    found = stripe.Invoice.list(
        customer=customer_id,
        limit=NEWEST_BILLS,
        expand=["data.discounts", "data.payments"],
        **said(),
    )
    return list(found.data)


def charge(name: str) -> Any:  # noqa: ANN401 - the SDK's object, as dj-stripe takes it
    return stripe.Charge.retrieve(name, **said())


def price_of(lookup_key: str) -> Any:  # noqa: ANN401 - the SDK's object, or nothing
    """The price that is sold under a lookup key; None when there is none."""
    found = stripe.Price.list(lookup_keys=[lookup_key], active=True, limit=1, **said())
    return found.data[0] if found.data else None


# Asking for something.


def open_checkout(**wish: Any) -> Any:  # noqa: ANN401 - the SDK's object
    return stripe.checkout.Session.create(**wish, **said())


def open_checkouts(customer_id: str) -> list[Any]:
    found = stripe.checkout.Session.list(customer=customer_id, status="open", limit=10, **said())
    return list(found.data)


def expire_checkout(name: str) -> None:
    stripe.checkout.Session.expire(name, **said())


def portal_configuration() -> str | None:
    """The id of our configuration of the portal; None before ``setup_stripe`` was run."""
    found = stripe.billing_portal.Configuration.list(active=True, limit=100, **said())
    for each in found.data:
        if each.metadata and "jobalign" in each.metadata:
            return str(each.id)
    return None


def open_portal(**wish: Any) -> Any:  # noqa: ANN401 - the SDK's object
    return stripe.billing_portal.Session.create(**wish, **said())


def delete_customer(name: str) -> None:
    """Delete a customer, which ends all that they subscribe to; one that is gone is no error."""
    try:
        stripe.Customer.delete(name, **said())
    except stripe.InvalidRequestError as problem:
        if not is_missing(problem):
            raise
