"""What the pages say about money in each state, and what they cost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from accounts.models import Activity, User
from accounts.tests.post import delivered
from billing.demo_stripe.cards import LATER_DECLINED
from billing.demo_stripe.clock import DAY
from billing.models import Grant, Usage
from billing.plans import MONTHLY, YEARLY, Feature
from billing.rights import LIVE
from billing.subscriptions import plan_for
from billing.tests.shop import Shop
from conftest import person
from matching.tests.factories import a_match

pytestmark = pytest.mark.django_db
PAGES = ["/dashboard/", "/resumes/", "/jobs/", "/reports/", "/settings/", "/plan/"]


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


def words(client: Client, address: str = "/plan/") -> str:
    return " ".join(client.get(address).content.decode().split())


@pytest.mark.parametrize("address", [each for each in PAGES if each != "/plan/"])
def test_payments_cost_a_page_one_query(
    address: str, user: User, mine: Client, paid: Settings
) -> None:
    a_match(user)
    on = queries(mine, address)
    paid.STRIPE_SECRET_KEY = ""
    assert on == queries(mine, address) + 1


def test_the_plan_is_asked_for_once_however_often_it_is_needed(
    user: User,
    paid: Settings,  # noqa: ARG001 - payments are on
) -> None:
    with CaptureQueriesContext(connection) as seen:
        for _ in range(5):
            plan_for(user)
    assert len(seen) == 1


def test_the_plans_page_costs_the_same_with_one_invoice_and_with_ten(
    user: User, mine: Client, shop: Shop
) -> None:
    shop.buy(user)
    shop.arrive()
    few = queries(mine, "/plan/")
    shop.world.days_on(200)
    shop.arrive()
    assert (few, queries(mine, "/plan/")) == (6, 6)


def test_without_payments_everything_is_open_and_the_page_says_so(
    user: User, mine: Client
) -> None:
    Usage.objects.create(
        owner=user, feature=Feature.MATCH, month=timezone.now().date().replace(day=1), spent=46
    )
    page = words(mine)
    assert "Self-hosted: everything is open" in page
    assert '<span class="font-semibold">46</span>' in page
    assert "Choose a plan" not in page
    assert "/plan/buy/" not in page


def test_on_free_both_offers_stand_with_a_trial(user: User, mine: Client, shop: Shop) -> None:  # noqa: ARG001 - payments are on
    page = words(mine)
    assert "You are on Free" in page
    assert page.count("Try Pro for 7 days") == 2
    assert "£9" in page
    assert "£7 a month, £24 less" in page


def test_an_allowance_that_is_used_up_is_said(user: User, mine: Client, shop: Shop) -> None:  # noqa: ARG001 - payments are on
    month = timezone.now().date().replace(day=1)
    Usage.objects.create(owner=user, feature=Feature.MATCH, month=month, spent=20)
    assert "Used up: reports." in words(mine)


def test_buying_leads_to_stripe_and_gives_nothing_by_itself(
    user: User, mine: Client, shop: Shop
) -> None:
    answer = mine.post("/plan/buy/", {"offer": "monthly"})
    assert (answer.status_code, answer["Location"][:30]) == (303, "http://stripe.test/checkout/cs")
    assert shop.pay(answer["Location"]) == ""
    waiting = words(mine, "/plan/done/?session=cs_test_forged")
    assert "Waiting for Stripe" in waiting
    assert 'hx-get="/plan/done/?since=' in waiting
    shop.arrive()
    opened = words(mine, "/plan/done/")
    assert "Pro is open" in opened
    assert "hx-get" not in opened.split('id="status"')[1][:200]
    assert Activity.objects.filter(action="plan_changed", owner=user).count() == 1


def test_a_word_that_does_not_come_stops_the_waiting(mine: Client, shop: Shop) -> None:  # noqa: ARG001 - payments are on
    page = words(mine, "/plan/done/?since=1000000000")
    assert "Stripe has not confirmed it yet" in page
    assert "delay:1s" not in page


@pytest.mark.parametrize("since", ["", "x", "-1", "9" * 40, "9" * 400, "²"])
def test_odd_words_in_the_address_of_the_waiting_page(
    since: str,
    mine: Client,
    shop: Shop,  # noqa: ARG001 - payments are on
) -> None:
    assert mine.get("/plan/done/", {"since": since}).status_code == 200


def test_of_two_open_checkouts_only_the_newer_can_be_paid(user: User, shop: Shop) -> None:
    from billing import checkout  # noqa: PLC0415 - beside its use

    first = checkout.checkout_url(user, MONTHLY)
    second = checkout.checkout_url(user, YEARLY)
    assert shop.pay(first) == "expired"
    assert shop.pay(second) == ""
    shop.arrive()
    assert len(shop.store.newest("subscriptions")) == 1


@pytest.mark.parametrize(
    ("offer", "said"),
    [("gold", "There is no such plan. Choose one of these."), ("monthly", "does not answer now")],
)
def test_what_cannot_be_bought_is_said_in_a_sentence(
    offer: str, said: str, mine: Client, shop: Shop
) -> None:
    shop.app.down = True
    answer = mine.post("/plan/buy/", {"offer": offer}, follow=True)
    assert said in answer.content.decode()
    assert answer.redirect_chain == [("/plan/", 302)]


def test_who_has_a_subscription_is_sent_to_manage_it(user: User, mine: Client, shop: Shop) -> None:
    shop.buy(user)
    shop.arrive()
    answer = mine.post("/plan/buy/", {"offer": "yearly"}, follow=True)
    assert "You have a subscription already." in answer.content.decode()
    answer = mine.post("/plan/manage/", {"flow": "card"})
    assert answer["Location"].startswith("http://stripe.test/portal/bps_")
    session = shop.store.newest("portal_sessions")[0]
    assert session["flow"]["type"] == "payment_method_update"
    assert session["configuration"] == shop.store.newest("portal_configurations")[0]["id"]


def test_nobody_manages_what_they_never_bought(mine: Client, shop: Shop) -> None:  # noqa: ARG001 - payments are on
    answer = mine.post("/plan/manage/", follow=True)
    assert "you have not bought anything" in answer.content.decode()


def test_without_payments_nothing_is_sold(mine: Client) -> None:
    answer = mine.post("/plan/buy/", {"offer": "monthly"}, follow=True)
    assert "This server takes no payments" in answer.content.decode()


def test_a_guest_makes_an_account_first(client_of: object, shop: Shop) -> None:
    guest = person("visitor@guest.invalid")
    assert callable(client_of)
    answer = client_of(guest).post("/plan/buy/", {"offer": "monthly"}, follow=True)
    assert "Create an account first" in answer.content.decode()
    assert shop.store.table("customers") == {}


def test_a_payment_that_failed_is_said_on_every_page_and_by_mail_once(
    user: User, mine: Client, shop: Shop
) -> None:
    shop.buy(user, card=LATER_DECLINED)
    shop.world.days_on(8)
    shop.arrive()
    for address in PAGES:
        assert "The payment of £9.00" in words(mine, address)
    assert [each.subject for each in delivered() if "payment" in each.subject] == [
        "Your payment did not go through"
    ]
    shop.world.days_on(3)
    shop.arrive()
    assert len([each for each in delivered() if "payment" in each.subject]) == 1


def test_when_nobody_pays_it_ends_is_told_and_nothing_is_deleted(
    user: User, mine: Client, shop: Shop
) -> None:
    match = a_match(user)
    shop.buy(user, card=LATER_DECLINED)
    shop.world.days_on(8)
    shop.arrive()
    shop.world.days_on(20)
    shop.arrive()
    assert shop.subscription(user)["status"] == "canceled"
    assert delivered()[-1].subject == "Pro has ended"
    page = words(mine)
    assert "You are on Free" in page
    assert "Take Pro, monthly" in page
    assert "Try Pro" not in page
    for kept in (match.get_absolute_url(), f"/reports/{match.pk}/pdf/", reverse("jobs:csv")):
        assert mine.get(kept).status_code == 200


def test_a_trial_that_ends_soon_is_told_once_and_not_to_who_has_left(
    user: User, stranger: User, shop: Shop
) -> None:
    for each in (user, stranger):
        shop.buy(each)
    shop.world.subscribing.cancel_later(shop.subscription(stranger), wish=True)
    shop.arrive()
    shop.world.move_clock(shop.store.now() + 4 * DAY + 60)
    shop.arrive()
    told = [each.to for each in delivered() if each.subject == "Your trial of Pro ends soon"]
    assert told == [["ada@example.org"]]


def test_invoices_are_listed_with_what_was_given_back(
    user: User, mine: Client, shop: Shop
) -> None:
    shop.buy(user)
    shop.world.days_on(40)
    charge = shop.store.newest("charges", paid=True)[-1]
    shop.world.paying.refund(charge, 400, "requested_by_customer")
    shop.arrive()
    page = words(mine)
    assert "£4.00 given back" in page
    assert page.count('<span class="badge badge-have">Paid</span>') == 2
    assert page.count("http://stripe.test/invoice/") == 3


def test_a_strangers_invoices_are_not_there(user: User, theirs: Client, shop: Shop) -> None:
    shop.buy(user)
    shop.arrive()
    page = words(theirs)
    assert "There are none." in page
    assert "You are on Free" in page


def test_a_promotion_code_takes_off(user: User, mine: Client, shop: Shop) -> None:
    coupon = shop.world.catalogue.add_coupon({"percent_off": "50", "duration": "forever"})
    promotion = {"coupon": coupon["id"], "type": "coupon"}
    shop.world.catalogue.add_promotion_code({"code": "SPRING", "promotion": promotion})
    assert shop.buy(user, code="WINTER") == "unknown_code"
    assert shop.buy(user, code="SPRING") == ""
    shop.world.days_on(8)
    shop.arrive()
    assert "£4.50" in words(mine)
    assert shop.standing(user).is_pro


def test_a_trial_without_a_card_ends_by_itself(user: User, shop: Shop, paid: Settings) -> None:
    paid.STRIPE_TRIAL_WITHOUT_CARD = True
    assert shop.buy(user, card="") == ""
    shop.arrive()
    assert shop.standing(user).state == "trial"
    shop.world.days_on(8)
    shop.arrive()
    assert shop.subscription(user)["status"] == "canceled"
    assert not shop.standing(user).is_pro


def test_a_year_is_changed_to_with_what_was_paid_taken_off(user: User, shop: Shop) -> None:
    shop.buy(user)
    shop.world.days_on(10)
    sub = shop.subscription(user)
    yearly = shop.store.newest("prices", lookup_key=YEARLY.lookup_key)[0]
    shop.world.subscribing.switch(sub, yearly)
    shop.arrive()
    standing = shop.standing(user)
    assert (standing.offer, standing.state) == (YEARLY, "active")
    bill = shop.store.newest("invoices")[0]
    assert YEARLY.amount - MONTHLY.amount < bill["total"] < YEARLY.amount


@pytest.mark.parametrize("state", [each for each in LIVE if each != "incomplete"])
def test_every_state_has_a_page(state: str, user: User, mine: Client, shop: Shop) -> None:
    shop.buy(user)
    shop.world.days_on(8)
    sub = shop.subscription(user)
    sub["status"] = state
    shop.world.subscribing.changed(sub)
    shop.arrive()
    assert mine.get("/plan/").status_code == 200


def test_what_staff_gave_is_said_with_its_end(user: User, mine: Client, shop: Shop) -> None:  # noqa: ARG001 - payments are on
    Grant.objects.create(
        owner=user, ends_on=timezone.now().date() + timedelta(days=5), reason="A thank-you"
    )
    page = words(mine)
    assert "You are on Pro" in page
    assert "Pro was given to you" in page
    assert "A thank-you" not in page


@pytest.mark.parametrize(
    ("address", "feature", "said"),
    [
        ("/reports/new/", Feature.MATCH, "Reports this month"),
        ("/resumes/new/", Feature.READ_RESUME, "Résumés read this month"),
        ("/jobs/new/", Feature.READ_JOB, "Jobs read this month"),
        ("/practice/new/", Feature.QUESTIONS, "Sets of questions this month"),
    ],
)
def test_what_is_left_stands_beside_the_button_that_takes_of_it(
    address: str, feature: Feature, said: str, user: User, mine: Client, paid: Settings
) -> None:
    a_match(user)
    Usage.objects.create(
        owner=user, feature=feature, month=timezone.now().date().replace(day=1), spent=9
    )
    assert said in words(mine, address)
    assert '<span class="font-semibold">9</span>' in words(mine, address)
    on = queries(mine, address)
    paid.STRIPE_SECRET_KEY = ""
    assert said not in words(mine, address)
    assert on == queries(mine, address) + 2
