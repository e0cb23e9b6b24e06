"""Closing an account ends what is paid and deletes the person at Stripe."""

from __future__ import annotations

import json

import pytest
from djstripe.models import Customer, Invoice, Subscription, WebhookEventTrigger

from accounts.models import User
from billing import pipeline, services
from billing.models import ClosedCustomer
from billing.subscriptions import forget
from billing.tests.shop import Shop

pytestmark = pytest.mark.django_db


def work(shop: Shop) -> None:
    ClosedCustomer.objects.unsettled().update(not_before=None)
    for closing in ClosedCustomer.objects.unsettled():
        pipeline.close_customer(closing.pk)
    shop.arrive()


def test_the_subscription_ends_and_nothing_names_the_person(user: User, shop: Shop) -> None:
    shop.buy(user)
    shop.arrive()
    services.close_customer(user)
    user.delete()
    work(shop)
    sub = shop.store.newest("subscriptions")[0]
    assert (sub["status"], shop.store.newest("customers")[0]["deleted"]) == ("canceled", True)
    assert Subscription.objects.get().stripe_data["status"] == "canceled"
    tables = (Customer, Invoice, Subscription)
    rows = [row for model in tables for row in model.objects.values_list("stripe_data", flat=True)]
    assert "ada@example.org" not in json.dumps(rows)
    assert Customer.objects.get().email == ""
    assert not WebhookEventTrigger.objects.filter(body__contains="ada@example.org").exists()
    assert Invoice.objects.exists()


def test_it_is_safe_to_call_again(user: User, shop: Shop) -> None:
    shop.buy(user)
    shop.arrive()
    for _ in range(3):
        services.close_customer(user)
        work(shop)
    assert ClosedCustomer.objects.count() == 1
    assert ClosedCustomer.objects.get().status == "ready"


def test_while_stripe_is_down_it_waits_and_is_done_after(user: User, shop: Shop) -> None:
    shop.buy(user)
    shop.arrive()
    shop.app.down = True
    services.close_customer(user)
    user.delete()
    for closing in ClosedCustomer.objects.all():
        pipeline.close_customer(closing.pk)
    assert ClosedCustomer.objects.get().status == "waiting"
    shop.app.down = False
    work(shop)
    assert shop.store.newest("subscriptions")[0]["status"] == "canceled"


def test_who_never_bought_and_who_has_no_payments_close_at_once(user: User) -> None:
    services.close_customer(user)
    assert not ClosedCustomer.objects.exists()


def test_a_customer_deleted_by_staff_at_stripe_loses_pro_here(user: User, shop: Shop) -> None:
    shop.buy(user)
    shop.arrive()
    shop.world.delete_customer(shop.store.newest("customers")[0])
    shop.arrive()
    assert not shop.standing(user).is_pro
    assert Customer.objects.get().subscriber is None


def test_who_stays_after_all_can_buy_again(user: User, shop: Shop) -> None:
    shop.buy(user)
    shop.arrive()
    services.close_customer(user)
    work(shop)
    forget(user)
    assert shop.buy(user) == ""
    shop.arrive()
    assert shop.standing(user).is_pro
    assert len(shop.store.table("customers")) == 2
