"""Checkout sessions: https://docs.stripe.com/api/checkout/sessions/object."""

from __future__ import annotations

from billing.demo_stripe import bills
from billing.demo_stripe.cards import card
from billing.demo_stripe.clock import DAY
from billing.demo_stripe.errors import invalid
from billing.demo_stripe.events import Events
from billing.demo_stripe.forms import allow, truth
from billing.demo_stripe.store import Store, Thing
from billing.demo_stripe.subscribing import Subscribing

KNOWN = (
    *("mode", "customer", "client_reference_id", "success_url", "cancel_url", "line_items"),
    *("subscription_data", "allow_promotion_codes", "payment_method_collection", "metadata"),
    *("locale", "billing_address_collection", "automatic_tax", "customer_update"),
)


class Checkout:
    """Sessions, and what people do on their page."""

    def __init__(self, store: Store, events: Events, subscribing: Subscribing, url: str) -> None:
        self.store, self.events, self.subscribing, self.url = store, events, subscribing, url

    def create(self, params: Thing) -> Thing:
        allow(params, *KNOWN)
        if params.get("mode") != "subscription":
            raise invalid("Only subscriptions are sold here.", "mode")
        customer = self.store.get("customers", params.get("customer"), "customer")
        wanted = (params.get("line_items") or [{}])[0]
        price = self.store.get("prices", wanted.get("price"), "line_items[0][price]")
        if not price["active"]:
            raise invalid("The price specified is inactive.", "line_items[0][price]")
        data = params.get("subscription_data") or {}
        days = int(data.get("trial_period_days") or 0)
        made = self._opened(params, customer, price, 0 if days else price["unit_amount"])
        self.store.table("checkout_wishes")[made["id"]] = {"price": price["id"], "data": data}
        return self.store.add("checkout_sessions", made)

    def _opened(self, params: Thing, customer: Thing, price: Thing, amount: int) -> Thing:
        name = self.store.new_id("cs_test", 58)
        return {
            "id": name,
            "object": "checkout.session",
            "allow_promotion_codes": truth(params.get("allow_promotion_codes")),
            "amount_subtotal": amount,
            "amount_total": amount,
            "automatic_tax": {"enabled": False, "liability": None, "status": None},
            "cancel_url": params.get("cancel_url"),
            "client_reference_id": params.get("client_reference_id"),
            "created": self.store.now(),
            "currency": price["currency"],
            "customer": customer["id"],
            "customer_email": None,
            "expires_at": self.store.now() + DAY,
            "invoice": None,
            "livemode": False,
            "locale": params.get("locale"),
            "metadata": params.get("metadata") or {},
            "mode": "subscription",
            "payment_intent": None,
            "payment_method_collection": params.get("payment_method_collection", "always"),
            "payment_method_types": ["card"],
            "payment_status": "unpaid",
            "setup_intent": None,
            "status": "open",
            "subscription": None,
            "success_url": params.get("success_url"),
            "ui_mode": "hosted_page",
            "url": f"{self.url}/checkout/{name}",
        }

    def wish(self, session: Thing) -> Thing:
        """The price and the trial that a session is about."""
        wish = self.store.get("checkout_wishes", session["id"])
        return {**wish, "price": self.store.get("prices", wish["price"])}

    def expire(self, session: Thing) -> Thing:
        if session["status"] != "open":
            raise invalid("Only Checkout Sessions with a status of `open` can be expired.")
        session.update(status="expired", url=None)
        self.events.emit("checkout.session.expired", session)
        return session

    def pay(self, session: Thing, number: str, code: str = "", *, confirmed: bool = False) -> str:
        """What the page does with a card; "" when it is done, else what it must say."""
        if session["status"] != "open":
            return "expired"
        wish = self.wish(session)
        data, trial = wish["data"], int(wish["data"].get("trial_period_days") or 0)
        cardless = session["payment_method_collection"] == "if_required" and trial and not number
        used = card(number or "4242")
        if not cardless and used.at_checkout:
            return used.at_checkout
        if not cardless and used.asks and not confirmed:
            return "authentication_required"
        customer = self.store.get("customers", session["customer"])
        discounts = self._discounts(code, customer)
        if discounts is None:
            return "unknown_code"
        method = None if cardless else self._attach(customer, number)
        params = {
            "trial_days": trial,
            "trial_settings": data.get("trial_settings"),
            "metadata": data.get("metadata"),
            "default_payment_method": method,
            "discounts": discounts,
            "confirmed": True,
        }
        sub = self.subscribing.create(customer, wish["price"], params)
        session.update(
            status="complete",
            subscription=sub["id"],
            invoice=sub["latest_invoice"],
            payment_status="no_payment_required" if cardless else "paid",
            url=None,
        )
        self.events.emit("checkout.session.completed", session)
        return ""

    def _attach(self, customer: Thing, number: str) -> str:
        method = bills.payment_method(self.store, customer["id"], number or "4242")
        self.store.add("payment_methods", method)
        self.events.emit("payment_method.attached", method)
        return str(method["id"])

    def _discounts(self, code: str, customer: Thing) -> list[str] | None:
        """The discount of a promotion code, as a list of ids; None for a code that is none."""
        if not code:
            return []
        found = [each for each in self.store.newest("promotion_codes") if each["code"] == code]
        if not found or not found[0]["active"]:
            return None
        found[0]["times_redeemed"] += 1
        made = {
            "id": self.store.new_id("di"),
            "object": "discount",
            "checkout_session": None,
            "customer": customer["id"],
            "end": None,
            "invoice": None,
            "invoice_item": None,
            "promotion_code": found[0]["id"],
            "source": {"coupon": found[0]["promotion"]["coupon"], "type": "coupon"},
            "start": self.store.now(),
            "subscription": None,
            "subscription_item": None,
        }
        return [str(self.store.add("discounts", made)["id"])]
