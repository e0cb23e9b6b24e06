"""Practising by the keyboard alone, on two devices; and a report that is shared and compared."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from jobalign.samples import ENGINEER
from jobalign.tests.house import House
from jobalign.tests.test_browser import browser, context, house, sign_up
from jobalign.tests.test_browser_tailoring import a_report, press, sound

__all__ = ["browser", "house"]  # fixtures of the module beside this one
pytestmark = pytest.mark.browser
TOLD = (
    "In March 2023 our releases took two hours and failed one time in five. I had to make them "
    "safe before the summer. I moved the services one by one, wrote a check for each step and sat "
    "with every team for an afternoon. By June a release took eleven minutes."
)


def test_practice_by_keyboard_on_two_devices(browser: Browser, house: House) -> None:
    opened = context(browser, house)
    page = opened.new_page()
    sign_up(page, house, "practice@example.org")
    a_report(page, scripts=True)
    share_and_compare(page, browser, house)
    page.get_by_role("link", name="Practise").first.click()
    press(page, "Get the questions", keys=True)
    expect(page.get_by_role("heading", name="Preparation guide")).to_be_visible()
    sound(page)
    page.get_by_role("link", name="Practise", exact=True).focus()
    page.keyboard.press("Enter")
    answer = page.get_by_role("textbox", name="Your answer")
    answer.focus()
    with page.expect_response(lambda response: response.url.endswith("/draft/")):
        page.keyboard.type(TOLD)
    address = page.url

    other = browser.new_context(base_url=house.url, storage_state=opened.storage_state())
    elsewhere = other.new_page()
    elsewhere.goto(address)
    expect(elsewhere.get_by_role("textbox", name="Your answer")).to_have_value(TOLD)
    other.close()

    press(page, "Get feedback", keys=True)
    expect(page.get_by_role("heading", name="Feedback on this answer")).to_be_visible()
    expect(page.get_by_text("By June a release took eleven minutes").last).to_be_visible()
    sound(page)
    opened.close()


def share_and_compare(page: Page, browser: Browser, house: House) -> None:
    """A stranger reads what a private link shows; the tables of many reports are sound."""
    report = page.url
    page.goto(f"{report}share/")
    press(page, "Make a link", keys=True)
    link = page.locator("input[readonly]").first.input_value()
    sound(page)
    visitor = context(browser, house)
    seen = visitor.new_page()
    seen.goto(link)
    expect(seen.get_by_role("heading", name="The ledger")).to_be_visible()
    assert "Okonjo" not in seen.content()
    visitor.close()
    page.goto("/reports/compare/")
    sound(page)
    with page.expect_download() as saved:
        page.get_by_role("link", name="Export as CSV").click()
    assert saved.value.suggested_filename.endswith(".csv")
    page.goto(report)


def test_the_board_by_mouse_and_by_keys(browser: Browser, house: House) -> None:
    opened = context(browser, house)
    page = opened.new_page()
    sign_up(page, house, "board@example.org")
    page.goto("/jobs/new/")
    page.get_by_role("textbox", name="The advertisement").fill(ENGINEER.text("job"))
    page.get_by_role("button", name="Read the job").click()
    page.get_by_text("What it asks for").first.wait_for()
    page.goto("/jobs/board/")
    page.locator("[data-card]").drag_to(page.locator("[data-stage=applied]"))
    expect(page.locator("[data-stage=applied] [data-card]")).to_be_visible()
    expect(page.locator("[data-move]")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-stage=interviewing] [data-card]")).to_be_visible()
    sound(page)
    page.locator("[data-move]").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What happened")).to_be_visible()
    expect(page.locator("ol").get_by_text("Interviewing")).to_be_visible()
    sound(page)
    opened.close()
