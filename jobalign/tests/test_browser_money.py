"""Buying Pro and all that can happen to it, in a real browser, with demonstration payments."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from jobalign.tests.house import House, free_port
from jobalign.tests.test_browser import browser, context, newest_mail, sign_up
from jobalign.tests.test_browser_tailoring import sound

__all__ = ["browser"]  # a fixture of the module beside this one
pytestmark = pytest.mark.browser
PAYS, DECLINED, ASKS = re.compile("^4242"), re.compile("^0002"), re.compile("^3155")
LATER = re.compile("^0341")


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house with demonstration payments."""
    port = free_port()
    folder = tmp_path_factory.mktemp("shop")
    with House(folder, STRIPE="demo", STRIPE_DEMO_PORT=str(port)) as made:
        yield made


def card(page: Page, number: re.Pattern[str]) -> None:
    words = page.get_by_label("Test card").locator("option").filter(has_text=number)
    page.get_by_label("Test card").select_option(label=words.inner_text())


def to_checkout(page: Page, offer: str = "Pro, monthly") -> None:
    page.goto("/plan/")
    page.get_by_role("button", name=re.compile(f"{offer}$")).click()
    page.wait_for_url("**/checkout/**")
    expect(page.get_by_text("no money moves here")).to_be_visible()


def buy(page: Page) -> None:
    to_checkout(page)
    card(page, PAYS)
    page.get_by_role("button", name="Start the trial").click()
    expect(page.get_by_text("Pro is open")).to_be_visible()


def manage(page: Page, button: str) -> None:
    """Press a button on the plan's page that leads to the portal."""
    page.goto("/plan/")
    page.get_by_role("button", name=button).click()
    page.wait_for_url("**/portal/**")


def back(page: Page) -> None:
    page.get_by_role("button", name="Back to JobAlign").click()
    page.wait_for_url("**/plan/")


def until(page: Page, words: str) -> None:
    """Load the plan's page until Stripe's word has arrived."""
    for _ in range(60):
        page.goto("/plan/")
        if page.get_by_text(words).count():
            return
        page.wait_for_timeout(500)
    pytest.fail(page.content())


def desk(page: Page, shop: House, button: str) -> None:
    page.goto(f"http://127.0.0.1:{shop.environ['STRIPE_DEMO_PORT']}/")
    page.get_by_role("button", name=button).click()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_declined_and_gone_back_and_then_bought(
    browser: Browser, shop: House, *, scripts: bool
) -> None:
    faults: list[str] = []
    opened = context(browser, shop, scripts=scripts)
    page = opened.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    sign_up(page, shop, f"buyer-{scripts}@example.org".lower())
    page.goto("/plan/")
    expect(page.get_by_role("heading", name="You are on Free")).to_be_visible()

    to_checkout(page)
    page.get_by_role("button", name="Go back without paying").click()
    expect(page.get_by_text("Nothing was bought and nothing was charged.")).to_be_visible()

    to_checkout(page)
    card(page, DECLINED)
    page.get_by_role("button", name="Start the trial").click()
    expect(page.get_by_text("Your card was declined.")).to_be_visible()
    card(page, ASKS)
    page.get_by_role("button", name="Start the trial").click()
    page.get_by_role("button", name="Confirm the payment").click()
    for _ in range(60):
        if page.get_by_text("Pro is open").count():
            break
        page.wait_for_timeout(500)
        if not scripts:
            page.reload()
    expect(page.get_by_text("Pro is open")).to_be_visible()
    page.goto("/plan/")
    expect(page.get_by_role("heading", name="You are on Pro, monthly")).to_be_visible()
    expect(page.get_by_text("Your trial runs until")).to_be_visible()
    assert faults == []
    opened.close()


def test_cancelled_kept_after_all_and_changed_to_a_year(browser: Browser, shop: House) -> None:
    opened = context(browser, shop)
    page = opened.new_page()
    sign_up(page, shop, "changes@example.org")
    buy(page)
    manage(page, "Go back to Free")
    page.get_by_role("button", name="Cancel at the end of the period").click()
    back(page)
    until(page, "and then ends. Nothing is deleted.")
    sound(page)
    manage(page, "Keep it after all")
    page.get_by_role("button", name="Keep the subscription").click()
    back(page)
    until(page, "Your trial runs until")
    manage(page, "Change to Pro, yearly")
    page.get_by_role("button", name="Switch to £84.00 a year").click()
    back(page)
    until(page, "You are on Pro, yearly")
    opened.close()


def test_a_renewal_fails_is_said_everywhere_and_is_paid_with_another_card(
    browser: Browser, shop: House
) -> None:
    opened = context(browser, shop)
    page = opened.new_page()
    sign_up(page, shop, "renews@example.org")
    buy(page)
    manage(page, "Manage at Stripe")
    card(page, LATER)
    page.get_by_role("button", name="Use this card").click()
    desk(page, shop, "On by a week")
    desk(page, shop, "On by a day")
    until(page, "did not go through.")
    expect(page.get_by_role("heading", name="You are on Pro, monthly")).to_be_visible()
    sound(page)
    page.goto("/dashboard/")
    page.get_by_role("button", name="Change the card").click()
    page.wait_for_url("**/portal/**")
    card(page, PAYS)
    page.get_by_role("button", name="Use this card").click()
    back(page)
    until(page, "the next payment is due on")
    assert page.get_by_text("did not go through").count() == 0
    expect(page.get_by_role("cell", name="Paid").first).to_be_visible()
    assert "did not go through" in newest_mail(shop, "renews@example.org")
    opened.close()


def test_a_trial_that_nobody_pays_for_ends_in_free_with_all_that_was_made(
    browser: Browser, shop: House
) -> None:
    opened = context(browser, shop)
    page = opened.new_page()
    sign_up(page, shop, "ends@example.org")
    buy(page)
    manage(page, "Manage at Stripe")
    card(page, LATER)
    page.get_by_role("button", name="Use this card").click()
    desk(page, shop, "On by a week")
    desk(page, shop, "On by a month")
    until(page, "You are on Free")
    expect(page.get_by_role("button", name="Take Pro, monthly")).to_be_visible()
    opened.close()
