"""Events, and their signatures: https://docs.stripe.com/webhooks#verify-manually."""

from __future__ import annotations

import copy
import hashlib
import hmac
import json
import time
from collections.abc import Callable

from billing.demo_stripe import API_VERSION
from billing.demo_stripe.store import Store, Thing

Listener = Callable[[Thing], None]


class Events:
    """Makes events of what happens; ``listeners`` are told of each."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.listeners: list[Listener] = []

    def emit(self, kind: str, thing: Thing, was: Thing | None = None) -> Thing:
        """Note that ``kind`` happened to ``thing``, with it as it is at this moment."""
        data: Thing = {"object": copy.deepcopy(thing)}
        if was is not None:
            data["previous_attributes"] = was
        event = self.store.add(
            "events",
            {
                "id": self.store.new_id("evt"),
                "object": "event",
                "api_version": API_VERSION,
                "created": self.store.now(),
                "data": data,
                "livemode": False,
                "pending_webhooks": 1,
                "request": {"id": None, "idempotency_key": None},
                "type": kind,
            },
        )
        for tell in self.listeners:
            tell(event)
        return event


def payload_of(event: Thing) -> str:
    return json.dumps(event, indent=2)


def signature(payload: str, secret: str, moment: int | None = None) -> str:
    """The header ``Stripe-Signature`` for a payload, signed at a moment of the machine's clock."""
    at = int(time.time()) if moment is None else moment
    signed = hmac.new(secret.encode(), f"{at}.{payload}".encode(), hashlib.sha256).hexdigest()
    return f"t={at},v1={signed}"


def wanted(endpoint: Thing, kind: str) -> bool:
    return endpoint["status"] == "enabled" and (
        "*" in endpoint["enabled_events"] or kind in endpoint["enabled_events"]
    )
