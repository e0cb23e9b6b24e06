"""The journey of a new person in a real browser, with real workers behind it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from jobalign.samples import ENGINEER, NURSE
from jobalign.tests.house import House

pytestmark = pytest.mark.browser
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 30_000
PASSWORD = "four plain words here"
CODE = re.compile(r"^([A-Z0-9]{4}-[A-Z0-9]{4})$", re.MULTILINE)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with House(tmp_path_factory.mktemp("house")) as made:
        yield made


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = os.environ.get("JOBALIGN_CHROMIUM") or shutil.which("chromium")
    assert path, "No Chromium: run scripts/browser, or set JOBALIGN_CHROMIUM."
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield made
        made.close()


def context(browser: Browser, house: House, *, scripts: bool = True) -> BrowserContext:
    made = browser.new_context(base_url=house.url, java_script_enabled=scripts, locale="en-GB")
    made.set_default_timeout(PATIENCE)
    return made


ON_THEIR_WAY = "SELECT count(*) FROM accounts_mail WHERE status IN ('waiting', 'running')"


def newest_mail(house: House, to: str) -> str:
    """The text of the newest message to an address, from the mail folder, once all have left."""
    house.wait(lambda: house.ask(ON_THEIR_WAY) == [(0,)], 30)
    mails = sorted((house.folder / "mail").glob("*.log"), key=lambda path: path.stat().st_mtime)
    return next(text for path in reversed(mails) if to in (text := path.read_text()))


def sign_up(page: Page, house: House, email: str) -> None:
    page.goto("/accounts/signup/")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Create account").click()
    expect(page.get_by_role("heading", name="Check your e-mail")).to_be_visible()
    code = CODE.search(newest_mail(house, email))
    assert code, newest_mail(house, email)
    page.get_by_role("textbox", name="Code").fill(code[1])
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url("**/dashboard/")


def until(page: Page, selector: str, *, scripts: bool) -> None:
    """Wait for work to be done: the page tells by itself, or when it is loaded again."""
    if scripts:
        page.locator(selector).first.wait_for()
        return
    for _ in range(60):
        if page.locator(selector).count():
            return
        page.wait_for_timeout(500)
        page.reload()
    pytest.fail(page.content())


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_from_sign_up_to_a_report_to_a_correction_to_a_new_report(
    browser: Browser, house: House, *, scripts: bool
) -> None:
    faults: list[str] = []
    opened = context(browser, house, scripts=scripts)
    page = opened.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)

    sign_up(page, house, f"new-{scripts}@example.org".lower())

    for sample in (NURSE, ENGINEER):
        page.goto("/resumes/new/")
        page.locator("input[type=file]").set_input_files(sample.resume_path)
        page.get_by_role("button", name="Read it").click()
        page.wait_for_url(re.compile(r"/resumes/\d+/$"))
        until(page, "text=What a machine reads", scripts=scripts)
        expect(page.get_by_text(sample.person).first).to_be_visible()

    page.goto("/jobs/new/")
    page.get_by_role("textbox", name="The advertisement").fill(ENGINEER.text("job"))
    page.get_by_role("button", name="Read the job").click()
    until(page, "text=What it asks for", scripts=scripts)

    page.goto("/reports/new/")
    page.get_by_role("combobox", name="Résumé").select_option(label="engineer-resume")
    page.get_by_role("button", name="Make the report").click()
    until(page, "text=The ledger", scripts=scripts)
    expect(page.get_by_text("of 100").first).to_be_visible()

    page.goto("/resumes/")
    page.get_by_role("link", name="engineer-resume").first.click()
    skills = page.get_by_role("textbox", name=re.compile("^Skills")).last
    skills.fill(skills.input_value() + ", Go, Apache Kafka")
    page.get_by_role("button", name=re.compile("^Save")).first.click()
    expect(page.get_by_text("Saved as version 2.").first).to_be_visible()

    page.goto("/reports/new/")
    page.get_by_role("combobox", name="Résumé").select_option(label="engineer-resume")
    page.get_by_role("button", name="Make the report").click()
    until(page, "text=The ledger", scripts=scripts)
    scores = [float(row[0]) for row in house.ask(BY_SCORE)]
    assert scores[-1] > scores[-2]

    page.goto("/accounts/logout/")
    page.get_by_role("main").get_by_role("button").first.click()
    assert faults == []
    opened.close()


BY_SCORE = "SELECT score FROM matching_match WHERE status = 'ready' ORDER BY id"


@pytest.fixture(scope="module")
def demo(browser: Browser, house: House) -> Iterator[Page]:
    """A page of the demo account, with a report made."""
    opened = context(browser, house)
    page = opened.new_page()
    page.goto("/accounts/login/")
    page.get_by_label("E-mail").fill("demo@jobalign.example")
    page.get_by_label("Password", exact=True).fill((house.folder / "demo-password").read_text())
    page.get_by_role("main").get_by_role("button", name="Log in").click()
    page.wait_for_url("**/dashboard/")
    page.goto("/reports/new/")
    page.get_by_role("button", name="Make the report").click()
    until(page, "text=The ledger", scripts=True)
    yield page
    opened.close()


IN_LEDGER = """
    document.activeElement.tagName === 'SUMMARY'
    && document.activeElement.closest('main') !== null
    && document.activeElement.textContent.includes('/')
"""
PUBLIC = ["/", "/accounts/login/", "/accounts/signup/", "/accounts/password/reset/", "/nowhere/"]
MEMBERS = [
    "/dashboard/",
    "/resumes/",
    "/resumes/new/",
    "/resumes/1/",
    "/resumes/1/edit/",
    "/resumes/1/delete/",
    "/jobs/",
    "/jobs/new/",
    "/jobs/1/",
    "/jobs/1/edit/",
    "/reports/",
    "/reports/new/",
    "/reports/{report}/",
    "/settings/",
    "/settings/receipt/",
    "/settings/data/",
    "/plan/",
    "/settings/activity/",
    "/accounts/email/",
    "/accounts/password/change/",
]


def sound(page: Page, path: str) -> None:
    """The page has no accessibility fault, no sideways scroll on a phone, in light and dark."""
    for scheme, width in (("light", 1440), ("dark", 360)):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(path)
        found = Axe().run(page).response["violations"]
        faults = [(each["id"], each["nodes"][0]["html"][:200]) for each in found]
        assert faults == [], f"{path} {scheme} {width}"
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, f"{path} scrolls sideways by {wide} px at {width} px"


@pytest.mark.parametrize("path", MEMBERS)
def test_a_members_page_is_sound(path: str, demo: Page, house: House) -> None:
    report = house.ask("SELECT max(id) FROM matching_match WHERE owner_id = 1")[0][0]
    sound(demo, path.format(report=report))


@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_page_is_sound(path: str, browser: Browser, house: House) -> None:
    opened = context(browser, house)
    sound(opened.new_page(), path)
    opened.close()


def test_the_report_opens_by_keyboard_alone(demo: Page, house: House) -> None:
    report = house.ask("SELECT max(id) FROM matching_match WHERE owner_id = 1")[0][0]
    demo.goto(f"/reports/{report}/")
    demo.keyboard.press("Tab")
    expect(demo.locator(":focus")).to_contain_text("Skip")
    demo.keyboard.press("Enter")
    for _ in range(300):
        demo.keyboard.press("Tab")
        if demo.evaluate(IN_LEDGER):
            break
    demo.keyboard.press("Enter")
    assert demo.evaluate("document.activeElement.parentElement.open") is True
