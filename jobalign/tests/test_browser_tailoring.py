"""From a report to accepted suggestions, a saved version, its score, and a letter."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from ai import documents
from jobalign.samples import ENGINEER
from jobalign.tests.house import House
from jobalign.tests.test_browser import browser, context, house, sign_up, until

__all__ = ["browser", "house"]  # fixtures of the module beside this one
pytestmark = pytest.mark.browser


def a_report(page: Page, *, scripts: bool) -> None:
    """Bring the sample's two documents and have them compared."""
    page.goto("/resumes/new/")
    page.locator("input[type=file]").set_input_files(ENGINEER.resume_path)
    page.get_by_role("button", name="Read it").click()
    until(page, "text=What a machine reads", scripts=scripts)
    page.goto("/jobs/new/")
    page.get_by_role("textbox", name="The advertisement").fill(ENGINEER.text("job"))
    page.get_by_role("button", name="Read the job").click()
    until(page, "text=What it asks for", scripts=scripts)
    page.goto("/reports/new/")
    page.get_by_role("button", name="Make the report").click()
    until(page, "text=The ledger", scripts=scripts)


def sound(page: Page) -> None:
    """No accessibility fault and no sideways scroll, in light on a desk and dark on a phone."""
    for scheme, width in (("light", 1440), ("dark", 360)):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(200)  # until the other colours are painted
        found = Axe().run(page).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    page.set_viewport_size({"width": 1440, "height": 900})


def press(
    page: Page,
    name: str | re.Pattern[str],
    *,
    keys: bool,
    role: Literal["button", "link"] = "button",
) -> None:
    """Press a button or a link with the mouse, or by the keyboard alone."""
    pressed = page.get_by_role(role, name=name).first
    if keys:
        pressed.focus()
        page.keyboard.press("Enter")
    else:
        pressed.click()


def exported(page: Page, *, scripts: bool) -> None:
    """Take the saved version along as a PDF: every word that was accepted is in it."""
    press(page, "Export version 2", keys=not scripts, role="link")
    expect(page.get_by_label("Version")).to_have_value("2")
    press(page, "Make the file", keys=not scripts)
    until(page, "text=Read back with the same facts", scripts=scripts)
    if scripts:
        sound(page)
    with page.expect_download() as taken:
        press(page, "Download", keys=not scripts, role="link")
    document = documents.read(taken.value.path().read_bytes())
    assert document.text.startswith("Tomasz Okonjo")


@pytest.mark.parametrize("scripts", [True, False], ids=["mouse", "keyboard without scripts"])
def test_from_a_report_to_a_version_and_a_letter(
    browser: Browser,
    house: House,
    *,
    scripts: bool,
) -> None:
    opened = context(browser, house, scripts=scripts)
    page = opened.new_page()
    sign_up(page, house, f"tailor-{scripts}@example.org".lower())
    a_report(page, scripts=scripts)
    page.get_by_role("link", name="Tailor the résumé").click()
    press(page, "Look for suggestions", keys=not scripts)
    until(page, "text=Questions for you", scripts=scripts)
    if scripts:
        sound(page)
    press(page, re.compile("^Accept(?! all)"), keys=not scripts)
    expect(page.get_by_role("button", name=re.compile("^Undo")).first).to_be_visible()
    now = page.locator("#h-live").inner_text()
    press(page, "Save as a version for this job", keys=not scripts)
    expect(page.get_by_text("Saved as version 2.").first).to_be_visible()
    tailored = page.url
    exported(page, scripts=scripts)
    page.goto(tailored)
    press(page, "Score version 2", keys=not scripts)
    until(page, "text=The ledger", scripts=scripts)
    assert now.startswith(f"{house.ask(NEWEST)[0][0]:g}")

    page.get_by_role("link", name="Write a letter").click()
    press(page, "Write it", keys=not scripts)
    until(page, "text=claims have a source", scripts=scripts)
    if scripts:
        sound(page)
    with page.expect_download() as taken:
        page.get_by_role("link", name="Text", exact=True).click()
    words = taken.value.path().read_text()
    assert words.startswith("Dear hiring team,\n\nI am applying for the post of Senior Platform")
    press(page, "your answers", keys=not scripts, role="link")
    if scripts:
        sound(page)
    opened.close()


NEWEST = "SELECT score FROM matching_match WHERE status = 'ready' ORDER BY id DESC LIMIT 1"
