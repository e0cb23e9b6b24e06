"""Reading a customer from Stripe and keeping what was read, whole, in dj-stripe's tables.

Whatever woke us, the whole state is read from the API at that moment; so events may be late,
doubled, lost or out of order. ``CustomerRead`` numbers the readings: what was read by an older one
is dropped when a newer one has been kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import stripe
from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from djstripe.models import (
    Account,
    Customer,
    IdempotencyKey,
    Invoice,
    PaymentMethod,
    Price,
    Subscription,
)

from accounts.models import User
from billing import gateway, notices
from billing.models import CustomerRead
from billing.rights import Standing
from billing.subscriptions import standing_at

PERSONAL = (
    *("customer_email", "customer_name", "customer_address", "customer_phone"),
    *("customer_shipping", "customer_tax_ids"),
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What Stripe said of a customer at one moment."""

    customer: Any
    subscriptions: list[Any]
    bills: list[Any]

    @property
    def deleted(self) -> bool:
        return bool(self.customer.get("deleted"))


def read_customer(customer_id: str) -> bool:
    """Read a customer and keep what was read; false when a newer reading was kept meanwhile.

    Raises ``stripe.StripeError``.
    """
    number = _begin(customer_id)
    seen = _see(customer_id)
    _know_first(seen)
    with transaction.atomic():
        turn = CustomerRead.objects.filter(customer_id=customer_id, kept__lt=number)
        if not turn.update(kept=number, kept_at=timezone.now()):
            return False
        _keep(customer_id, seen)
    return True


def _begin(customer_id: str) -> int:
    CustomerRead.objects.get_or_create(customer_id=customer_id)
    with transaction.atomic():
        CustomerRead.objects.filter(customer_id=customer_id).update(begun=F("begun") + 1)
        return CustomerRead.objects.get(customer_id=customer_id).begun


def _see(customer_id: str) -> Seen:
    customer = gateway.customer(customer_id)
    if not customer.get("deleted"):
        subscriptions = gateway.subscriptions_of(customer_id)
        return Seen(customer, subscriptions, gateway.newest_bills(customer_id))
    known = Subscription.objects.filter(customer__id=customer_id).values_list("id", flat=True)
    return Seen(customer, [sub for name in known if (sub := _still_there(name))], [])


def _still_there(sub_id: str) -> Any:  # noqa: ANN401 - the SDK's object, or nothing
    try:
        return gateway.subscription(sub_id)
    except stripe.InvalidRequestError as problem:
        if not gateway.is_missing(problem):
            raise
        settle_missing(sub_id)
        return None


def _know_first(seen: Seen) -> None:
    """What dj-stripe would fetch while it writes is fetched before: the write then waits for
    nobody, and holds no lock of the database while it would."""
    Account.get_or_retrieve_for_api_key(settings.STRIPE_SECRET_KEY)
    prices = {item["price"]["id"] for sub in seen.subscriptions for item in _items(sub)}
    for name in prices - set(Price.objects.filter(id__in=prices).values_list("id", flat=True)):
        Price._get_or_retrieve(name, api_key=settings.STRIPE_SECRET_KEY)  # noqa: SLF001 - dj-stripe's only way
    method = (seen.customer.get("invoice_settings") or {}).get("default_payment_method")
    if method and not Customer.objects.filter(id=seen.customer["id"]).exists():
        # A card's row needs its customer's, and the customer's names the card.
        bare = _plain(seen.customer)
        bare["invoice_settings"]["default_payment_method"] = None
        Customer.sync_from_stripe_data(bare, api_key=settings.STRIPE_SECRET_KEY)
    if method and not PaymentMethod.objects.filter(id=method).exists():
        PaymentMethod._get_or_retrieve(method, api_key=settings.STRIPE_SECRET_KEY)  # noqa: SLF001 - dj-stripe's only way


def _items(sub: Any) -> Iterable[Any]:  # noqa: ANN401 - the SDK's object
    items: Iterable[Any] = sub["items"]["data"]
    return items


def _plain(thing: Any) -> dict[str, Any]:  # noqa: ANN401 - the SDK's object
    made: dict[str, Any] = json.loads(str(thing))
    return made


def _keep(customer_id: str, seen: Seen) -> None:
    person = _person(customer_id) or _person_named(seen.customer)
    before = standing_at(person, timezone.now()) if person else None
    if not seen.deleted:
        _sync(Customer, [seen.customer])
    _sync(Subscription, seen.subscriptions)
    _sync(Invoice, seen.bills)
    if seen.deleted:
        _forget_customer(customer_id)
    if person and before:
        _tell(person, before)


def _tell(person: User, before: Standing) -> None:
    now = standing_at(person, timezone.now())
    notices.note_change(person, before, now)


def _person(customer_id: str) -> User | None:
    known = Customer.objects.filter(id=customer_id).select_related("subscriber").first()
    person: User | None = known.subscriber if known else None
    return person


def _person_named(customer: Any) -> User | None:  # noqa: ANN401 - the SDK's object
    """Whom a customer says that it is of, when it is seen for the first time."""
    name = (customer.get("metadata") or {}).get(settings.DJSTRIPE_SUBSCRIBER_CUSTOMER_KEY, "")
    return User.objects.filter(pk=int(name)).first() if str(name).isdigit() else None


def _sync(model: Any, things: list[Any]) -> None:  # noqa: ANN401 - dj-stripe has no types
    """Write what is not written already."""
    names = [each["id"] for each in things]
    kept = dict(model.objects.filter(id__in=names).values_list("id", "stripe_data"))
    for thing in things:
        if _differs(kept.get(thing["id"]), _plain(thing)):
            model.sync_from_stripe_data(thing, api_key=settings.STRIPE_SECRET_KEY)


def _differs(ours: dict[str, Any] | None, theirs: dict[str, Any]) -> bool:
    """Whether Stripe's words are not those that are kept; dj-stripe adds some of its own."""
    return ours is None or any(ours.get(key) != value for key, value in theirs.items())


def _forget_customer(customer_id: str) -> None:
    """Take what names the person out of the rows of a customer who is deleted at Stripe; the
    amounts stay, for they were paid."""
    rows = Customer.objects.filter(id=customer_id)
    for person_id in rows.exclude(subscriber=None).values_list("subscriber_id", flat=True):
        # Else Stripe would answer the next purchase with the customer that is gone.
        IdempotencyKey.objects.filter(action=f"customer:create:{person_id}").delete()
    rows.update(
        subscriber=None,
        email="",
        metadata={},
        date_purged=timezone.now(),
        stripe_data={"id": customer_id, "object": "customer", "deleted": True},
    )
    PaymentMethod.objects.filter(customer__id=customer_id).delete()
    for bill in Invoice.objects.filter(customer__id=customer_id):
        bill.stripe_data = _nameless(bill.stripe_data)
        bill.save(update_fields=["stripe_data"])
    for sub in Subscription.objects.filter(customer__id=customer_id):
        sub.stripe_data["latest_invoice"] = _nameless(sub.stripe_data.get("latest_invoice"))
        sub.save(update_fields=["stripe_data"])


def _nameless(bill: Any) -> Any:  # noqa: ANN401 - an invoice, or its id
    """An invoice without whom it is to."""
    if not isinstance(bill, dict):
        return bill
    return {key: value for key, value in bill.items() if key not in PERSONAL}


def settle_missing(sub_id: str) -> None:
    """A subscription that Stripe no longer knows gives nothing any more."""
    for row in Subscription.objects.filter(id=sub_id):
        row.stripe_data = {**row.stripe_data, "status": "canceled"}
        row.save(update_fields=["stripe_data"])


def read_catalogue(kind: str, name: str) -> None:
    """Read a price or a product again, where we have it. Raises ``stripe.StripeError``."""
    prices = Price.objects.filter(**{"id" if kind == "price" else "product__id": name})
    for row in prices:
        Price.sync_from_stripe_data(row.api_retrieve(), api_key=settings.STRIPE_SECRET_KEY)
