"""What the demonstration knows: tables of objects, kept in a file where one is given."""

from __future__ import annotations

import json
import random
import secrets
import string
from pathlib import Path
from threading import RLock
from typing import Any

from billing.demo_stripe.clock import Clock
from billing.demo_stripe.errors import missing

Thing = dict[str, Any]
LETTERS = string.ascii_letters + string.digits
NAMES = {
    "customers": "customer",
    "subscriptions": "subscription",
    "invoices": "invoice",
    "prices": "price",
    "products": "product",
    "checkout_sessions": "checkout.session",
    "portal_sessions": "billing_portal.session",
}


class Store:
    """Tables by name, each of things by id, in the order in which they were made."""

    def __init__(
        self, *, clock: Clock | None = None, path: Path | None = None, seed: int | None = None
    ) -> None:
        self.clock = clock or Clock()
        self.path = path
        self.lock = RLock()
        self.random = random.Random(seed) if seed is not None else secrets.SystemRandom()  # noqa: S311 - names in a test
        self.tables: dict[str, dict[str, Thing]] = {}
        self.answers: dict[str, Thing] = {}  # by idempotency key
        if path and path.exists():
            self._load(path)

    def now(self) -> int:
        return self.clock.now()

    def new_id(self, prefix: str, length: int = 24) -> str:
        return f"{prefix}_" + "".join(self.random.choice(LETTERS) for _ in range(length))

    def table(self, name: str) -> dict[str, Thing]:
        return self.tables.setdefault(name, {})

    def add(self, table: str, thing: Thing) -> Thing:
        self.table(table)[thing["id"]] = thing
        return thing

    def find(self, table: str, name: Any) -> Thing | None:  # noqa: ANN401 - an id, or nothing
        return self.table(table).get(str(name)) if name else None

    def get(self, table: str, name: Any, param: str = "id") -> Thing:  # noqa: ANN401 - an id, as it was sent
        """Raises Problem, as Stripe does, for what is not there."""
        found = self.find(table, name)
        if found is None:
            raise missing(NAMES.get(table, table.rstrip("s")), str(name), param)
        return found

    def newest(self, table: str, **equal: Any) -> list[Thing]:
        """Newest first; those whose fields are equal to what is asked for."""
        rows = reversed(self.table(table).values())
        return [row for row in rows if all(row.get(key) == value for key, value in equal.items())]

    def save(self) -> None:
        if self.path is None:
            return
        kept = {"ahead": self.clock.ahead, "tables": self.tables}
        draft = self.path.with_suffix(".new")
        draft.write_text(json.dumps(kept), encoding="utf-8")
        draft.replace(self.path)

    def _load(self, path: Path) -> None:
        kept = json.loads(path.read_text(encoding="utf-8"))
        self.tables = kept["tables"]
        self.clock.ahead = kept["ahead"]
