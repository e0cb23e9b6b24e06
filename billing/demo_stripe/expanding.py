"""``expand``: ids replaced by what they name. https://docs.stripe.com/api/expanding_objects"""

from __future__ import annotations

import copy
from typing import Any

from billing.demo_stripe.errors import invalid
from billing.demo_stripe.store import Store, Thing

TABLES = {
    "customer": "customers",
    "subscription": "subscriptions",
    "invoice": "invoices",
    "latest_invoice": "invoices",
    "product": "products",
    "default_payment_method": "payment_methods",
    "payment_method": "payment_methods",
    "payment_intent": "payment_intents",
    "latest_charge": "charges",
    "charge": "charges",
    "coupon": "coupons",
    "discounts": "discounts",
}
KNOWN_AND_EMPTY = {"default_source", "sources", "currency_options", "tiers", "balance_transaction"}
MOST = 4


def expanded(store: Store, thing: Thing, paths: list[str]) -> Thing:
    """A copy of ``thing``, with what ``paths`` name in the place of ids.

    Raises Problem for a path that cannot be expanded.
    """
    made = copy.deepcopy(thing)
    for path in paths:
        parts = path.split(".")
        if len(parts) > MOST + 1:
            raise invalid(f"You cannot expand more than {MOST} levels of a property.", "expand")
        _expand(store, made, parts, path)
    return made


def _expand(store: Store, thing: Any, parts: list[str], path: str) -> None:  # noqa: ANN401 - as deep as a path goes
    for each in thing if isinstance(thing, list) else [thing]:
        if not isinstance(each, dict):
            continue
        name, rest = parts[0], parts[1:]
        if name == "payments" and each.get("object") == "invoice":
            each[name] = payments_of(store, each["id"])
        elif name not in each:
            if name in KNOWN_AND_EMPTY:
                continue
            raise invalid(f"This property cannot be expanded ({path}).", "expand")
        else:
            each[name] = _named(store, name, each[name])
        if rest:
            _expand(store, each[name], rest, path)


def _named(store: Store, name: str, value: Any) -> Any:  # noqa: ANN401 - an id, ids, or what they name
    if isinstance(value, list):
        return [_named(store, name, each) for each in value]
    found = store.find(TABLES.get(name, ""), value) if isinstance(value, str) else None
    return copy.deepcopy(found) if found else value


def payments_of(store: Store, invoice: str) -> Thing:
    rows = [copy.deepcopy(each) for each in store.newest("invoice_payments", invoice=invoice)]
    return {
        "object": "list",
        "data": rows,
        "has_more": False,
        "url": f"/v1/invoice_payments?invoice={invoice}",
    }
