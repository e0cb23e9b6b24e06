"""The hosted pages: paying, the portal, an invoice, and a desk with the clock."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from billing.demo_stripe.cards import CARDS
from billing.demo_stripe.errors import Problem
from billing.demo_stripe.markup import button, card_fields, day, form, money, page, wrong
from billing.demo_stripe.portal import Portal
from billing.demo_stripe.store import Thing
from billing.demo_stripe.world import World

CHOICES = [(card.number, card.words) for card in CARDS.values()]
SAID = {
    "generic_decline": "Your card was declined. Try another card.",
    "expired_card": "Your card has expired. Try another card.",
    "unknown_code": "There is no such promotion code.",
    "expired": "This page has expired. Go back and begin again.",
}
MOVES = {"1": "a day", "7": "a week", "31": "a month"}


class Pages:
    """Answers with a page; words that begin with → are an address to go on to; "" is none."""

    def __init__(self, world: World) -> None:
        self.world, self.store, self.portal = world, world.store, Portal(world)

    def answer(self, method: str, path: str, params: Thing) -> str:
        kind, _, name = path.strip("/").partition("/")
        known: dict[str, Callable[[str, str, Thing], str]] = {
            "": self.desk,
            "checkout": self.checkout,
            "portal": self.portal.answer,
            "invoice": self.invoice,
        }
        try:
            return known[kind](method, name, params) if kind in known else ""
        except Problem:
            return ""

    def checkout(self, method: str, name: str, params: Thing) -> str:
        session = self.store.get("checkout_sessions", name)
        if "abandon" in params:
            return f"→{session['cancel_url']}"
        if method != "POST":
            return self._checkout_page(session, "")
        if session["status"] == "complete":
            return "→" + _with_id(session)
        confirmed = "confirm" in params
        said = self.world.checkout.pay(
            session, params.get("card", ""), params.get("code", ""), confirmed=confirmed
        )
        if said == "authentication_required":
            return self._confirm_page(params)
        if said:
            return self._checkout_page(session, SAID.get(said, said))
        return "→" + _with_id(session)

    def _checkout_page(self, session: Thing, problem: str) -> str:
        if session["status"] != "open":
            return page("This page is closed", wrong(SAID["expired"]))
        wish = self.world.checkout.wish(session)
        price, days = wish["price"], wish["data"].get("trial_period_days")
        product = self.store.get("products", price["product"])
        every = price["recurring"]["interval"]
        amount = money(price["unit_amount"], price["currency"])
        terms = f"{days} days to try, then {amount} a {every}" if days else f"{amount} a {every}"
        free = days and session["payment_method_collection"] == "if_required"
        choices = [*CHOICES, ("", "none, for the trial")] if free else CHOICES
        code = (
            '<label for="code">Promotion code</label><input id="code" name="code">'
            if session["allow_promotion_codes"]
            else ""
        )
        act = "Start the trial" if days else f"Pay {amount}"
        return page(
            product["name"],
            f'<p class="soft">{escape(terms)}</p>',
            wrong(problem),
            form(card_fields(choices), code, "<p>", button("pay", act, go=True), "</p>"),
            form(button("abandon", "Go back without paying")),
        )

    def _confirm_page(self, params: Thing) -> str:
        kept = "".join(
            f'<input type="hidden" name="{key}" value="{escape(str(params.get(key, "")))}">'
            for key in ("card", "code")
        )
        return page(
            "Your bank asks you to confirm",
            "<p>This is the confirmation that banks ask for (3-D Secure).</p>",
            form(kept, button("confirm", "Confirm the payment", go=True)),
            form(button("abandon", "Do not confirm")),
        )

    def invoice(self, method: str, name: str, params: Thing) -> str:  # noqa: ARG002 - every page takes them
        bill = self.store.get("invoices", name.removesuffix("/pdf"))
        rows = "".join(
            f"<tr><td>{escape(line['description'])}</td>"
            f"<td>{money(line['amount'], bill['currency'])}</td></tr>"
            for line in bill["lines"]["data"]
        )
        paid = f"Total {money(bill['total'], bill['currency'])}, {bill['status']}"
        about = f'<p class="soft">{day(bill["created"])}, {bill["customer_email"]}</p>'
        return page(f"Invoice {bill['number']}", about, f"<table>{rows}</table><p>{paid}</p>")

    def desk(self, method: str, name: str, params: Thing) -> str:
        """Where the clock is moved and money is given back."""
        if name:
            return ""
        if method == "POST":
            self._at_desk(params)
            return "→/"
        rows = "".join(self._row(sub) for sub in self.store.newest("subscriptions")[:20])
        moves = "".join(button("days", f"On by {words}", value=n) for n, words in MOVES.items())
        ends = self.world.paying.gives_up
        other = "unpaid" if ends == "canceled" else "canceled"
        return page(
            "Desk",
            f'<p class="soft">Here it is {day(self.store.now())}.</p>',
            form("<h2>Clock</h2>", moves),
            form(
                f"<h2>When nobody pays</h2><p>After four attempts a subscription is {ends}.</p>",
                button("gives_up", f"Let it be {other}", value=other),
            ),
            f"<section><h2>Subscriptions</h2><table>{rows}</table></section>",
        )

    def _row(self, sub: Thing) -> str:
        customer = self.store.get("customers", sub["customer"])
        end = day(sub["items"]["data"][0]["current_period_end"])
        return (
            f"<tr><td>{escape(customer['email'] or 'deleted')}<br>"
            f'<span class="soft">{sub["status"]}, until {end}</span></td><td>'
            f'<form method="post">{button("refund", "Refund", value=sub["id"])}</form></td></tr>'
        )

    def _at_desk(self, params: Thing) -> None:
        if "days" in params:
            self.world.days_on(float(params["days"]))
        if params.get("gives_up") in ("canceled", "unpaid"):
            self.world.paying.gives_up = params["gives_up"]
        if "refund" in params:
            sub = self.store.get("subscriptions", params["refund"])
            for charge in self.store.newest("charges", customer=sub["customer"], paid=True)[:1]:
                self.world.paying.refund(charge, None, None)


def _with_id(session: Thing) -> str:
    return str(session["success_url"]).replace("{CHECKOUT_SESSION_ID}", session["id"])
