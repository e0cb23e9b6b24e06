"""One request in, one answer out: the API, with keys, versions, and idempotency; and the pages."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from billing.demo_stripe import API_VERSION
from billing.demo_stripe.api import Api
from billing.demo_stripe.errors import Problem, invalid
from billing.demo_stripe.forms import parse
from billing.demo_stripe.pages import Pages
from billing.demo_stripe.store import Thing
from billing.demo_stripe.world import World

KEY = re.compile(r"^(sk|rk)_test_[a-zA-Z0-9]{24,}$")


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


class App:
    """Answers by the method, the address with its query, the headers and the body."""

    def __init__(self, world: World) -> None:
        self.world, self.api, self.pages = world, Api(world), Pages(world)
        self.down = False
        self.requests: list[tuple[str, str]] = []

    def answer(self, method: str, address: str, headers: dict[str, str], body: str) -> Reply:
        parts = urlsplit(address)
        with self.world.store.lock:
            if not parts.path.startswith("/v1/"):
                return self._page(method, parts.path, body)
            self.requests.append((method, parts.path))
            try:
                reply = self._api(method, parts.path, headers, body or parts.query)
            except Problem as problem:
                reply = _json(problem.status, problem.body, self.world)
            self.world.store.save()
            return reply

    def _api(self, method: str, path: str, headers: dict[str, str], sent: str) -> Reply:
        said = {name.lower(): value for name, value in headers.items()}
        _let_in(said.get("authorization", ""))
        if self.down:
            raise Problem(500, "api_error", "Something is wrong on Stripe's end.")
        if said.get("stripe-version", API_VERSION) != API_VERSION:
            raise invalid(f"Invalid Stripe API version: {said['stripe-version']}")
        key = said.get("idempotency-key", "") if method == "POST" else ""
        known = self.world.store.answers.get(key) if key else None
        if known:
            if known["asked"] != [path, sent]:
                message = "Keys for idempotent requests can only be used with the same parameters."
                raise Problem(400, "idempotency_error", message)
            return _json(200, known["made"], self.world, **{"Idempotent-Replayed": "true"})
        made = self.api.answer(method, path, parse(sent))
        if key:
            kept = json.loads(json.dumps(made))
            self.world.store.answers[key] = {"asked": [path, sent], "made": kept}
        return _json(200, made, self.world)

    def _page(self, method: str, path: str, body: str) -> Reply:
        said = self.pages.answer(method, path, parse(body) if body else {})
        self.world.store.save()
        if said.startswith("→"):
            return Reply(303, b"", {"Location": said[1:]})
        status = 404 if said == "" else 200
        shown = said or "There is no such page."
        return Reply(status, shown.encode(), {"Content-Type": "text/html; charset=utf-8"})


def _let_in(authorization: str) -> None:
    scheme, _, key = authorization.partition(" ")
    if scheme == "Basic":
        key = base64.b64decode(key).decode().rstrip(":")
    if not KEY.match(key):
        message = f"Invalid API Key provided: {key[:12]}"
        raise Problem(401, "invalid_request_error", message)


def _json(status: int, thing: Thing, world: World, **more: str) -> Reply:
    headers = {
        "Content-Type": "application/json",
        "Request-Id": world.store.new_id("req", 14),
        "Stripe-Version": API_VERSION,
        **more,
    }
    return Reply(status, json.dumps(thing).encode(), headers)
