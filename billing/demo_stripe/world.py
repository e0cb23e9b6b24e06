"""The parts of the demonstration put together, and the passing of time."""

from __future__ import annotations

from billing.demo_stripe.catalogue import Catalogue
from billing.demo_stripe.checkout import Checkout
from billing.demo_stripe.clock import DAY
from billing.demo_stripe.events import Events
from billing.demo_stripe.paying import Paying
from billing.demo_stripe.store import Store, Thing
from billing.demo_stripe.subscribing import LIVE, Subscribing


class World:
    """One account with all that is in it."""

    def __init__(self, store: Store, url: str = "http://localhost") -> None:
        self.store, self.url = store, url
        self.events = Events(store)
        self.paying = Paying(store, self.events)
        self.paying.public = url
        self.subscribing = Subscribing(store, self.events, self.paying)
        self.catalogue = Catalogue(store, self.events, url)
        self.checkout = Checkout(store, self.events, self.subscribing, url)

    def account(self) -> Thing:
        return {
            "id": "acct_demonstration0",
            "object": "account",
            "business_profile": {"name": "Demonstration payments", "url": self.url},
            "business_type": "company",
            "charges_enabled": True,
            "country": "GB",
            "created": 1_700_000_000,
            "default_currency": "gbp",
            "details_submitted": True,
            "email": "owner@example.org",
            "livemode": False,
            "metadata": {},
            "payouts_enabled": True,
            "settings": {
                "branding": {"icon": None, "logo": None},
                "dashboard": {"display_name": "Demonstration payments", "timezone": "Etc/UTC"},
            },
            "type": "standard",
        }

    def delete_customer(self, customer: Thing) -> Thing:
        """Gone for good; what was subscribed to ends at once."""
        for sub in self.store.newest("subscriptions", customer=customer["id"]):
            if sub["status"] in LIVE:
                self.subscribing.cancel(sub)
        self.events.emit("customer.deleted", customer)
        customer.update(deleted=True, email=None, name=None, metadata={})
        return {"id": customer["id"], "object": "customer", "deleted": True}

    def move_clock(self, moment: int) -> None:
        """Let time pass until ``moment``; what falls due on the way happens, in its order."""
        while True:
            due = self._first_due()
            if due is None or due[0] > moment:
                break
            self.store.clock.move_to(due[0])
            self._do(due[1])
        self.store.clock.move_to(moment)

    def catch_up(self) -> None:
        """What fell due since it was last looked at."""
        self.move_clock(self.store.now())

    def _first_due(self) -> tuple[int, Thing] | None:
        found: list[tuple[int, Thing]] = []
        for sub in self.store.table("subscriptions").values():
            due = self.subscribing.due(sub)
            if due is not None:
                found.append((due, sub))
        sessions = self.store.table("checkout_sessions").values()
        found += [(each["expires_at"], each) for each in sessions if each["status"] == "open"]
        return min(found, key=lambda pair: pair[0]) if found else None

    def _do(self, thing: Thing) -> None:
        if thing["object"] == "checkout.session":
            self.checkout.expire(thing)
        else:
            self.subscribing.do_due(thing)

    def days_on(self, days: float) -> None:
        self.move_clock(self.store.now() + int(days * DAY))
