"""A shop for tests: the demonstration Stripe within the process, and its webhooks by hand."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import stripe
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from djstripe.models import WebhookEndpoint

from accounts.models import User
from billing import checkout, pipeline
from billing.demo_stripe.app import App
from billing.demo_stripe.cards import GOOD
from billing.demo_stripe.clock import Clock
from billing.demo_stripe.events import payload_of, signature, wanted
from billing.demo_stripe.store import Store, Thing
from billing.demo_stripe.world import World
from billing.models import Notice, StripeEvent
from billing.plans import MONTHLY, Offer
from billing.rights import Standing
from billing.subscriptions import forget, standing_at

KEY = "sk_test_" + "x" * 24
URL = "http://stripe.test"


class InProcess(stripe.HTTPClient):
    """Stripe's SDK speaks to the demonstration through the whole of HTTP but the wire."""

    name = "in process"

    def __init__(self, app: App) -> None:
        super().__init__()
        self.app = app
        self.hooks: dict[str, Callable[[], None]] = {}

    def after(self, path: str, do: Callable[[], None]) -> None:
        """Have something happen between the next answer to ``path`` and its arrival."""
        self.hooks[path] = do

    def request(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str] | None,
        post_data: Any = None,  # noqa: ANN401 - as the SDK sends it
        *,
        _usage: list[str] | None = None,
    ) -> tuple[str, int, Mapping[str, str]]:
        reply = self.app.answer(method.upper(), url, dict(headers or {}), post_data or "")
        hook = self.hooks.pop(urlsplit(url).path, None)
        if hook:
            hook()
        return reply.body.decode(), reply.status, {k.lower(): v for k, v in reply.headers.items()}

    def close(self) -> None:
        """Nothing is open."""


@dataclass
class Shop:
    """What a test does at Stripe, and what of it reaches us."""

    app: App
    http: InProcess
    outbox: list[Thing] = field(default_factory=list)
    wire: Client = field(default_factory=Client)  # one: each builds the whole chain of middleware

    @property
    def world(self) -> World:
        return self.app.world

    @property
    def store(self) -> Store:
        return self.app.world.store

    @property
    def now(self) -> datetime:
        return datetime.fromtimestamp(self.store.now(), UTC)

    # A person at Stripe's pages.

    def buy(self, user: User, offer: Offer = MONTHLY, card: str = GOOD, code: str = "") -> str:
        """Go through checkout; the sentence that its page says, empty when it is done."""
        return self.pay(checkout.checkout_url(user, offer), card, code)

    def pay(self, url: str, card: str = GOOD, code: str = "") -> str:
        session = self.store.get("checkout_sessions", url.rsplit("/", 1)[-1])
        return self.world.checkout.pay(session, card, code)

    def subscription(self, user: User) -> Thing:
        """The newest subscription of a person, as it is at Stripe."""
        for sub in self.store.newest("subscriptions"):
            customer = self.store.get("customers", sub["customer"])
            if customer["metadata"].get("jobalign_user") == str(user.pk):
                return sub
        raise AssertionError("no subscription")

    # What reaches us.

    def arrive(self, events: Iterable[Thing] | None = None) -> None:
        """Events are posted to our door, signed, and acted on."""
        for event in list(self.outbox) if events is None else events:
            assert self.post(event).status_code == 200, event["type"]
        if events is None:
            self.outbox.clear()
        self.work()

    def post(self, event: Thing, **said: str) -> HttpResponse:
        endpoint = WebhookEndpoint.objects.get()
        payload = payload_of(event)
        headers = {"Stripe-Signature": signature(payload, endpoint.secret), **said}
        answer = self.wire.post(
            f"/stripe/webhook/{endpoint.djstripe_uuid}/",
            payload,
            content_type="application/json",
            headers=headers,
        )
        assert isinstance(answer, HttpResponse)
        return answer

    def work(self) -> None:
        """What the workers do."""
        for event in StripeEvent.objects.unsettled().order_by("pk"):
            pipeline.read_event(event.pk)
        for notice in Notice.objects.unsettled().order_by("pk"):
            pipeline.send_notice(notice.pk)

    def work_again(self) -> None:
        """What the workers do once what was put back is due."""
        StripeEvent.objects.unsettled().update(not_before=None)
        self.work()

    def standing(self, user: User) -> Standing:
        """Where a person stands by our tables, at Stripe's time."""
        forget(user)
        return standing_at(user, self.now)


def open_shop(seed: int = 1, at: int | None = None) -> Shop:
    """Stripe with our product, prices, portal and endpoint set up."""
    clock = Clock(at=int(time.time()) if at is None else at)
    app = App(World(Store(clock=clock, seed=seed), URL))
    http = InProcess(app)
    stripe.max_network_retries = 0  # what is down in a test stays down
    stripe.default_http_client = http
    call_command("setup_stripe", apply=True, stdout=open_nowhere())
    shop = Shop(app, http)

    def note(event: Thing) -> None:
        endpoints = app.world.store.table("webhook_endpoints").values()
        if any(wanted(each, event["type"]) for each in endpoints):
            shop.outbox.append(json.loads(json.dumps(event)))

    app.world.events.listeners.append(note)
    return shop


class open_nowhere:  # noqa: N801 - reads as what it is: a place to write to
    def write(self, words: str) -> int:
        return len(words)

    def flush(self) -> None:
        """Nothing is kept."""
