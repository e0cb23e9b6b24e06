"""Sends events to the endpoints that want them, and again when they do not take them."""

from __future__ import annotations

import heapq
import threading
import time
from urllib.error import URLError
from urllib.request import Request, urlopen

from billing.demo_stripe.events import payload_of, signature, wanted
from billing.demo_stripe.store import Store, Thing

WAITS = (1, 5, 30, 120, 600, 3600)


class Delivery(threading.Thread):
    """A thread that posts; each event to each endpoint until it is answered with a 2xx."""

    def __init__(self, store: Store) -> None:
        super().__init__(daemon=True, name="webhooks")
        self.store = store
        self.due: list[tuple[float, int, str, str]] = []
        self.wake = threading.Condition()

    def tell(self, event: Thing) -> None:
        for endpoint in self.store.table("webhook_endpoints").values():
            if wanted(endpoint, event["type"]):
                self._put(0, 0, endpoint["id"], event["id"])

    def _put(self, seconds: float, attempt: int, endpoint: str, event: str) -> None:
        with self.wake:
            heapq.heappush(self.due, (time.monotonic() + seconds, attempt, endpoint, event))
            self.wake.notify()

    def run(self) -> None:
        while True:
            with self.wake:
                while not self.due or self.due[0][0] > time.monotonic():
                    self.wake.wait(0.2 if self.due else None)
                _, attempt, endpoint, event = heapq.heappop(self.due)
            if not self._send(endpoint, event) and attempt < len(WAITS):
                self._put(WAITS[attempt], attempt + 1, endpoint, event)

    def _send(self, endpoint_id: str, event_id: str) -> bool:
        with self.store.lock:
            endpoint = self.store.find("webhook_endpoints", endpoint_id)
            event = self.store.find("events", event_id)
            secret = self.store.find("webhook_secrets", endpoint_id)
            if endpoint is None or event is None or secret is None:
                return True
            payload = payload_of(event)
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "Stripe-Signature": signature(payload, secret["secret"]),
            "User-Agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
        }
        try:
            request = Request(endpoint["url"], payload.encode(), headers)  # noqa: S310 - our own endpoint
            with urlopen(request, timeout=20) as answer:  # noqa: S310 - our own endpoint
                return bool(answer.status < 300)
        except (URLError, OSError):
            return False
