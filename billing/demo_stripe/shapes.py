"""Objects in the shapes of the pinned version: https://docs.stripe.com/api."""

from __future__ import annotations

from typing import Any

from billing.demo_stripe.store import Store, Thing


def listed(url: str, rows: list[Any], *, more: bool = False) -> Thing:
    return {"object": "list", "data": rows, "has_more": more, "url": url}


def customer(store: Store, params: Thing) -> Thing:
    return {
        "id": store.new_id("cus", 14),
        "object": "customer",
        "address": None,
        "balance": 0,
        "created": store.now(),
        "currency": None,
        "default_source": None,
        "delinquent": False,
        "description": None,
        "discount": None,
        "email": params.get("email"),
        "invoice_prefix": store.new_id("X", 7).replace("_", "").upper(),
        "invoice_settings": {
            "custom_fields": None,
            "default_payment_method": None,
            "footer": None,
            "rendering_options": None,
        },
        "livemode": False,
        "metadata": params.get("metadata") or {},
        "name": params.get("name") or None,
        "next_invoice_sequence": 1,
        "phone": None,
        "preferred_locales": [],
        "shipping": None,
        "tax_exempt": "none",
        "test_clock": None,
    }


def product(store: Store, params: Thing) -> Thing:
    return {
        "id": params.get("id") or store.new_id("prod", 14),
        "object": "product",
        "active": True,
        "created": store.now(),
        "default_price": None,
        "description": params.get("description"),
        "images": [],
        "livemode": False,
        "marketing_features": [],
        "metadata": params.get("metadata") or {},
        "name": params.get("name"),
        "package_dimensions": None,
        "shippable": None,
        "statement_descriptor": None,
        "tax_code": None,
        "type": "service",
        "unit_label": None,
        "updated": store.now(),
        "url": None,
    }


def price(store: Store, params: Thing) -> Thing:
    recurring = params.get("recurring") or {}
    amount = int(params["unit_amount"])
    return {
        "id": store.new_id("price"),
        "object": "price",
        "active": True,
        "billing_scheme": "per_unit",
        "created": store.now(),
        "currency": params["currency"],
        "custom_unit_amount": None,
        "livemode": False,
        "lookup_key": params.get("lookup_key"),
        "metadata": params.get("metadata") or {},
        "nickname": params.get("nickname"),
        "product": params["product"],
        "recurring": {
            "interval": recurring.get("interval", "month"),
            "interval_count": int(recurring.get("interval_count", 1)),
            "meter": None,
            "trial_period_days": None,
            "usage_type": "licensed",
        },
        "tax_behavior": params.get("tax_behavior", "unspecified"),
        "tiers_mode": None,
        "transform_quantity": None,
        "type": "recurring",
        "unit_amount": amount,
        "unit_amount_decimal": str(amount),
    }


def item(store: Store, sub: str, price: Thing, start: int, end: int) -> Thing:
    """A subscription's item; the period stands here, no longer on the subscription."""
    return {
        "id": store.new_id("si", 14),
        "object": "subscription_item",
        "billing_thresholds": None,
        "created": store.now(),
        "current_period_end": end,
        "current_period_start": start,
        "discounts": [],
        "metadata": {},
        "price": price,
        "quantity": 1,
        "subscription": sub,
        "tax_rates": [],
    }


# What a new subscription has no value for.
UNSET_ON_A_SUBSCRIPTION = (
    "application",
    "application_fee_percent",
    "billing_thresholds",
    "cancel_at",
    "canceled_at",
    "days_until_due",
    "default_source",
    "description",
    "ended_at",
    "latest_invoice",
    "next_pending_invoice_item_invoice",
    "on_behalf_of",
    "pause_collection",
    "pending_invoice_item_interval",
    "pending_setup_intent",
    "pending_update",
    "schedule",
    "test_clock",
    "transfer_data",
)


def subscription(store: Store, params: Thing, items: list[Thing]) -> Thing:
    now = store.now()
    trial_end = params.get("trial_end")
    return {
        **dict.fromkeys(UNSET_ON_A_SUBSCRIPTION),
        "id": params["id"],
        "object": "subscription",
        "automatic_tax": {"enabled": False, "disabled_reason": None, "liability": None},
        "billing_cycle_anchor": trial_end or now,
        "billing_mode": {"type": "flexible"},
        "cancel_at_period_end": False,
        "cancellation_details": {"comment": None, "feedback": None, "reason": None},
        "collection_method": "charge_automatically",
        "created": now,
        "currency": items[0]["price"]["currency"],
        "customer": params["customer"],
        "default_payment_method": params.get("default_payment_method"),
        "default_tax_rates": [],
        "discounts": params.get("discounts", []),
        "invoice_settings": {"account_tax_ids": None, "issuer": {"type": "self"}},
        "items": listed(f"/v1/subscription_items?subscription={params['id']}", items),
        "livemode": False,
        "metadata": params.get("metadata") or {},
        "payment_settings": {
            "payment_method_options": None,
            "payment_method_types": None,
            "save_default_payment_method": "off",
        },
        "start_date": now,
        "status": params["status"],
        "trial_end": trial_end,
        "trial_settings": params.get("trial_settings")
        or {"end_behavior": {"missing_payment_method": "create_invoice"}},
        "trial_start": now if trial_end else None,
    }
