"""Who may tell us anything about money: Stripe, by its signature, and nobody else."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from djstripe.models import Event, WebhookEndpoint, WebhookEventTrigger
from pytest_django import Settings

from accounts.models import User
from billing import pipeline
from billing.demo_stripe.events import payload_of, signature
from billing.models import StripeEvent
from billing.tests.shop import Shop

pytestmark = pytest.mark.django_db


def an_event(shop: Shop, **said: Any) -> dict[str, Any]:
    customer = {"id": "cus_1", "object": "customer"}
    return {**shop.world.events.emit("customer.updated", customer), **said}


def send(body: str, headers: dict[str, str], name: object = None) -> int:
    name = name or WebhookEndpoint.objects.get().djstripe_uuid
    return (
        Client()
        .post(
            f"/stripe/webhook/{name}/",
            body,
            content_type="application/json",
            headers=headers,
        )
        .status_code
    )


def kept() -> int:
    rows = (WebhookEventTrigger, Event, StripeEvent)
    return sum(model.objects.count() for model in rows)


def signed(body: str, secret: str, at: int | None = None) -> dict[str, str]:
    return {"Stripe-Signature": signature(body, secret, at)}


def unsigned(body: str, secret: str) -> tuple[str, dict[str, str]]:  # noqa: ARG001 - as the others
    return body, {}


def forged(body: str, secret: str) -> tuple[str, dict[str, str]]:
    return body, signed(body, secret[:-1] + "x")


def stale(body: str, secret: str) -> tuple[str, dict[str, str]]:
    return body, signed(body, secret, int(time.time()) - 301)


def altered(body: str, secret: str) -> tuple[str, dict[str, str]]:
    return body.replace("cus_1", "cus_2"), signed(body, secret)


def without_a_scheme(body: str, secret: str) -> tuple[str, dict[str, str]]:
    header = signed(body, secret)["Stripe-Signature"].replace("v1=", "v0=")
    return body, {"Stripe-Signature": header}


def of_nonsense(body: str, secret: str) -> tuple[str, dict[str, str]]:  # noqa: ARG001 - as the others
    return body, {"Stripe-Signature": "t=now,v1=yes"}


def with_another_secret(body: str, secret: str) -> tuple[str, dict[str, str]]:  # noqa: ARG001 - as the others
    mine = "whsec_of_the_attacker"
    return body, {**signed(body, mine), "X-Djstripe-Webhook-Secret": mine}


def with_the_header_and_the_right_secret(body: str, secret: str) -> tuple[str, dict[str, str]]:
    return body, {**signed(body, secret), "X-Djstripe-Webhook-Secret": secret}


def of_live_mode(body: str, secret: str) -> tuple[str, dict[str, str]]:
    live = body.replace('"livemode": false', '"livemode": true')
    return live, signed(live, secret)


def not_an_event(_: str, secret: str) -> tuple[str, dict[str, str]]:
    return "[1]", signed("[1]", secret)


def not_json(_: str, secret: str) -> tuple[str, dict[str, str]]:
    return "{", signed("{", secret)


ATTACKS = [
    *(unsigned, forged, stale, altered, without_a_scheme, of_nonsense, with_another_secret),
    *(with_the_header_and_the_right_secret, of_live_mode, not_an_event, not_json),
]


@pytest.mark.parametrize("debug", [False, True])
@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_what_is_not_surely_stripes_is_refused_and_nothing_is_stored(
    attack: Callable[[str, str], tuple[str, dict[str, str]]],
    *,
    debug: bool,
    shop: Shop,
    paid: Settings,
) -> None:
    paid.DEBUG = debug
    secret = WebhookEndpoint.objects.get().secret
    body, headers = attack(payload_of(an_event(shop)), secret)
    assert send(body, headers) == 400
    assert kept() == 0


def test_an_unknown_endpoint_is_no_endpoint(shop: Shop) -> None:
    body = payload_of(an_event(shop))
    secret = WebhookEndpoint.objects.get().secret
    assert send(body, signed(body, secret), uuid.uuid4()) == 404
    assert kept() == 0


def test_the_secret_of_another_endpoint_opens_nothing(shop: Shop) -> None:
    ours = WebhookEndpoint.objects.get()
    other = WebhookEndpoint.objects.create(
        id="we_other", secret="whsec_other", url="https://other.example", enabled_events=["*"]
    )
    body = payload_of(an_event(shop))
    assert send(body, signed(body, other.secret), ours.djstripe_uuid) == 400
    assert kept() == 0


@pytest.mark.parametrize(
    "change", [{"djstripe_validation_method": "none"}, {"secret": ""}, {"djstripe_tolerance": 0}]
)
def test_an_endpoint_that_was_weakened_still_takes_no_forgery(
    shop: Shop, change: dict[str, Any]
) -> None:
    secret = WebhookEndpoint.objects.get().secret
    WebhookEndpoint.objects.update(**change)
    body = payload_of(an_event(shop))
    for header in (signed(body, "whsec_x"), signed(body, secret, int(time.time()) - 9999)):
        assert send(body, header) == 400
    assert kept() == 0


def test_other_methods_are_not_for_webhooks(shop: Shop) -> None:
    name = WebhookEndpoint.objects.get().djstripe_uuid
    assert Client().get(f"/stripe/webhook/{name}/").status_code == 405
    assert shop.outbox == []


def test_the_same_event_ten_times_is_acted_on_once(user: User, shop: Shop) -> None:
    shop.buy(user)
    events = list(shop.outbox)
    shop.arrive()
    asked = len(shop.app.requests)
    shop.arrive(events * 10)
    assert len(shop.app.requests) == asked
    assert StripeEvent.objects.count() == len(events)


def test_events_of_a_purchase_in_reverse_lead_to_the_same_end(user: User, shop: Shop) -> None:
    shop.buy(user)
    shop.arrive(reversed(shop.outbox))
    assert shop.standing(user).state == "trial"


def test_an_old_event_changes_nothing_back(user: User, shop: Shop) -> None:
    shop.buy(user)
    began = list(shop.outbox)
    shop.outbox.clear()
    shop.world.subscribing.cancel(shop.subscription(user))
    shop.arrive()
    assert shop.standing(user).state == "free"
    shop.arrive(began)
    assert shop.standing(user).state == "free"


def test_the_state_is_read_and_not_believed(user: User, shop: Shop) -> None:
    """An event of another version, with a period on the subscription and a false status."""
    shop.buy(user)
    shop.world.subscribing.cancel(shop.subscription(user))
    old = json.loads(json.dumps(shop.outbox[-1]))
    old.update(id="evt_old", api_version="2019-05-16", type="customer.subscription.updated")
    old["data"]["object"].update(status="active", current_period_end=9_999_999_999)
    old["data"]["object"].pop("items")
    shop.arrive([old])
    assert shop.standing(user).state == "free"


@pytest.mark.parametrize("kind", ["customer.something_new", "v9.unheard.of", "invoice.paid"])
def test_an_unknown_event_is_kept_and_harms_nothing(kind: str, shop: Shop) -> None:
    event = an_event(shop, type=kind)
    event["data"]["object"] = {"id": "thing_1", "object": "thing"}
    shop.arrive([event])
    assert StripeEvent.objects.get().status == "ready"


def test_an_event_waits_while_stripe_is_down_and_is_acted_on_after(user: User, shop: Shop) -> None:
    shop.buy(user)
    for event in shop.outbox:
        shop.post(event)
    shop.app.down = True
    shop.work()
    assert {each.status for each in StripeEvent.objects.all()} == {"waiting"}
    assert shop.standing(user).state == "free"
    shop.app.down = False
    shop.work_again()
    assert shop.standing(user).state == "trial"


def test_an_event_that_fails_is_kept_with_why_and_can_be_run_again(user: User, shop: Shop) -> None:
    shop.buy(user)
    event = shop.outbox[-1]
    shop.post(event)
    row = StripeEvent.objects.get()
    customer = shop.store.tables["customers"].pop(row.customer_id)
    pipeline.read_event(row.pk)
    row.refresh_from_db()
    assert row.status == "failed"
    assert "No such customer" in row.problem
    shop.store.add("customers", customer)
    assert row.renew()
    shop.work()
    assert shop.standing(user).state == "trial"


def test_of_two_readings_at_once_the_older_never_overwrites_the_newer(
    user: User, shop: Shop
) -> None:
    """While one worker waits for Stripe's answer, all changes and another reads that."""
    shop.buy(user)
    first, *rest = list(shop.outbox)
    shop.outbox.clear()
    shop.post(first)

    def meanwhile() -> None:
        shop.world.subscribing.cancel(shop.subscription(user))
        for event in shop.outbox:
            shop.post(event)
        for row in StripeEvent.objects.filter(status="waiting"):
            pipeline.read_event(row.pk)

    shop.http.after("/v1/invoices", meanwhile)
    pipeline.read_event(StripeEvent.objects.get().pk)
    assert shop.standing(user).state == "free"
    shop.arrive(rest)
    assert shop.standing(user).state == "free"
