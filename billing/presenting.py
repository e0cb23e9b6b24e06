"""What the pages about money show."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.utils.formats import date_format
from djstripe.models import Charge, Invoice

from accounts.models import User
from billing.checkout import may_try
from billing.models import ModelCall
from billing.notices import Money
from billing.plans import (
    CURRENCY,
    FREE,
    MONTHLY,
    OFFERS,
    PRO,
    TRIAL_DAYS,
    WORDS,
    YEARLY,
    Feature,
    Offer,
)
from billing.rights import Standing, State, moment
from billing.services import used
from billing.subscriptions import payments_are_on, standing_for

Address = Callable[[], str]
PATIENCE = 60
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Meter:
    """How much of a month's allowance was used; ``limit`` is None where there is none."""

    title: str
    used: int
    limit: int | None

    @property
    def is_full(self) -> bool:
        return self.limit is not None and self.used >= self.limit


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table of plans."""

    title: str
    holds: str
    free: int | None
    pro: int | None


@dataclass(frozen=True, slots=True)
class Bill:
    """An invoice as a person reads it; ``state`` is also how it is drawn."""

    day: datetime
    about: str
    state: str
    drawn: str
    amount: Money
    pdf: str


STATES = {
    "paid": ("Paid", "have"),
    "open": ("Open", "part"),
    "draft": ("Coming", "ink"),
    "uncollectible": ("Given up", "miss"),
    "void": ("Void", "ink"),
}


def plan_page(user: User) -> dict[str, Any]:
    standing = standing_for(user)
    counted = used(user, standing.month)
    page: dict[str, Any] = {
        "standing": standing,
        "heading": heading(standing),
        "sentence": sentence(standing),
        "meters": [_meter(standing, each, counted[each]) for each in WORDS],
    }
    if not payments_are_on():
        page["calls"] = ModelCall.objects.filter(
            owner=user, created_at__date__gte=standing.month
        ).count()
        return page
    return page | {
        "rows": [
            Row(words.title, words.holds, FREE.limit(each), PRO.limit(each))
            for each, words in WORDS.items()
        ],
        "offers": offers(user, standing),
        "bills": bills_of(user),
        "free": whole(Money(0, CURRENCY)),
        "full": [each.title.lower() for each in page["meters"] if each.is_full],
    }


def _meter(standing: Standing, feature: Feature, count: int) -> Meter:
    return Meter(WORDS[feature].title, count, standing.plan.limit(feature))


@dataclass(frozen=True, slots=True)
class Choice:
    """An offer as it stands on the page: its words, its button, and whether it is taken."""

    offer: Offer
    amount: str
    interval: str
    note: str
    button: str
    taken: bool
    first: bool


def offers(user: User, standing: Standing) -> list[Choice]:
    tries = not standing.live and may_try(user)
    return [_choice(offer, standing, tries=tries) for offer in OFFERS.values()]


def _choice(offer: Offer, standing: Standing, *, tries: bool) -> Choice:
    taken = standing.live and standing.offer == offer
    year = Money(offer.amount, CURRENCY)
    note = f"{TRIAL_DAYS} days to try, no charge until then" if tries else "Stop at any time"
    if offer == YEARLY:
        saved = Money(MONTHLY.amount * 12 - YEARLY.amount, CURRENCY)
        note = f"{whole(Money(offer.amount // 12, CURRENCY))} a month, {whole(saved)} less"
    button = f"Try Pro for {TRIAL_DAYS} days" if tries else f"Take {offer.title}"
    if standing.live:
        button = f"Change to {offer.title}"
    return Choice(offer, whole(year), offer.interval, note, button, taken, first=offer == MONTHLY)


def whole(money: Money) -> str:
    """Without pence where there are none."""
    return str(money).removesuffix(".00")


def heading(standing: Standing) -> str:
    if standing.state == State.SELF_HOSTED:
        return "Self-hosted: everything is open"
    if standing.is_pro and standing.offer:
        return f"You are on {standing.offer.title}"
    return "You are on Pro" if standing.is_pro else "You are on Free"


def sentence(standing: Standing) -> str:
    """What is true of a state, and what happens next."""
    until = on(standing.until)
    renews = f"Allowances renew on {_short(standing.renews)}. Work that fails is given back."
    paid = f"{price_of(standing)} since {on(standing.since)}"
    return {
        State.SELF_HOSTED: (
            "This server has no payments set up, so nothing is locked. What you see is what was "
            f"used in {date_format(standing.month, 'F')}."
        ),
        State.FREE: renews,
        State.TRIAL: f"Your trial runs until {until}. The first payment is due then. {renews}",
        State.ACTIVE: f"{paid}; the next payment is due on {until}. {renews}",
        State.ENDING: f"Pro stays open until {until}, and then ends. Nothing is deleted.",
        State.PAST_DUE: f"{paid}. One payment is open.",
        State.PAUSED: "Pro is paused, and the allowances are those of Free until it goes on.",
        State.UNPAID: "A payment is still open. When it is made, Pro opens again.",
        State.UNFINISHED: "Your payment waits for a confirmation. Finish it at Stripe.",
        State.GRANTED: f"Pro was given to you, until {until}. {renews}",
    }[standing.state]


def price_of(standing: Standing) -> str:
    """What the person pays: as their bill says, for prices change."""
    if standing.offer is None or not standing.amount:
        return "Pro"
    return f"{Money(standing.amount, CURRENCY)} a {standing.offer.interval}"


def on(day: datetime | None) -> str:
    return date_format(day, "j F Y") if day else ""


def _short(day: date) -> str:
    return date_format(day, "j F")


def bills_of(user: User) -> list[Bill]:
    """The person's newest invoices."""
    rows = list(Invoice.objects.filter(customer__subscriber=user).order_by("-created")[:SHOWN])
    back = refunded(user) if rows else {}
    return [_bill(row.stripe_data, back) for row in rows if row.stripe_data["status"] != "draft"]


def refunded(user: User) -> dict[str, int]:
    """What was given back, by the payment."""
    charges = Charge.objects.filter(
        customer__subscriber=user, stripe_data__amount_refunded__gt=0
    ).values_list("stripe_data", flat=True)
    return {str(each["payment_intent"]): each["amount_refunded"] for each in charges}


def _bill(data: dict[str, Any], back: dict[str, int]) -> Bill:
    state, drawn = STATES[data["status"]]
    given = sum(back.get(name, 0) for name in payments_in(data))
    if given:
        state, drawn = f"{Money(given, data['currency'])} given back", "ink"
    lines = data["lines"]["data"]
    return Bill(
        day=moment(data["created"]),
        about=_about(lines),
        state=state,
        drawn=drawn,
        amount=Money(data["total"], data["currency"]),
        pdf=data.get("invoice_pdf") or "",
    )


def _about(lines: list[dict[str, Any]]) -> str:
    if any(line["amount"] < 0 for line in lines):
        return "Change of plan"
    return "Trial" if not any(line["amount"] for line in lines) else "Pro"


def payments_in(bill: dict[str, Any]) -> list[str]:
    """The payments of an invoice, which names them only under ``payments``."""
    rows = (bill.get("payments") or {}).get("data", [])
    return [str(row["payment"].get("payment_intent")) for row in rows]


def seconds_since(said: str) -> float:
    """How long ago a moment was that an address names; nought for other words."""
    if not said.isdecimal():
        return 0.0
    return max(time.time() - float(said), 0.0)


def past_due(standing: Standing) -> dict[str, Any] | None:
    """What the banner says while a payment is open; None when there is none to say."""
    if standing.state not in (State.PAST_DUE, State.UNPAID) or standing.bill is None:
        return None
    bill = standing.bill
    again = bill.get("next_payment_attempt")
    return {
        "amount": Money(bill["amount_remaining"], bill["currency"]),
        "day": datetime.fromtimestamp(bill["created"], UTC),
        "until": standing.until if standing.is_pro else None,
        "again": datetime.fromtimestamp(again, UTC) if again else None,
    }
