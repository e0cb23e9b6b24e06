"""What the webhooks did not tell is found at night, mended, and said."""

from __future__ import annotations

import pytest
import stripe
from djstripe.models import Subscription, SubscriptionItem

from accounts.models import User
from billing import reconciling
from billing.models import CustomerRead, Difference
from billing.plans import MONTHLY, YEARLY
from billing.tests.shop import Shop
from conftest import person

pytestmark = pytest.mark.django_db


def lose(shop: Shop) -> None:
    shop.outbox.clear()


def test_a_purchase_that_nobody_told_us_of(user: User, shop: Shop) -> None:
    shop.buy(user)
    lose(shop)
    assert reconciling.reconcile() == 1
    row = Difference.objects.get()
    assert (row.ours, row.mended) == ("not known", True)
    assert row.theirs.startswith("trialing, price price_")
    assert shop.standing(user).state == "trial"


def test_an_end_that_nobody_told_us_of(user: User, shop: Shop) -> None:
    shop.buy(user)
    shop.arrive()
    shop.world.subscribing.cancel(shop.subscription(user))
    lose(shop)
    assert shop.standing(user).is_pro
    assert reconciling.reconcile() == 1
    assert not shop.standing(user).is_pro
    row = Difference.objects.get()
    assert (row.ours.split(",")[0], row.theirs.split(",")[0]) == ("trialing", "canceled")


def test_where_all_agree_nothing_is_reported_and_nobody_is_read(user: User, shop: Shop) -> None:
    shop.buy(user)
    shop.arrive()
    read = CustomerRead.objects.get().begun
    assert reconciling.reconcile() == 0
    assert CustomerRead.objects.get().begun == read
    assert not Difference.objects.exists()


def test_what_is_just_being_told_is_no_difference(user: User, shop: Shop) -> None:
    shop.buy(user)
    for event in shop.outbox:
        shop.post(event)
    assert reconciling.reconcile() == 0


def test_a_subscription_that_stripe_does_not_know_gives_nothing(user: User, shop: Shop) -> None:
    shop.buy(user)
    shop.arrive()
    shop.store.table("subscriptions").clear()
    assert reconciling.reconcile() == 1
    assert not shop.standing(user).is_pro
    assert Difference.objects.get().theirs == "not known to Stripe"


def test_all_pages_of_a_long_list_are_compared(shop: Shop) -> None:
    people = [person(f"many{number}@example.org") for number in range(120)]
    for each in people:
        shop.buy(each)
    lose(shop)
    assert reconciling.reconcile() == 120
    assert all(shop.standing(each).is_pro for each in people)


def test_paying_twice_is_reported_once_for_staff(user: User, shop: Shop) -> None:
    shop.buy(user)
    customer = shop.store.newest("customers")[0]
    price = shop.store.newest("prices")[0]
    shop.world.subscribing.create(customer, price, {"trial_days": 7})
    shop.arrive()
    reconciling.reconcile()
    reconciling.reconcile()
    row = Difference.objects.get(mended=False)
    assert row.what == "2 live subscriptions"


def test_when_stripe_is_down_what_we_have_stays(user: User, shop: Shop) -> None:
    shop.buy(user)
    shop.arrive()
    shop.app.down = True
    with pytest.raises(stripe.StripeError):
        reconciling.reconcile()
    assert shop.standing(user).is_pro


def test_without_payments_nothing_is_compared(db: None) -> None:  # noqa: ARG001 - asked for by its name
    assert reconciling.reconcile() == 0


def test_an_item_that_was_taken_out_gives_nothing_more(user: User, shop: Shop) -> None:
    """dj-stripe keeps the rows of items that a subscription no longer has."""
    shop.buy(user, MONTHLY)
    shop.arrive()
    sub = shop.subscription(user)
    sub["items"]["data"][0]["id"] = "si_another"
    sub["items"]["data"][0]["price"]["product"] = "prod_other"
    shop.world.subscribing.changed(sub)
    shop.arrive()
    assert SubscriptionItem.objects.count() == 2
    assert not shop.standing(user).is_pro


def test_a_new_price_leaves_those_who_bought_at_the_old_one_on_pro(user: User, shop: Shop) -> None:
    shop.buy(user, YEARLY)
    shop.arrive()
    old = shop.subscription(user)["items"]["data"][0]["price"]
    shop.world.catalogue.add_price(
        {
            "product": old["product"],
            "currency": "gbp",
            "unit_amount": "9900",
            "recurring": {"interval": "year"},
            "lookup_key": YEARLY.lookup_key,
            "transfer_lookup_key": "true",
        }
    )
    shop.world.subscribing.changed(shop.subscription(user))
    shop.arrive()
    assert (
        Subscription.objects.get().stripe_data["items"]["data"][0]["price"]["lookup_key"] is None
    )
    assert shop.standing(user).offer == YEARLY
