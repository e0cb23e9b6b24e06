"""Finding a job: by its address, and among those that are found; then keeping track of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date

import pytest
from celery import Celery
from playwright.sync_api import Browser, Page, expect

from core import embedded
from jobalign.tests.house import House
from jobalign.tests.test_browser import browser, context, until
from jobalign.tests.test_browser import sound as sound_at
from jobalign.tests.test_browser_tailoring import press, sound
from jobs.tests.web import Answer, a_site, always

__all__ = ["browser"]  # a fixture of a module beside this one
pytestmark = pytest.mark.browser
DEMO = "demo@jobalign.example"
TITLE = "Staff Nurse, Cardiac Intensive Care"
ADVERTISED = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": TITLE,
    "hiringOrganization": {"@type": "Organization", "name": "Northgate Heart Centre"},
    "jobLocation": {"address": {"addressLocality": "Leeds", "addressCountry": "GB"}},
    "validThrough": "2099-01-31",
    "description": "<p>You look after people after heart surgery.</p><h3>Required</h3><ul>"
    "<li>NMC registration</li><li>Ventilator management</li><li>Two years in critical care</li>"
    "</ul><h3>Desirable</h3><ul><li>Renal replacement therapy</li></ul>",
}
WRITTEN = f'<script type="application/ld+json">{json.dumps(ADVERTISED)}</script><p>Nurse</p>'

BEST = "SELECT posting_id FROM matching_recommendation ORDER BY rank DESC"


@pytest.fixture(scope="module")
def advertised() -> Iterator[str]:
    """The address of an advertisement on somebody's site."""
    with a_site(always(Answer(WRITTEN.encode()))) as site:
        yield f"{site.url}/jobs/nurse"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, advertised: str) -> Iterator[House]:
    """One that may open that site, with the demo board's jobs."""
    address = advertised.split("/")[2]
    with House(tmp_path_factory.mktemp("house"), FETCH_ALSO=address) as made:
        yield made


@pytest.fixture(scope="module")
def page(browser: Browser, house: House) -> Iterator[Page]:
    """A page of the demo account, which is a nurse's."""
    opened = context(browser, house)
    made = opened.new_page()
    made.goto("/accounts/login/")
    made.get_by_label("E-mail").fill(DEMO)
    made.get_by_label("Password", exact=True).fill((house.folder / "demo-password").read_text())
    made.get_by_role("main").get_by_role("button", name="Log in").click()
    made.wait_for_url("**/dashboard/")
    yield made
    opened.close()


@pytest.fixture(scope="module")
def best(page: Page, house: House) -> int:
    """The number of the posting that fits best, once one is found; whoever looks has it begun."""
    page.goto("/jobs/found/")
    house.wait(lambda: house.ask(BEST), 60)
    return int(house.ask(BEST)[0][0])


@pytest.fixture
def found(page: Page, best: int) -> Page:
    """The page of the jobs that were found."""
    assert best
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto("/jobs/found/")
    until(page, "text=Why this job:", scripts=True)
    return page


@pytest.mark.parametrize("keys", [False, True], ids=["mouse", "keyboard"])
def test_from_an_address_to_a_saved_job_to_a_report(
    page: Page, advertised: str, *, keys: bool
) -> None:
    page.goto("/jobs/new/")
    page.get_by_role("textbox", name="Or its address").fill(advertised)
    press(page, "Read the job", keys=keys)
    until(page, "text=What it asks for", scripts=True)
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.get_by_text("Page data").first).to_be_visible()
    if keys:
        sound(page)
    press(page, "See how you fit", keys=keys, role="link")
    expect(page.get_by_role("combobox", name="Job")).to_contain_text(TITLE)
    press(page, "Make the report", keys=keys)
    until(page, "text=The ledger", scripts=True)
    expect(page.get_by_text("Ventilator management").first).to_be_visible()


@pytest.mark.parametrize("keys", [False, True], ids=["mouse", "keyboard"])
def test_from_the_feed_to_the_tracker_to_a_reminder(
    found: Page, house: House, *, keys: bool
) -> None:
    filter_by_type(found, keys=keys)
    title = save_the_first(found, keys=keys)
    found.goto("/jobs/board/")
    move(found, title, keys=keys)
    about = "Ring them by keys" if keys else "Ring them by mouse"
    remind_today(found, title, about, keys=keys)
    reminded(house, about)


def filter_by_type(page: Page, *, keys: bool) -> None:
    """Choose a type of work: the list, and the address, follow."""
    whole = page.locator("#found h2").inner_text()
    box = page.get_by_role("group", name="Type").get_by_role("checkbox").first
    with page.expect_response(re.compile(r"kind=")):
        if keys:
            box.focus()
            page.keyboard.press("Space")
        else:
            box.click()
    expect(page.locator("#found h2")).not_to_have_text(whole)
    expect(page.locator("#found h2")).to_contain_text("the best of")  # all were looked through
    page.wait_for_url("**kind=**")


def save_the_first(page: Page, *, keys: bool) -> str:
    """Save the first job that is not saved; it is marked, and the filter stays."""
    save = page.get_by_role("button", name=re.compile("^Save"))
    card = page.locator("#found article").filter(has=save).first
    title = card.get_by_role("heading").inner_text()
    if keys:
        card.get_by_role("button").first.focus()
        page.keyboard.press("Enter")
    else:
        card.get_by_role("button").first.click()
    expect(page.get_by_text("Saved among your jobs.")).to_be_visible()
    expect(page).to_have_url(re.compile("kind="))
    return title


def move(page: Page, title: str, *, keys: bool) -> None:
    """From saved to applied: drag the card, or press an arrow on it."""
    saved, applied = (page.locator(f"[data-stage={stage}]") for stage in ("saved", "applied"))
    link = page.get_by_role("link", name=title, exact=True)
    if keys:
        saved.locator("[data-card]").locator(link).first.focus()
        page.keyboard.press("ArrowRight")
    else:
        saved.locator("[data-card]").filter(has=link).first.drag_to(applied)
    moved = applied.locator(link)
    expect(moved).to_be_visible()
    expect(moved).to_be_focused()  # where one was, so that one can go on


def remind_today(page: Page, title: str, about: str, *, keys: bool) -> None:
    """Set a reminder, due today."""
    press(page, title, keys=keys, role="link")
    page.get_by_label("Remind me on").fill(date.today().isoformat())  # noqa: DTZ011 - the machine's day, as the house's
    page.get_by_label("Of what").fill(about)
    press(page, "Keep", keys=keys)
    expect(page.get_by_text("Your notes are kept.")).to_be_visible()


def reminded(house: House, about: str) -> None:
    """The mail comes when the clock asks for what is due, however often it asks."""
    clock = Celery(broker=embedded.broker_url(house.folder))
    for _ in range(2):
        clock.send_task("jobs.remind")
    house.wait(lambda: about in mails(house), 30)
    assert mails(house).count(f"Subject: {about}") <= 1
    clock.close()


def mails(house: House) -> str:
    """All that was written to anybody."""
    return "\n".join(path.read_text() for path in (house.folder / "mail").glob("*.log"))


SOUND = [
    "/jobs/found/",
    "/jobs/found/{posting}/",
    "/jobs/found/away/",
    "/jobs/found/searches/",
    "/jobs/found/open/",
    "/jobs/sources/",
    "/jobs/import/",
    "/dashboard/",
]


@pytest.mark.parametrize("path", SOUND)
def test_a_page_of_finding_is_sound(path: str, page: Page, best: int) -> None:
    sound_at(page, path.format(posting=best))


def test_filters_on_a_phone_are_a_sheet_that_says_how_many(found: Page) -> None:
    found.set_viewport_size({"width": 360, "height": 740})
    whole = found.locator("#found h2").inner_text().split()[0]
    found.get_by_role("link", name="Filters").click()
    show = found.get_by_role("button", name=re.compile("^Show"))
    expect(show).to_have_text(f"Show {whole} jobs")
    rarest = (
        found.get_by_role("group", name="Type").get_by_role("checkbox").last.get_attribute("id")
    )
    box = found.locator(f"#{rarest}")
    box.focus()
    found.keyboard.press("Space")
    expect(show).not_to_have_text(f"Show {whole} jobs")
    expect(found.locator("#found h2")).to_contain_text("the best of")  # all were looked through
    expect(box).to_be_focused()
    sound(found)
    found.set_viewport_size({"width": 360, "height": 740})
    few = show.inner_text()
    show.click()
    expect(show).to_be_hidden()
    expect(found.locator("#found h2")).to_contain_text(few.split()[1])
    found.set_viewport_size({"width": 1440, "height": 900})


def test_escape_closes_the_sheet_and_the_focus_is_back_where_it_was(found: Page) -> None:
    found.set_viewport_size({"width": 360, "height": 740})
    opener = found.get_by_role("link", name="Filters")
    for leave in ("Escape", "Close the filters"):
        opener.focus()
        found.keyboard.press("Enter")
        show = found.get_by_role("button", name=re.compile("^Show"))
        expect(show).to_be_visible()
        if leave == "Escape":
            found.keyboard.press(leave)
        else:
            found.get_by_role("link", name=leave).click()
        expect(show).to_be_hidden()
        expect(opener).to_be_focused()
    found.set_viewport_size({"width": 1440, "height": 900})
