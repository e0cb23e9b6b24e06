"""Signing in by a passkey and by another site, and one's settings and data, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, expect

from accounts.tests.other_sites import OpenIDSite, openid_site
from jobalign.tests.house import House
from jobalign.tests.test_browser import PASSWORD, PATIENCE, browser, sign_up
from jobalign.tests.test_browser_tailoring import sound

__all__ = ["browser"]  # a fixture of the module beside this one
pytestmark = pytest.mark.browser
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def google() -> Iterator[OpenIDSite]:
    with openid_site() as site:
        yield site


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, google: OpenIDSite) -> Iterator[House]:
    keys = {"GOOGLE_CLIENT_ID": "ours", "GOOGLE_CLIENT_SECRET": "hidden"}
    folder = tmp_path_factory.mktemp("people")
    with House(folder, GOOGLE_URL=google.url, **keys) as made:
        yield made


def opened(browser: Browser, house: House) -> Page:
    """A page by the name localhost: passkeys are not for bare numbers."""
    made = browser.new_context(base_url=f"http://localhost:{house.port}", locale="en-GB")
    made.set_default_timeout(PATIENCE)
    return made.new_page()


def test_a_passkey_opens_the_account_without_a_password(browser: Browser, house: House) -> None:
    page = opened(browser, house)
    sign_up(page, house, "key@example.org")
    keys = page.context.new_cdp_session(page)
    keys.send("WebAuthn.enable")
    keys.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    page.goto("/accounts/2fa/webauthn/add/")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Log in with it alone").check()
    sound(page)
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    sound(page)
    page.goto("/accounts/2fa/webauthn/")
    expect(page.get_by_text("Passkey", exact=True)).to_be_visible()
    page.goto("/accounts/logout/")
    page.get_by_role("main").get_by_role("button", name="Log out").click()
    page.goto("/accounts/login/")
    sound(page)
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/dashboard/")
    page.context.close()


def test_another_site_opens_the_account(
    browser: Browser, house: House, google: OpenIDSite
) -> None:
    google.knows("7", email="by-google@example.org", email_verified=True, name="Gwen Google")
    page = opened(browser, house)
    page.goto("/accounts/login/")
    page.get_by_role("button", name="Google").click()
    page.locator("input[name=sub]").fill("7")
    page.get_by_role(
        "button", name=re.compile("authorize|log ?in|continue", re.IGNORECASE)
    ).first.click()
    page.wait_for_url("**/dashboard/")
    page.goto("/settings/")
    expect(page.get_by_role("button", name="Disconnect Google")).to_be_visible()
    expect(page.get_by_label("Name")).to_have_value("Gwen Google")
    page.context.close()


def test_settings_and_data_by_a_new_person(browser: Browser, house: House) -> None:
    page = opened(browser, house)
    sign_up(page, house, "settled@example.org")
    for path in ("", "activity/", "receipt/", "close/"):
        page.goto(f"/settings/{path}")
        sound(page)
    page.goto("/settings/")
    page.get_by_role("radio", name="Dark").check()
    page.get_by_role("button", name="Save the look").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "ink-dark")
    page.goto("/settings/data/")
    page.get_by_role("button", name="Pack everything").click()
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    download = page.get_by_role("link", name="Download")
    download.wait_for()
    sound(page)
    with page.expect_download() as saved:
        download.click()
    names = ZipFile(saved.value.path()).namelist()
    assert {"index.html", "data/accounts.user.json"} <= set(names)
    page.goto("/settings/close/")
    page.get_by_role("radio", name="At once").check()
    page.get_by_label("Your e-mail address").fill("settled@example.org")
    page.get_by_role("button", name="Delete the account").click()
    expect(page.get_by_text("are deleted")).to_be_visible()
    assert house.ask("select count(*) from accounts_user where email = 'settled@example.org'") == [
        (0,)
    ]
    page.context.close()
