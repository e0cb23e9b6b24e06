"""Invoices, payments, charges and refunds in the shapes of the pinned version."""

from __future__ import annotations

from billing.demo_stripe.shapes import listed
from billing.demo_stripe.store import Store, Thing


def line(store: Store, sub: Thing, amount: int, words: str, period: tuple[int, int]) -> Thing:
    """A line of an invoice; it names its subscription in ``parent``."""
    item = sub["items"]["data"][0]
    return {
        "id": store.new_id("il"),
        "object": "line_item",
        "amount": amount,
        "currency": sub["currency"],
        "description": words,
        "discount_amounts": [],
        "discountable": amount > 0,
        "discounts": [],
        "invoice": None,
        "livemode": False,
        "metadata": {},
        "parent": {
            "invoice_item_details": None,
            "subscription_item_details": {
                "invoice_item": None,
                "proration": amount < 0,
                "proration_details": None,
                "subscription": sub["id"],
                "subscription_item": item["id"],
            },
            "type": "subscription_item_details",
        },
        "period": {"start": period[0], "end": period[1]},
        "pretax_credit_amounts": [],
        "pricing": {
            "price_details": {"price": item["price"]["id"], "product": item["price"]["product"]},
            "type": "price_details",
            "unit_amount_decimal": str(amount),
        },
        "quantity": 1,
        "taxes": [],
    }


# What a draft has no value for; some are filled when it is finalised or paid.
UNSET_ON_A_DRAFT = (
    "application",
    "customer_address",
    "customer_phone",
    "customer_shipping",
    "default_payment_method",
    "default_source",
    "description",
    "due_date",
    "ending_balance",
    "footer",
    "hosted_invoice_url",
    "invoice_pdf",
    "latest_revision",
    "next_payment_attempt",
    "number",
    "on_behalf_of",
    "receipt_number",
    "statement_descriptor",
    "webhooks_delivered_at",
)
PAYMENT_SETTINGS = ("default_mandate", "payment_method_options", "payment_method_types")
TRANSITIONS = ("finalized_at", "marked_uncollectible_at", "paid_at", "voided_at")


def invoice(store: Store, customer: Thing, sub: Thing, lines: list[Thing], reason: str) -> Thing:
    """A draft, before it is finalised; the subscription is named in ``parent``."""
    name = store.new_id("in")
    now, total = store.now(), sum(each["amount"] for each in lines)
    for each in lines:
        each["invoice"] = name
    return {
        **_draft(),
        "id": name,
        "amount_due": max(total, 0),
        "amount_remaining": max(total, 0),
        "billing_reason": reason,
        "created": now,
        "currency": sub["currency"],
        "customer": customer["id"],
        "customer_email": customer["email"],
        "customer_name": customer["name"],
        "lines": listed(f"/v1/invoices/{name}/lines", lines),
        "parent": {
            "quote_details": None,
            "subscription_details": {"metadata": {}, "subscription": sub["id"]},
            "type": "subscription_details",
        },
        "period_end": now,
        "period_start": now,
        "subtotal": total,
        "total": total,
    }


def _draft() -> Thing:
    """What stands on every draft."""
    return {
        **dict.fromkeys(UNSET_ON_A_DRAFT),
        "object": "invoice",
        "account_country": "GB",
        "account_name": "Demonstration payments",
        "amount_overpaid": 0,
        "amount_paid": 0,
        "amount_shipping": 0,
        "attempt_count": 0,
        "attempted": False,
        "auto_advance": True,
        "automatic_tax": {"enabled": False, "liability": None, "provider": None, "status": None},
        "collection_method": "charge_automatically",
        "default_tax_rates": [],
        "discounts": [],
        "issuer": {"type": "self"},
        "livemode": False,
        "metadata": {},
        "payment_settings": dict.fromkeys(PAYMENT_SETTINGS),
        "post_payment_credit_notes_amount": 0,
        "pre_payment_credit_notes_amount": 0,
        "starting_balance": 0,
        "status": "draft",
        "status_transitions": dict.fromkeys(TRANSITIONS),
        "total_discount_amounts": [],
        "total_taxes": [],
    }


def payment_intent(store: Store, bill: Thing, method: str | None) -> Thing:
    name = store.new_id("pi")
    return {
        "id": name,
        "object": "payment_intent",
        "amount": bill["amount_due"],
        "amount_capturable": 0,
        "amount_received": 0,
        "capture_method": "automatic",
        "client_secret": f"{name}_secret_{store.new_id('x')}",
        "confirmation_method": "automatic",
        "created": store.now(),
        "currency": bill["currency"],
        "customer": bill["customer"],
        "description": "Subscription",
        "last_payment_error": None,
        "latest_charge": None,
        "livemode": False,
        "metadata": {},
        "next_action": None,
        "on_behalf_of": None,
        "payment_method": method,
        "payment_method_types": ["card"],
        "status": "requires_payment_method",
    }


def invoice_payment(store: Store, bill: Thing, intent: str) -> Thing:
    """How an invoice and a payment are joined since 2025: neither names the other itself."""
    return {
        "id": store.new_id("inpay"),
        "object": "invoice_payment",
        "amount_paid": None,
        "amount_requested": bill["amount_due"],
        "created": store.now(),
        "currency": bill["currency"],
        "invoice": bill["id"],
        "is_default": True,
        "livemode": False,
        "payment": {"payment_intent": intent, "type": "payment_intent"},
        "status": "open",
        "status_transitions": {"canceled_at": None, "paid_at": None},
    }


def charge(store: Store, intent: Thing, method: Thing | None, failure: str = "") -> Thing:
    return {
        "id": store.new_id("ch"),
        "object": "charge",
        "amount": intent["amount"],
        "amount_captured": 0 if failure else intent["amount"],
        "amount_refunded": 0,
        "balance_transaction": None,
        "billing_details": {"address": None, "email": None, "name": None, "phone": None},
        "captured": not failure,
        "created": store.now(),
        "currency": intent["currency"],
        "customer": intent["customer"],
        "description": intent["description"],
        "disputed": False,
        "failure_code": "card_declined" if failure else None,
        "failure_message": "Your card was declined." if failure else None,
        "fraud_details": {},
        "livemode": False,
        "metadata": {},
        "on_behalf_of": None,
        "outcome": {"reason": failure or None, "type": "issuer_declined" if failure else "ok"},
        "paid": not failure,
        "payment_intent": intent["id"],
        "payment_method": method["id"] if method else None,
        "payment_method_details": {"card": method["card"] if method else None, "type": "card"},
        "receipt_url": None,
        "refunded": False,
        "status": "failed" if failure else "succeeded",
    }


def refund(store: Store, paid: Thing, amount: int, reason: str | None) -> Thing:
    return {
        "id": store.new_id("re"),
        "object": "refund",
        "amount": amount,
        "balance_transaction": None,
        "charge": paid["id"],
        "created": store.now(),
        "currency": paid["currency"],
        "metadata": {},
        "payment_intent": paid["payment_intent"],
        "reason": reason,
        "receipt_number": None,
        "status": "succeeded",
    }


def payment_method(store: Store, customer: str, card: str) -> Thing:
    """A card; what it does when it is charged is in ``cards.py``, by its last four digits."""
    return {
        "id": store.new_id("pm"),
        "object": "payment_method",
        "allow_redisplay": "always",
        "billing_details": {"address": None, "email": None, "name": None, "phone": None},
        "card": {
            "brand": "visa",
            "country": "GB",
            "exp_month": 12,
            "exp_year": 2034,
            "funding": "credit",
            "last4": card[-4:],
        },
        "created": store.now(),
        "customer": customer,
        "livemode": False,
        "metadata": {},
        "type": "card",
    }
