"""What each state of a subscription gives, and which month is counted: by table, no database."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from billing.plans import PRODUCT
from billing.rights import DUNNING, LATE, own_month, standing_of

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def at(moment: datetime) -> int:
    return int(moment.timestamp())


def a_subscription(status: str = "active", **said: Any) -> dict[str, Any]:
    """In the shape of the pinned version: the period is the item's."""
    start = said.pop("start", NOW - timedelta(days=6))
    end = said.pop("end", NOW + timedelta(days=24))
    item = {
        "current_period_start": at(start),
        "current_period_end": at(end),
        "price": {"product": said.pop("product", PRODUCT), "recurring": {"interval": "month"}},
    }
    return {
        "status": status,
        "start_date": at(start),
        "items": {"data": [item]},
        "cancel_at": None,
        "cancel_at_period_end": False,
        "pause_collection": None,
        "latest_invoice": {"id": "in_1", "status": "paid"},
        **said,
    }


ENDED: dict[str, Any] = {"end": NOW - HOUR}
CASES: dict[str, tuple[dict[str, Any], str, bool]] = {
    "active": (a_subscription(), "active", True),
    "trial": (a_subscription("trialing"), "trial", True),
    "past due": (a_subscription("past_due"), "past_due", True),
    "past due too long": (
        a_subscription("past_due", start=NOW - DUNNING - HOUR),
        "unpaid",
        False,
    ),
    "past due to the last hour": (
        a_subscription("past_due", start=NOW - DUNNING + HOUR),
        "past_due",
        True,
    ),
    "unpaid": (a_subscription("unpaid"), "unpaid", False),
    "canceled": (a_subscription("canceled"), "free", False),
    "incomplete": (a_subscription("incomplete"), "unfinished", False),
    "incomplete and expired": (a_subscription("incomplete_expired"), "free", False),
    "paused after a trial": (a_subscription("paused"), "paused", False),
    "of a status that is new to us": (a_subscription("reborn"), "free", False),
    "renewed, word still on its way": (a_subscription(**ENDED), "active", True),
    "no word for too long": (a_subscription(end=NOW - LATE - HOUR), "free", False),
    "ends at the period's end": (a_subscription(cancel_at_period_end=True), "ending", True),
    "has ended, word on its way": (
        a_subscription(cancel_at_period_end=True, **ENDED),
        "free",
        False,
    ),
    "ends on a day": (a_subscription(cancel_at=at(NOW + HOUR)), "ending", True),
    "ended on a day": (a_subscription(cancel_at=at(NOW - HOUR)), "free", False),
    "collection paused, paid": (
        a_subscription(pause_collection={"behavior": "void"}),
        "active",
        True,
    ),
    "collection paused, not paid": (
        a_subscription(pause_collection={"behavior": "void"}, latest_invoice={"status": "void"}),
        "paused",
        False,
    ),
    "collection paused, bill unknown": (
        a_subscription(pause_collection={"behavior": "void"}, latest_invoice="in_1"),
        "paused",
        False,
    ),
    "collection goes on, this period was let off": (
        a_subscription(latest_invoice={"status": "void"}),
        "paused",
        False,
    ),
    "its bill was given up": (
        a_subscription(latest_invoice={"status": "uncollectible"}),
        "paused",
        False,
    ),
    "its bill is still being written": (
        a_subscription(latest_invoice={"status": "draft"}),
        "active",
        True,
    ),
    "to something else": (a_subscription(product="prod_other"), "free", False),
    "given by hand": ({"grant": 1, "ends_on": "2026-11-26"}, "granted", True),
    "given by hand, over": ({"grant": 1, "ends_on": "2026-11-25"}, "free", False),
}


@pytest.mark.parametrize("name", CASES)
def test_a_state_gives_what_is_written_here(name: str) -> None:
    row, state, pro = CASES[name]
    standing = standing_of([row], NOW)
    assert (standing.state, standing.is_pro) == (state, pro)


def test_of_several_the_best_counts() -> None:
    rows = [a_subscription("unpaid"), a_subscription(), a_subscription("past_due")]
    standing = standing_of(rows, NOW)
    assert (standing.state, standing.is_pro, standing.live) == ("active", True, True)


def test_a_grant_does_not_hide_that_there_is_a_subscription_to_manage() -> None:
    rows = [a_subscription("unpaid"), {"grant": 1, "ends_on": "2027-01-01"}]
    standing = standing_of(rows, NOW)
    assert (standing.state, standing.live) == ("granted", True)


def test_without_anything_the_calendars_month_counts() -> None:
    standing = standing_of([], NOW)
    assert (standing.month, standing.renews) == (date(2026, 11, 1), date(2026, 12, 1))


@pytest.mark.parametrize(
    ("start", "now", "month", "renews"),
    [
        ((2026, 11, 20), (2026, 11, 26), (2026, 11, 20), (2026, 12, 20)),
        ((2026, 1, 31), (2026, 2, 27), (2026, 1, 31), (2026, 2, 28)),
        ((2026, 1, 31), (2026, 2, 28), (2026, 2, 28), (2026, 3, 31)),
        ((2025, 12, 15), (2026, 12, 14), (2026, 11, 15), (2026, 12, 15)),
        ((2026, 11, 20), (2026, 11, 19), (2026, 11, 20), (2026, 12, 20)),
    ],
)
def test_a_month_begins_on_the_day_on_which_the_subscription_began(
    start: tuple[int, int, int],
    now: tuple[int, int, int],
    month: tuple[int, int, int],
    renews: tuple[int, int, int],
) -> None:
    counted = own_month(datetime(*start, tzinfo=UTC), datetime(*now, tzinfo=UTC))
    assert counted == (date(*month), date(*renews))


def test_the_hour_of_the_start_decides_on_the_day_itself() -> None:
    start = datetime(2026, 10, 20, 18, tzinfo=UTC)
    before, after = datetime(2026, 11, 20, 17, tzinfo=UTC), datetime(2026, 11, 20, 18, tzinfo=UTC)
    assert own_month(start, before)[0] == date(2026, 10, 20)
    assert own_month(start, after)[0] == date(2026, 11, 20)
