"""Invoices from draft to paid, and what failed payments lead to."""

from __future__ import annotations

from billing.demo_stripe import bills
from billing.demo_stripe.cards import card
from billing.demo_stripe.clock import DAY
from billing.demo_stripe.errors import invalid
from billing.demo_stripe.events import Events
from billing.demo_stripe.store import Store, Thing

RETRIES = (3 * DAY, 5 * DAY, 4 * DAY)  # after the first attempt; the last is on day 12


class Paying:
    """What happens to bills. ``gives_up`` is what dunning ends in: canceled or unpaid."""

    def __init__(self, store: Store, events: Events) -> None:
        self.store, self.events = store, events
        self.gives_up = "canceled"
        self.retries: tuple[int, ...] = RETRIES
        self.public = "http://localhost"

    def bill(self, sub: Thing, lines: list[Thing], reason: str, *, draft: bool = False) -> Thing:
        """An invoice for a subscription; finalised unless it stays a draft."""
        customer = self.store.get("customers", sub["customer"])
        made = self.store.add("invoices", bills.invoice(self.store, customer, sub, lines, reason))
        period = sub["items"]["data"][0]
        made["period_start"], made["period_end"] = (
            period["current_period_start"],
            period["current_period_end"],
        )
        self._discount(made, sub)
        sub["latest_invoice"] = made["id"]
        self.events.emit("invoice.created", made)
        if draft:
            made["auto_advance"] = False
        else:
            self.finalise(made, customer)
        return made

    def _discount(self, bill: Thing, sub: Thing) -> None:
        for name in sub["discounts"]:
            discount = self.store.get("discounts", name)
            coupon = self.store.get("coupons", discount["source"]["coupon"])
            off = coupon["amount_off"] or round(bill["subtotal"] * coupon["percent_off"] / 100)
            off = max(min(int(off), bill["total"]), 0)
            bill["discounts"].append(name)
            bill["total_discount_amounts"].append({"amount": off, "discount": name})
            bill["total"] -= off
            if coupon["duration"] == "once":
                sub["discounts"] = [each for each in sub["discounts"] if each != name]

    def finalise(self, bill: Thing, customer: Thing) -> None:
        """Number it, take what the customer has in credit, and open it."""
        number = customer["next_invoice_sequence"]
        customer["next_invoice_sequence"] += 1
        bill["number"] = f"{customer['invoice_prefix']}-{number:04d}"
        bill["starting_balance"] = customer["balance"]
        due = bill["total"] + customer["balance"]
        customer["balance"] = min(due, 0)
        bill["ending_balance"] = customer["balance"]
        bill["amount_due"] = bill["amount_remaining"] = max(due, 0)
        bill["status"] = "open"
        bill["status_transitions"]["finalized_at"] = self.store.now()
        bill["hosted_invoice_url"] = f"{self.public}/invoice/{bill['id']}"
        bill["invoice_pdf"] = f"{self.public}/invoice/{bill['id']}/pdf"
        self.events.emit("invoice.finalized", bill)

    def pay(self, bill: Thing, method: Thing | None, *, confirmed: bool = False) -> str:
        """Try to pay an open invoice; "" when it is paid, else the bank's reason."""
        if bill["status"] != "open":
            raise invalid("Invoice is not open.", code="invoice_not_open")
        bill["attempted"] = True
        bill["attempt_count"] += 1
        if bill["amount_due"] == 0:
            return self._paid(bill, None)
        intent = self._intent(bill, method)
        reason = self._bank_says(method, confirmed=confirmed)
        if reason:
            return self._refused(bill, intent, method, reason)
        paid = self.store.add("charges", bills.charge(self.store, intent, method))
        intent.update(
            status="succeeded", latest_charge=paid["id"], amount_received=intent["amount"]
        )
        self.events.emit("charge.succeeded", paid)
        self.events.emit("payment_intent.succeeded", intent)
        return self._paid(bill, intent)

    def _bank_says(self, method: Thing | None, *, confirmed: bool) -> str:
        """Why not, if not; a person who stands before it has been asked already."""
        if confirmed:
            return ""
        if method is None:
            return "no_payment_method"
        behaviour = card(method["card"]["last4"])
        return "authentication_required" if behaviour.asks else behaviour.later

    def _intent(self, bill: Thing, method: Thing | None) -> Thing:
        joined = self.store.newest("invoice_payments", invoice=bill["id"])
        if joined:
            intent = self.store.get("payment_intents", joined[0]["payment"]["payment_intent"])
            intent["payment_method"] = method["id"] if method else None
            return intent
        intent = bills.payment_intent(self.store, bill, method["id"] if method else None)
        self.store.add("payment_intents", intent)
        self.store.add("invoice_payments", bills.invoice_payment(self.store, bill, intent["id"]))
        return intent

    def _paid(self, bill: Thing, intent: Thing | None) -> str:
        bill.update(status="paid", amount_paid=bill["amount_due"], amount_remaining=0)
        bill["next_payment_attempt"] = None
        bill["status_transitions"]["paid_at"] = self.store.now()
        if intent is not None:
            for joined in self.store.newest("invoice_payments", invoice=bill["id"]):
                joined.update(status="paid", amount_paid=bill["amount_due"])
        self.store.get("customers", bill["customer"])["delinquent"] = False
        self.events.emit("invoice.paid", bill)
        self.events.emit("invoice.payment_succeeded", bill)
        return ""

    def _refused(self, bill: Thing, intent: Thing, method: Thing | None, reason: str) -> str:
        asks = reason == "authentication_required"
        intent["status"] = "requires_action" if asks else "requires_payment_method"
        intent["last_payment_error"] = {
            "type": "card_error",
            "code": "card_declined",
            "decline_code": reason,
            "message": "Your card was declined.",
        }
        if not asks:
            failed = bills.charge(self.store, intent, method, reason)
            self.store.add("charges", failed)
            intent["latest_charge"] = failed["id"]
            self.events.emit("charge.failed", failed)
        self.store.get("customers", bill["customer"])["delinquent"] = True
        number = bill["attempt_count"]
        left = number <= len(self.retries) and bill["billing_reason"] != "subscription_create"
        bill["next_payment_attempt"] = (
            self.store.now() + self.retries[number - 1] if left else None
        )
        kind = "invoice.payment_action_required" if asks else "invoice.payment_failed"
        self.events.emit("payment_intent.payment_failed", intent)
        self.events.emit(kind, bill)
        if asks:
            self.events.emit("invoice.payment_failed", bill)
        return reason

    def void(self, bill: Thing) -> None:
        bill.update(status="void", next_payment_attempt=None, amount_remaining=0)
        bill["status_transitions"]["voided_at"] = self.store.now()
        self.events.emit("invoice.voided", bill)

    def refund(self, paid: Thing, amount: int | None, reason: str | None) -> Thing:
        left = paid["amount"] - paid["amount_refunded"]
        wanted = left if amount is None else amount
        if wanted > left or wanted <= 0:
            raise invalid("Refund amount is greater than unrefunded amount on charge", "amount")
        made = self.store.add("refunds", bills.refund(self.store, paid, wanted, reason))
        paid["amount_refunded"] += wanted
        paid["refunded"] = paid["amount_refunded"] == paid["amount"]
        self.events.emit("refund.created", made)
        self.events.emit("charge.refunded", paid)
        return made
