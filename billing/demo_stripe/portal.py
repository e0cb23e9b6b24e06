"""The customer portal: what people do with their own subscription."""

from __future__ import annotations

from html import escape

from billing.demo_stripe.cards import CARDS, DECLINED
from billing.demo_stripe.markup import button, card_fields, day, form, money, page, wrong
from billing.demo_stripe.store import Thing
from billing.demo_stripe.subscribing import LIVE, item_of
from billing.demo_stripe.world import World

CHOICES = [(card.number, card.words) for card in CARDS.values()]


class Portal:
    def __init__(self, world: World) -> None:
        self.world, self.store = world, world.store

    def answer(self, method: str, name: str, params: Thing) -> str:
        session = self.store.get("portal_sessions", name)
        customer = self.store.get("customers", session["customer"])
        if "back" in params:
            return f"→{session['return_url']}"
        problem = self._do(customer, params) if method == "POST" else ""
        flow = (session["flow"] or {}).get("type", "")
        return self._page(customer, flow, problem)

    def live(self, customer: Thing) -> Thing | None:
        rows = self.store.newest("subscriptions", customer=customer["id"])
        return next((sub for sub in rows if sub["status"] in LIVE), None)

    def _do(self, customer: Thing, params: Thing) -> str:
        """What a button asks for; "" when it is done, else what to say."""
        sub, do = self.live(customer), self.world.subscribing
        if "card" in params and "change_card" in params:
            return self._change_card(customer, params["card"])
        if sub is None:
            return "There is no subscription any more."
        if "cancel" in params:
            do.cancel_later(sub, wish=True)
        elif "resume" in params:
            do.cancel_later(sub, wish=False)
        elif "switch" in params:
            do.switch(sub, self.store.get("prices", params["switch"]))
        elif "pay" in params:
            bill = self.store.get("invoices", sub["latest_invoice"])
            if bill["status"] == "open" and do.settle(sub, bill, confirmed="confirm" in params):
                return "The payment did not go through. Change the card, or confirm the payment."
        return ""

    def _change_card(self, customer: Thing, number: str) -> str:
        if number == DECLINED:
            return "This card was declined. Nothing has been changed."
        self.world.subscribing.change_card(customer, number)
        sub = self.live(customer)
        if sub and sub["status"] in ("past_due", "unpaid"):
            return "The card was kept, and the open payment did not go through with it."
        return ""

    def _page(self, customer: Thing, flow: str, problem: str) -> str:
        sub = self.live(customer)
        parts = [wrong(problem)]
        if flow != "payment_method_update" and sub is not None:
            parts.append(self._subscription(sub))
        if sub is not None:
            parts.append(self._open_bill(sub))
        parts.append(self._card())
        parts.append(self._bills(customer))
        parts.append(form(button("back", "Back to JobAlign")))
        return page("Your subscription", *parts)

    def _subscription(self, sub: Thing) -> str:
        item = item_of(sub)
        price, end = item["price"], day(item["current_period_end"])
        amount = money(price["unit_amount"], price["currency"])
        words = f"{amount} a {price['recurring']['interval']}, {sub['status'].replace('_', ' ')}"
        if sub["cancel_at_period_end"]:
            act = f"<p>It ends on {end}.</p>" + button("resume", "Keep the subscription", go=True)
        else:
            act = f"<p>The next period begins on {end}.</p>"
            act += self._switches(price) + button("cancel", "Cancel at the end of the period")
        return form(f"<h2>{escape(words)}</h2>", act)

    def _switches(self, price: Thing) -> str:
        others = self.store.newest("prices", product=price["product"], active=True)
        return "".join(
            button(
                "switch",
                f"Switch to {money(each['unit_amount'], each['currency'])} "
                f"a {each['recurring']['interval']}",
                value=each["id"],
            )
            for each in others
            if each["id"] != price["id"]
        )

    def _open_bill(self, sub: Thing) -> str:
        bill = self.store.find("invoices", sub["latest_invoice"])
        if not bill or bill["status"] != "open":
            return ""
        amount = money(bill["amount_due"], bill["currency"])
        return form(
            f"<h2>{amount} is open</h2>",
            '<input type="hidden" name="pay" value="yes">',
            button("again", "Try the payment again"),
            button("confirm", "Confirm with the bank and pay"),
        )

    def _card(self) -> str:
        return form(
            "<h2>Card</h2>",
            card_fields(CHOICES),
            "<p>",
            button("change_card", "Use this card", go=True),
            "</p>",
        )

    def _bills(self, customer: Thing) -> str:
        rows = "".join(
            f'<tr><td><a href="/invoice/{bill["id"]}">{bill["number"] or "Draft"}</a></td>'
            f"<td>{day(bill['created'])}</td><td>{bill['status']}</td>"
            f"<td>{money(bill['total'], bill['currency'])}</td></tr>"
            for bill in self.store.newest("invoices", customer=customer["id"])[:12]
        )
        return f"<section><h2>Invoices</h2><table>{rows}</table></section>" if rows else ""
