"""The life of a subscription: https://docs.stripe.com/billing/subscriptions/overview."""

from __future__ import annotations

from billing.demo_stripe import bills, shapes
from billing.demo_stripe.clock import DAY, later
from billing.demo_stripe.errors import invalid
from billing.demo_stripe.events import Events
from billing.demo_stripe.paying import Paying
from billing.demo_stripe.store import Store, Thing

LIVE = ("trialing", "active", "past_due", "unpaid", "paused", "incomplete")
WILL_END = 3 * DAY


def item_of(sub: Thing) -> Thing:
    found: Thing = sub["items"]["data"][0]
    return found


class Subscribing:
    """What people, staff and the clock do to subscriptions."""

    def __init__(self, store: Store, events: Events, paying: Paying) -> None:
        self.store, self.events, self.paying = store, events, paying

    def method_of(self, sub: Thing) -> Thing | None:
        customer = self.store.get("customers", sub["customer"])
        name = sub["default_payment_method"]
        name = name or customer["invoice_settings"]["default_payment_method"]
        return self.store.find("payment_methods", name)

    def changed(self, sub: Thing, kind: str = "updated") -> None:
        self.events.emit(f"customer.subscription.{kind}", sub)

    def create(self, customer: Thing, price: Thing, params: Thing) -> Thing:
        """A new subscription: trialing, or billed at once; incomplete when that fails."""
        now = self.store.now()
        days = int(params.get("trial_days") or 0)
        end = now + days * DAY if days else self._next(price, now, now)
        name = self.store.new_id("sub")
        said = {
            **params,
            "id": name,
            "customer": customer["id"],
            "status": "trialing" if days else "incomplete",
            "trial_end": end if days else None,
        }
        item = shapes.item(self.store, name, price, now, end)
        sub = self.store.add("subscriptions", shapes.subscription(self.store, said, [item]))
        customer["currency"] = price["currency"]
        amount = 0 if days else price["unit_amount"]
        words = "Trial" if days else f"1 × {price['nickname'] or price['id']}"
        bill = self.paying.bill(
            sub, [bills.line(self.store, sub, amount, words, (now, end))], "subscription_create"
        )
        self.changed(sub, "created")
        method = self.method_of(sub)
        failed = self.paying.pay(bill, method, confirmed=bool(params.get("confirmed")))
        if not failed and sub["status"] == "incomplete":
            sub["status"] = "active"
            self.changed(sub)
        return sub

    def _next(self, price: Thing, moment: int, anchor: int) -> int:
        every = price["recurring"]
        return later(moment, every["interval"], every["interval_count"], anchor)

    # What a person asks for.

    def cancel_later(self, sub: Thing, *, wish: bool) -> None:
        """At the end of the period, or not after all."""
        if sub["status"] not in LIVE:
            raise invalid("A canceled subscription can only update its metadata.")
        sub["cancel_at_period_end"] = wish
        sub["cancel_at"] = item_of(sub)["current_period_end"] if wish else None
        sub["canceled_at"] = self.store.now() if wish else None
        sub["cancellation_details"]["reason"] = "cancellation_requested" if wish else None
        self.changed(sub)

    def cancel(self, sub: Thing, reason: str = "cancellation_requested") -> None:
        """At once, for good."""
        now = self.store.now()
        sub.update(status="canceled", ended_at=now, canceled_at=sub["canceled_at"] or now)
        sub["cancellation_details"]["reason"] = reason
        for bill in self.store.newest("invoices", status="open"):
            if bill["parent"]["subscription_details"]["subscription"] == sub["id"]:
                bill["next_payment_attempt"], bill["auto_advance"] = None, False
        self.changed(sub, "deleted")

    def switch(self, sub: Thing, price: Thing) -> None:
        """To another price, at once: what is left of the old is credited and the new billed."""
        now, item = self.store.now(), item_of(sub)
        old, start, end = item["price"], item["current_period_start"], item["current_period_end"]
        item["price"] = price
        if sub["status"] == "trialing":
            self.changed(sub)
            return
        unused = round(old["unit_amount"] * max(end - now, 0) / max(end - start, 1))
        sub["billing_cycle_anchor"] = now
        item["current_period_start"] = now
        item["current_period_end"] = self._next(price, now, now)
        if sub["cancel_at_period_end"]:
            sub["cancel_at"] = item["current_period_end"]
        period = (now, item["current_period_end"])
        lines = [
            bills.line(self.store, sub, -unused, "Unused time", (now, end)),
            bills.line(self.store, sub, price["unit_amount"], "Remaining time", period),
        ]
        bill = self.paying.bill(sub, lines, "subscription_update")
        self.changed(sub)
        self.settle(sub, bill)

    def pause(self, sub: Thing, behaviour: str | None) -> None:
        """Stop collecting, or go on."""
        sub["pause_collection"] = (
            {"behavior": behaviour, "resumes_at": None} if behaviour else None
        )
        self.changed(sub)

    def change_card(self, customer: Thing, number: str) -> Thing:
        """A new card for all that is to come; what is open is tried again with it."""
        method = bills.payment_method(self.store, customer["id"], number)
        self.store.add("payment_methods", method)
        customer["invoice_settings"]["default_payment_method"] = method["id"]
        self.events.emit("payment_method.attached", method)
        self.events.emit("customer.updated", customer)
        for sub in self.store.newest("subscriptions", customer=customer["id"]):
            sub["default_payment_method"] = method["id"] if sub["status"] in LIVE else None
            bill = self.store.find("invoices", sub["latest_invoice"])
            if sub["status"] in ("past_due", "unpaid") and bill and bill["status"] == "open":
                self.settle(sub, bill)
        return method

    # What the clock does.

    def settle(self, sub: Thing, bill: Thing, *, confirmed: bool = False) -> str:
        """Try to pay a bill of a subscription, with all that follows for its state."""
        was = sub["status"]
        failed = self.paying.pay(bill, self.method_of(sub), confirmed=confirmed)
        if not failed:
            sub["status"] = "active" if was in ("past_due", "unpaid", "incomplete") else was
        elif bill["next_payment_attempt"] is None and was == "past_due":
            if self.paying.gives_up == "canceled":
                self.cancel(sub, "payment_failed")
                return failed
            sub["status"] = "unpaid"
        elif was == "active":
            sub["status"] = "past_due"
        if sub["status"] != was:
            self.changed(sub)
        return failed

    def due(self, sub: Thing) -> int | None:
        """When the clock next has something to do for a subscription."""
        if sub["status"] not in LIVE or sub["status"] == "paused":
            return None
        if sub["status"] == "incomplete":
            return int(sub["created"]) + DAY - 3600
        moments = [int(item_of(sub)["current_period_end"])]
        bill = self.store.find("invoices", sub["latest_invoice"])
        if bill and bill["status"] == "open" and bill["next_payment_attempt"]:
            moments.append(int(bill["next_payment_attempt"]))
        if sub["status"] == "trialing" and sub["id"] not in self.store.table("told"):
            moments.append(int(sub["trial_end"]) - WILL_END)
        return min(moments)

    def do_due(self, sub: Thing) -> None:
        """What is due now, one thing."""
        now, item = self.store.now(), item_of(sub)
        bill = self.store.find("invoices", sub["latest_invoice"])
        if sub["status"] == "incomplete":
            sub.update(status="incomplete_expired", ended_at=now)
            if bill and bill["status"] == "open":
                self.paying.void(bill)
            self.changed(sub)
        elif bill and bill["next_payment_attempt"] and bill["next_payment_attempt"] <= now:
            self.settle(sub, bill)
        elif item["current_period_end"] <= now:
            self._period_ends(sub)
        else:
            self.store.table("told")[sub["id"]] = {}
            self.changed(sub, "trial_will_end")

    def _period_ends(self, sub: Thing) -> None:
        trial_over = sub["status"] == "trialing"
        if sub["cancel_at_period_end"]:
            self.cancel(sub)
            return
        if trial_over and self.method_of(sub) is None:
            wish = sub["trial_settings"]["end_behavior"]["missing_payment_method"]
            if wish == "cancel":
                self.cancel(sub, "payment_failed")
                return
            if wish == "pause":
                sub["status"] = "paused"
                self.changed(sub, "paused")
                return
        self._renew(sub, trial_over=trial_over)

    def _renew(self, sub: Thing, *, trial_over: bool) -> None:
        item = item_of(sub)
        start = item["current_period_end"]
        end = self._next(item["price"], start, sub["billing_cycle_anchor"])
        item["current_period_start"], item["current_period_end"] = start, end
        if trial_over:
            sub["status"] = "active"
        amount = item["price"]["unit_amount"]
        lines = [bills.line(self.store, sub, amount, "Renewal", (start, end))]
        held = sub["status"] == "unpaid"
        bill = self.paying.bill(sub, lines, "subscription_cycle", draft=held)
        self.changed(sub)
        if sub["pause_collection"] and not held:
            self.paying.void(bill)
        elif not held:
            self.settle(sub, bill)
