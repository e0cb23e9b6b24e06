"""The stand-in answers as Stripe does, also when it says no: asked through Stripe's own SDK."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import stripe

from accounts.models import User
from billing import gateway
from billing.demo_stripe.clock import DAY, later
from billing.demo_stripe.store import Store
from billing.demo_stripe.world import World
from billing.tests.shop import KEY, Shop

pytestmark = pytest.mark.django_db
SAID: dict[str, Any] = {"api_key": KEY, "stripe_version": "2026-08-26.dahlia"}


def test_the_same_key_makes_one_and_other_words_under_it_are_refused(shop: Shop) -> None:
    first = stripe.Customer.create(email="a@example.org", idempotency_key="k", **SAID)
    again = stripe.Customer.create(email="a@example.org", idempotency_key="k", **SAID)
    assert (first.id, len(shop.store.table("customers"))) == (again.id, 1)
    with pytest.raises(stripe.IdempotencyError):
        stripe.Customer.create(email="b@example.org", idempotency_key="k", **SAID)


WRONG: dict[str, tuple[Callable[[], Any], type[stripe.StripeError], str]] = {
    "a key of another kind": (
        lambda: stripe.Account.retrieve(api_key="pk_test_" + "x" * 24),
        stripe.AuthenticationError,
        "Invalid API Key",
    ),
    "a version that is not pinned": (
        lambda: stripe.Account.retrieve(api_key=KEY, stripe_version="2019-05-16"),
        stripe.InvalidRequestError,
        "Invalid Stripe API version",
    ),
    "what is not there": (
        lambda: stripe.Customer.retrieve("cus_none", **SAID),
        stripe.InvalidRequestError,
        "No such customer: 'cus_none'",
    ),
    "a parameter that nobody knows": (
        lambda: stripe.Customer.create(colour="red", **SAID),  # type: ignore[call-arg]
        stripe.InvalidRequestError,
        "Received unknown parameter: colour",
    ),
    "an expansion of what is no id": (
        lambda: stripe.Price.list(expand=["data.colour"], **SAID),
        stripe.InvalidRequestError,
        "cannot be expanded",
    ),
    "a page that is too long": (
        lambda: stripe.Price.list(limit=101, **SAID),
        stripe.InvalidRequestError,
        "between 1 and 100",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_an_error_of_the_sdk(name: str, shop: Shop) -> None:  # noqa: ARG001 - a Stripe to ask
    ask, kind, words = WRONG[name]
    with pytest.raises(kind, match=words):
        ask()


def test_pages_of_a_list_follow_each_other(shop: Shop) -> None:  # noqa: ARG001 - a Stripe to ask
    names = [stripe.Customer.create(name=f"No {n}", **SAID).id for n in range(25)]
    found = stripe.Customer.list(limit=10, **SAID)
    assert (len(found.data), found.has_more) == (10, True)
    assert [each.id for each in found.auto_paging_iter()] == names[::-1]


def test_the_period_stands_on_the_item_and_the_bill_names_its_parent(
    user: User, shop: Shop
) -> None:
    shop.buy(user)
    customer = shop.store.newest("customers")[0]["id"]
    sub = gateway.subscriptions_of(customer)[0]
    assert "current_period_end" not in sub
    assert sub["items"].data[0].current_period_end == sub.trial_end
    bill = gateway.newest_bills(customer)[0]
    assert "subscription" not in bill
    assert bill.parent.subscription_details.subscription == sub.id
    assert sub.latest_invoice.id == bill.id


def test_what_falls_due_happens_in_order_and_each_thing_once(user: User, shop: Shop) -> None:
    shop.buy(user)
    shop.world.days_on(100)
    bills = shop.store.newest("invoices")[::-1]
    assert [each["billing_reason"] for each in bills] == [
        "subscription_create",
        *["subscription_cycle"] * 4,
    ]
    starts = [each["lines"]["data"][0]["period"]["start"] for each in bills[1:]]
    assert starts == sorted(set(starts))
    kinds = [event["type"] for event in shop.outbox]
    assert kinds.count("customer.subscription.trial_will_end") == 1


def test_a_month_from_the_last_day_comes_back_to_it() -> None:
    january = 1_769_817_600  # 31 January 2026
    february = later(january, "month", 1, january)
    assert (february - january) // DAY == 28
    assert (later(february, "month", 1, january) - february) // DAY == 31


def test_what_is_kept_in_a_file_is_there_after_a_restart(
    user: User, shop: Shop, tmp_path: Path
) -> None:

    shop.buy(user)
    shop.store.path = tmp_path / "demo.json"
    shop.store.save()
    again = World(Store(path=shop.store.path))
    assert again.store.tables == shop.store.tables
