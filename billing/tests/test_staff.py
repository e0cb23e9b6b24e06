"""What staff see of money and do about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Activity, User
from billing.demo_stripe.cards import LATER_DECLINED
from billing.models import Difference, Grant, StripeEvent
from billing.revenue import by_month
from billing.tests.factories import a_call
from billing.tests.shop import Shop
from conftest import person

pytestmark = pytest.mark.django_db
MONEY = "/admin/billing/grant/money/"


@pytest.fixture
def boss(db: None) -> User:  # noqa: ARG001 - asked for by its name
    return User.objects.create_superuser("staff@example.org")


@pytest.fixture
def staff(client_of: Callable[[User], Client], boss: User) -> Client:
    return client_of(boss)


def words(client: Client) -> str:
    return " ".join(client.get(MONEY).content.decode().split())


def test_who_pays_what_and_what_came_in(user: User, staff: Client, shop: Shop) -> None:
    shop.buy(user)
    shop.world.days_on(8)
    shop.arrive()
    a_call(user, cost=Decimal("1.25"))
    page = words(staff)
    assert "ada@example.org" in page
    assert "Pro, monthly" in page
    assert "1.25" in page
    assert "No event of Stripe has failed" in page


def test_revenue_is_what_was_paid_less_what_was_given_back(user: User, shop: Shop) -> None:
    shop.store.clock.at = int((timezone.now() - timedelta(days=70)).timestamp())
    shop.buy(user)
    shop.world.days_on(60)
    charge = shop.store.newest("charges", paid=True)[0]
    shop.world.paying.refund(charge, 300, None)
    shop.arrive()
    months = by_month(timezone.now())
    bills = len(shop.store.newest("charges", paid=True))
    assert sum(each.paid for each in months) == 900 * bills
    assert sum(each.back for each in months) == 300
    assert len(months) == 12


def test_the_page_costs_the_same_for_thirty_people_as_for_three(staff: Client, shop: Shop) -> None:
    def count() -> int:
        staff.get(MONEY)
        with CaptureQueriesContext(connection) as seen:
            staff.get(MONEY)
        return len(seen)

    for number in range(3):
        shop.buy(person(f"few{number}@example.org"))
    shop.arrive()
    few = count()
    for number in range(27):
        shop.buy(person(f"more{number}@example.org"))
    shop.arrive()
    assert count() == few


def test_what_failed_and_what_differs_is_counted_with_a_way_to_it(
    staff: Client,
    shop: Shop,  # noqa: ARG001 - payments are on
) -> None:
    now = timezone.now()
    StripeEvent.objects.create(
        event_id="evt_1",
        type="invoice.paid",
        happened_at=now,
        status="failed",
        problem="Stripe said: no",
        finished_at=now,
    )
    Difference.objects.create(what="2 live subscriptions")
    page = words(staff)
    assert "1 event of Stripe failed" in page
    assert "1 difference needs a look" in page
    assert (
        "Stripe said: no"
        in staff.get("/admin/billing/stripeevent/?status__exact=failed").content.decode()
    )


def test_members_do_not_see_the_money(mine: Client) -> None:
    assert mine.get(MONEY).status_code == 302


def give(staff: Client, owner: User, **said: str) -> str:
    sent = {
        "owner": str(owner.pk),
        "ends_on": (timezone.now().date() + timedelta(days=30)).isoformat(),
        "reason": "Helped us",
        **said,
    }
    return staff.post("/admin/billing/grant/add/", sent, follow=True).content.decode()


def test_pro_given_by_hand_is_written_down_on_both_sides(
    user: User, staff: Client, boss: User, shop: Shop
) -> None:
    give(staff, user)
    grant = Grant.objects.get()
    assert (grant.owner, grant.granted_by, grant.reason) == (user, boss, "Helped us")
    assert shop.standing(user).state == "granted"
    assert LogEntry.objects.filter(user=boss, object_id=str(grant.pk)).exists()
    assert Activity.objects.get(owner=user).text.startswith("Pro was given to you until")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"ends_on": "2020-01-01"}, "This day has passed."),
        ({"reason": ""}, "This field is required."),
        ({"ends_on": ""}, "This field is required."),
    ],
)
def test_a_grant_needs_an_end_and_a_reason(
    said: dict[str, str], sentence: str, user: User, staff: Client
) -> None:
    assert sentence in give(staff, user, **said)
    assert not Grant.objects.exists()


def test_a_grant_is_ended_once_and_cannot_be_rewritten(
    user: User, staff: Client, boss: User, shop: Shop
) -> None:
    give(staff, user)
    grant = Grant.objects.get()
    act = {"action": "end_now", "_selected_action": [grant.pk]}
    for said in ("1 of 1 ended", "0 of 1 ended"):
        assert said in staff.post("/admin/billing/grant/", act, follow=True).content.decode()
    grant.refresh_from_db()
    assert grant.ended_by == boss
    assert not shop.standing(user).is_pro
    assert staff.post(f"/admin/billing/grant/{grant.pk}/change/", {}).status_code == 403
    assert staff.post(f"/admin/billing/grant/{grant.pk}/delete/", {}).status_code == 403


def test_a_failed_event_is_run_again_from_the_list(user: User, staff: Client, shop: Shop) -> None:
    shop.buy(user, card=LATER_DECLINED)
    shop.post(shop.outbox[-1])
    row = StripeEvent.objects.get()
    row.fail("Something broke.")
    act = {"action": "run_again", "_selected_action": [row.pk]}
    staff.post("/admin/billing/stripeevent/", act)
    shop.work()
    assert shop.standing(user).state == "trial"
