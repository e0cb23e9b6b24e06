"""The addresses of the API that JobAlign uses, and what each does."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from billing.demo_stripe.errors import Problem, invalid
from billing.demo_stripe.expanding import expanded
from billing.demo_stripe.forms import allow, number, truth
from billing.demo_stripe.shapes import listed
from billing.demo_stripe.store import Store, Thing
from billing.demo_stripe.world import World

Answer = Callable[..., Thing]
FILTERS = ("customer", "status", "product", "active", "subscription", "payment_intent", "type")
LISTS = {
    "products": "products",
    "prices": "prices",
    "customers": "customers",
    "subscriptions": "subscriptions",
    "invoices": "invoices",
    "charges": "charges",
    "refunds": "refunds",
    "coupons": "coupons",
    "promotion_codes": "promotion_codes",
    "events": "events",
    "webhook_endpoints": "webhook_endpoints",
    "payment_intents": "payment_intents",
    "payment_methods": "payment_methods",
    "checkout/sessions": "checkout_sessions",
    "billing_portal/configurations": "portal_configurations",
}


class Api:
    """Answers requests: a table of method, pattern and function."""

    def __init__(self, world: World) -> None:
        self.world, self.store = world, world.store
        self.routes: list[tuple[str, re.Pattern[str], Answer]] = []
        for name, table in LISTS.items():
            self._route("GET", f"{name}", self._lister(table))
            self._route("GET", f"{name}/(ID)", self._reader(table))
        self._catalogue()
        self._customers_and_settings()
        self._subscriptions()
        self._route("GET", "account", lambda **_: self.world.account())

    def _route(self, method: str, pattern: str, answer: Answer) -> None:
        whole = re.compile("/v1/" + pattern.replace("(ID)", r"([\w]+)") + "$")
        self.routes.insert(0, (method, whole, answer))

    def answer(self, method: str, path: str, params: Thing) -> Thing:
        """The object asked for, or made. Raises Problem."""
        for known, pattern, answer in self.routes:
            found = pattern.match(path)
            if found and known == method:
                made = answer(*found.groups(), params=params)
                return expanded(self.store, made, list(params.get("expand") or []))
        message = f"Unrecognized request URL ({method}: {path})."
        raise Problem(404, "invalid_request_error", message)

    def _lister(self, table: str) -> Answer:
        def answer(params: Thing) -> Thing:
            allow(
                *(params, *FILTERS, "limit", "starting_after", "ending_before", "created"),
                *("lookup_keys", "code", "delivery_success", "ids"),
            )
            rows = [row for row in self.store.newest(table) if _matches(row, table, params)]
            return page(self.store, rows, f"/v1/{table}", params, table)

        return answer

    def _reader(self, table: str) -> Answer:
        def answer(name: str, params: Thing) -> Thing:  # noqa: ARG001 - every answer takes them
            return self.store.get(table, name)

        return answer

    def _catalogue(self) -> None:
        made, store = self.world.catalogue, self.store
        self._route("POST", "products", lambda params: made.add_product(params))
        self._route(
            "POST",
            "products/(ID)",
            lambda name, params: made.change_product(store.get("products", name), params),
        )
        self._route(
            "GET",
            "products/(ID)/features",
            lambda name, **_: listed(f"/v1/products/{name}/features", []),
        )
        self._route("POST", "prices", lambda params: made.add_price(params))
        self._route(
            "POST",
            "prices/(ID)",
            lambda name, params: made.change_price(store.get("prices", name), params),
        )

    def _customers_and_settings(self) -> None:
        made, store = self.world.catalogue, self.store
        self._route("POST", "customers", lambda params: made.add_customer(params))
        self._route(
            "POST",
            "customers/(ID)",
            lambda name, params: made.change_customer(store.get("customers", name), params),
        )
        self._route("POST", "coupons", lambda params: made.add_coupon(params))
        self._route("POST", "promotion_codes", lambda params: made.add_promotion_code(params))
        self._route(
            "POST",
            "billing_portal/configurations",
            lambda params: made.keep_configuration(params),
        )
        self._route(
            "POST",
            "billing_portal/configurations/(ID)",
            lambda name, params: made.keep_configuration(
                params, store.get("portal_configurations", name)
            ),
        )
        self._route("POST", "billing_portal/sessions", lambda params: made.open_portal(params))
        self._route("POST", "webhook_endpoints", lambda params: made.add_endpoint(params))
        self._route("POST", "webhook_endpoints/(ID)", self._change_endpoint)
        self._route("DELETE", "webhook_endpoints/(ID)", self._delete_endpoint)

    def _subscriptions(self) -> None:
        world, store = self.world, self.store
        self._route("POST", "checkout/sessions", lambda params: world.checkout.create(params))
        self._route(
            "POST",
            "checkout/sessions/(ID)/expire",
            lambda name, **_: world.checkout.expire(store.get("checkout_sessions", name)),
        )
        self._route("POST", "subscriptions/(ID)", self._change_subscription)
        self._route("DELETE", "subscriptions/(ID)", self._cancel_subscription)
        self._route("GET", "customers/(ID)", self._customer)
        self._route("DELETE", "customers/(ID)", self._delete_customer)
        self._route("POST", "refunds", self._refund)

    def _change_subscription(self, name: str, params: Thing) -> Thing:
        allow(
            *(params, "cancel_at_period_end", "items", "proration_behavior", "metadata"),
            *("pause_collection", "trial_end", "default_payment_method"),
        )
        sub, do = self.store.get("subscriptions", name), self.world.subscribing
        if "cancel_at_period_end" in params:
            do.cancel_later(sub, wish=truth(params["cancel_at_period_end"]))
        for item in params.get("items") or []:
            do.switch(sub, self.store.get("prices", item.get("price"), "items[0][price]"))
        if "pause_collection" in params:
            paused = params["pause_collection"]
            do.pause(sub, paused.get("behavior") if isinstance(paused, dict) else None)
        return sub

    def _cancel_subscription(self, name: str, params: Thing) -> Thing:  # noqa: ARG002 - every answer takes them
        sub = self.store.get("subscriptions", name)
        if sub["status"] in ("canceled", "incomplete_expired"):
            message = f"No such subscription: '{name}'"
            raise Problem(404, "invalid_request_error", message, code="resource_missing")
        self.world.subscribing.cancel(sub)
        return sub

    def _customer(self, name: str, params: Thing) -> Thing:  # noqa: ARG002 - every answer takes them
        found = self.store.get("customers", name)
        if found.get("deleted"):
            return {"id": name, "object": "customer", "deleted": True}
        return found

    def _delete_customer(self, name: str, params: Thing) -> Thing:
        found = self._customer(name, params)
        if found.get("deleted"):
            message = f"No such customer: '{name}'"
            raise Problem(404, "invalid_request_error", message, code="resource_missing")
        return self.world.delete_customer(found)

    def _refund(self, params: Thing) -> Thing:
        allow(params, "charge", "payment_intent", "amount", "reason")
        intent = self.store.find("payment_intents", params.get("payment_intent"))
        name = intent["latest_charge"] if intent else params.get("charge")
        charge = self.store.get("charges", name, "charge")
        return self.world.paying.refund(charge, number(params, "amount"), params.get("reason"))

    def _change_endpoint(self, name: str, params: Thing) -> Thing:
        allow(params, "url", "enabled_events", "description", "metadata", "disabled")
        found = self.store.get("webhook_endpoints", name)
        found.update({key: value for key, value in params.items() if key != "disabled"})
        return found

    def _delete_endpoint(self, name: str, params: Thing) -> Thing:  # noqa: ARG002 - every answer takes them
        self.store.get("webhook_endpoints", name)
        del self.store.table("webhook_endpoints")[name]
        return {"id": name, "object": "webhook_endpoint", "deleted": True}


def _matches(row: Thing, table: str, params: Thing) -> bool:
    if row.get("deleted"):
        return False
    keys = params.get("lookup_keys")
    if keys and row.get("lookup_key") not in keys:
        return False
    since = (params.get("created") or {}).get("gte")
    if since and row["created"] < int(since):
        return False
    return all(_equal(row, table, name, params[name]) for name in FILTERS if name in params)


def _equal(row: Thing, table: str, name: str, value: Any) -> bool:  # noqa: ANN401 - as it was sent
    if name == "status" and table == "subscriptions" and value == "all":
        return True
    if name == "active":
        return bool(row.get("active")) == truth(value)
    return bool(row.get(name) == value)


def page(store: Store, rows: list[Thing], url: str, params: Thing, table: str) -> Thing:
    """A page of a list: https://docs.stripe.com/api/pagination."""
    if table == "subscriptions" and "status" not in params:
        rows = [row for row in rows if row["status"] not in ("canceled", "incomplete_expired")]
    limit = number(params, "limit", 10) or 10
    if not 1 <= limit <= 100:
        raise invalid("This value must be between 1 and 100.", "limit")
    after = params.get("starting_after")
    if after:
        store.get(table, after, "starting_after")
        names = [row["id"] for row in rows]
        rows = rows[names.index(after) + 1 :] if after in names else []
    return listed(url, rows[:limit], more=len(rows) > limit)
