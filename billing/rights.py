"""From subscriptions, as Stripe states them, to what a person may do. No database, no network.

The shapes are those of https://docs.stripe.com/api/subscriptions/object since 2025-03-31: the
period stands on the items. What each state gives:

- trialing, active: Pro. A period that has ended is trusted for ``LATE`` more, the time for which
  Stripe repeats a webhook, and no longer; one that was to end ends on the minute.
- past_due: Pro for ``DUNNING`` after the unpaid period began, while Stripe tries the card again.
- paused collection: Pro while the newest bill is paid; a period whose bill was made void, or was
  given up, gives Free until the next one.
- unpaid, canceled, paused, incomplete, incomplete_expired: Free. Nothing is deleted, and what
  there is can be read and exported.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any

from billing.plans import FREE, PRO, PRODUCT, SELF_HOSTED, Offer, Plan, offer_of_interval

LATE = timedelta(days=3)
DUNNING = timedelta(days=14)
Subscription = Mapping[str, Any]


class State(StrEnum):
    """Where a person stands with us."""

    SELF_HOSTED = "self_hosted"
    FREE = "free"
    TRIAL = "trial"
    ACTIVE = "active"
    ENDING = "ending"
    PAST_DUE = "past_due"
    PAUSED = "paused"
    UNPAID = "unpaid"
    UNFINISHED = "unfinished"
    GRANTED = "granted"


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person has, why, and until when."""

    plan: Plan
    state: State
    month: date
    """The first day of the month that is counted: the subscription's own, or the calendar's."""
    renews: date
    offer: Offer | None = None
    since: datetime | None = None
    until: datetime | None = None
    """The end of what is paid for, of the trial, of the time to pay, or of a grant."""
    amount: int = 0
    """The price, in the currency's smallest unit."""
    bill: Mapping[str, Any] | None = None
    """The newest invoice, where it was read with the subscription."""
    live: bool = False
    """Whether there is a subscription that can still be changed at Stripe."""

    @property
    def is_pro(self) -> bool:
        return self.plan is PRO


LIVE = ("trialing", "active", "past_due", "unpaid", "paused", "incomplete")
RANK = {
    State.ACTIVE: 9,
    State.ENDING: 8,
    State.TRIAL: 7,
    State.PAST_DUE: 6,
    State.GRANTED: 5,
    State.PAUSED: 4,
    State.UNPAID: 3,
    State.UNFINISHED: 2,
    State.FREE: 0,
}


def self_hosted(now: datetime) -> Standing:
    return Standing(SELF_HOSTED, State.SELF_HOSTED, *calendar_month(now))


def standing_of(rows: Iterable[Subscription], now: datetime) -> Standing:
    """The best that subscriptions and grants give at ``now``; Free when they give nothing."""
    found = [_granted(row, now) if "grant" in row else _subscribed(row, now) for row in rows]
    free = Standing(FREE, State.FREE, *calendar_month(now))
    best = max([*found, free], key=lambda each: (each.is_pro, RANK[each.state]))
    return best if best.live else replace(best, live=any(each.live for each in found))


def _granted(row: Subscription, now: datetime) -> Standing:
    """Of a plan that staff have given by hand; it holds to the end of its last day."""
    month, renews = calendar_month(now)
    end = datetime.fromisoformat(row["ends_on"]).replace(tzinfo=UTC) + timedelta(days=1)
    if end <= now:
        return Standing(FREE, State.FREE, month, renews)
    return Standing(PRO, State.GRANTED, month, renews, until=end)


def _subscribed(sub: Subscription, now: datetime) -> Standing:
    month, renews = calendar_month(now)
    free = Standing(FREE, State.FREE, month, renews)
    item = pro_item(sub)
    if item is None:
        return free
    start, end = moment(item["current_period_start"]), moment(item["current_period_end"])
    state, until = _state(sub, start, end)
    pro = state in PRO_STATES and until is not None and now < until + _grace(state)
    if pro:
        month, renews = own_month(start, now)
    bill = sub.get("latest_invoice")
    return Standing(
        plan=PRO if pro else FREE,
        state=state if pro or state in OPEN_STATES else _after(state),
        month=month,
        renews=renews,
        offer=offer_of_interval(item["price"]["recurring"]["interval"]),
        since=moment(sub["start_date"]),
        until=until,
        amount=item["price"].get("unit_amount") or 0,
        bill=bill if isinstance(bill, Mapping) else None,
        live=sub["status"] in LIVE,
    )


PRO_STATES = {State.TRIAL, State.ACTIVE, State.ENDING, State.PAST_DUE, State.GRANTED}
OPEN_STATES = {State.FREE, State.UNPAID, State.PAUSED, State.UNFINISHED}


def _after(state: State) -> State:
    """What a state is called when its time has run out and Stripe has not yet said so."""
    return State.UNPAID if state == State.PAST_DUE else State.FREE


def _grace(state: State) -> timedelta:
    return LATE if state in (State.TRIAL, State.ACTIVE) else timedelta()


def _state(sub: Subscription, start: datetime, end: datetime) -> tuple[State, datetime | None]:
    """A subscription's state in our words, and until when it gives what it gives."""
    status = sub["status"]
    if status == "past_due":
        return State.PAST_DUE, start + DUNNING
    if status in ("trialing", "active"):
        if _is_let_off(sub):
            return State.PAUSED, None
        leaves = moment(sub["cancel_at"]) if sub.get("cancel_at") else None
        if leaves is None and sub.get("cancel_at_period_end"):
            leaves = end
        if leaves is not None:
            return State.ENDING, min(leaves, end + LATE)
        return (State.TRIAL if status == "trialing" else State.ACTIVE), end
    words = {"unpaid": State.UNPAID, "paused": State.PAUSED, "incomplete": State.UNFINISHED}
    return words.get(status, State.FREE), None


def _is_let_off(sub: Subscription) -> bool:
    """Whether Stripe calls a period active that nobody will pay: while collection is paused, and
    after it, until the next bill."""
    bill = sub.get("latest_invoice")
    status = bill.get("status") if isinstance(bill, Mapping) else None
    if sub.get("pause_collection"):
        return status != "paid"
    return status in ("void", "uncollectible")


def pro_item(sub: Subscription) -> Mapping[str, Any] | None:
    """The item of a subscription that is Pro; None when it is to something else.

    It is taken from the subscription itself: rows of items that were once part of it stay behind.
    """
    for item in (sub.get("items") or {}).get("data", []):
        product = item["price"]["product"]
        if (product["id"] if isinstance(product, Mapping) else product) == PRODUCT:
            found: Mapping[str, Any] = item
            return found
    return None


def moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def calendar_month(now: datetime) -> tuple[date, date]:
    """The first days of this month and of the next, in UTC."""
    first = now.astimezone(UTC).date().replace(day=1)
    return first, add_months(first, 1)


def own_month(start: datetime, now: datetime) -> tuple[date, date]:
    """The first days of the month of a period that holds ``now``, and of the one after it.

    A year is counted month by month from its first day; where a month has no such day, its last.
    """
    day = start.date()
    passed = max((now.year - start.year) * 12 + now.month - start.month, 0)
    while passed and _at(start, passed) > now:
        passed -= 1
    return add_months(day, passed), add_months(day, passed + 1)


def _at(start: datetime, months: int) -> datetime:
    return datetime.combine(add_months(start.date(), months), start.timetz())


def add_months(day: date, months: int) -> date:
    whole = day.month - 1 + months
    year, month = day.year + whole // 12, whole % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
