"""Coming in by Google, GitHub and LinkedIn: the whole way, against servers of their protocols."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialToken
from allauth.socialaccount.providers.github.views import GitHubOAuth2Adapter
from allauth.socialaccount.providers.google.views import GoogleOAuth2Adapter
from django.test import Client
from pytest_django import Settings

from accounts.models import Activity, Sending, User
from accounts.tests.other_sites import GitHubSite, OpenIDSite, github_site, openid_site
from accounts.tests.post import delivered
from conftest import person

pytestmark = pytest.mark.django_db
PASSWORD = "four plain words here"
KEYS = {"client_id": "ours", "secret": "hidden"}
PATHS = {"google": "google", "github": "github", "linkedin": "oidc/linkedin"}
NAMES = {"google": "Google", "github": "GitHub", "linkedin": "LinkedIn"}
VERIFIED = {"email": "new@example.org", "email_verified": True, "name": "New Person"}


@dataclass
class Door:
    """A site that one can come in by, and the way there and back."""

    id: str
    site: OpenIDSite | GitHubSite

    def set_out(self, client: Client, process: str = "login") -> str:
        """Leave for the other site; the address of its page."""
        response = client.post(f"/accounts/{PATHS[self.id]}/login/?process={process}")
        assert response.status_code == 302, response.content
        return str(response.headers["Location"])

    def come_back(self, client: Client, address: str) -> Any:  # noqa: ANN401 - the test client's response
        """Follow what the other site answered."""
        parts = urlsplit(address)
        return client.get(f"{parts.path}?{parts.query}")

    def go(self, client: Client, sub: str | None, process: str = "login") -> Any:  # noqa: ANN401 - as above
        return self.come_back(client, self.site.answers(self.set_out(client, process), sub))


@pytest.fixture(scope="module")
def openid() -> Iterator[OpenIDSite]:
    with openid_site() as site:
        yield site


@pytest.fixture(scope="module")
def github() -> Iterator[GitHubSite]:
    with github_site() as site:
        yield site


@pytest.fixture(params=["google", "github", "linkedin"])
def door(
    request: pytest.FixtureRequest,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    openid: OpenIDSite,
    github: GitHubSite,
) -> Door:
    """Each site in turn, set up as by its keys; allauth reads two sites' addresses at import."""
    linkedin = {
        "provider_id": "linkedin",
        "name": "LinkedIn",
        **KEYS,
        "settings": {"server_url": openid.url, "token_auth_method": "client_secret_post"},
    }
    apps = {"google": KEYS, "github": KEYS, "linkedin": linkedin}
    configured = {"linkedin": "openid_connect"}.get(request.param, request.param)
    kept = settings.SOCIALACCOUNT_PROVIDERS[configured]
    settings.SOCIALACCOUNT_PROVIDERS = {configured: {**kept, "APPS": [apps[request.param]]}}
    at = {"authorize_url": "authorize", "access_token_url": "token"}
    for name, path in at.items():
        monkeypatch.setattr(GoogleOAuth2Adapter, name, f"{openid.url}/oauth2/{path}")
    monkeypatch.setattr("allauth.socialaccount.providers.google.views.ID_TOKEN_ISSUER", openid.url)
    for name, path in {
        "authorize_url": "/login/oauth/authorize",
        "access_token_url": "/login/oauth/access_token",
        "profile_url": "/api/v3/user",
        "emails_url": "/api/v3/user/emails",
    }.items():
        monkeypatch.setattr(GitHubOAuth2Adapter, name, github.url + path)
    return Door(request.param, github if request.param == "github" else openid)


def actions(owner: User) -> list[str]:
    return list(Activity.objects.owned_by(owner).order_by("pk").values_list("text", flat=True))


def test_the_first_time_makes_an_account_and_the_second_opens_it(door: Door) -> None:
    door.site.knows("101", **VERIFIED)
    assert door.go(Client(), "101").headers["Location"] == "/dashboard/"
    made = User.objects.get()
    assert (made.email, made.name, made.has_usable_password()) == (
        "new@example.org",
        "New Person",
        False,
    )
    assert EmailAddress.objects.get(user=made).verified
    client = Client()
    assert door.go(client, "101").headers["Location"] == "/dashboard/"
    assert client.get("/dashboard/").status_code == 200
    assert User.objects.get() == made
    assert actions(made)[0] == f"Account created with {NAMES[door.id]}"
    assert not SocialToken.objects.exists()


def test_each_time_stands_on_the_receipt_with_what_the_site_gave(door: Door) -> None:
    door.site.knows("101", **VERIFIED)
    for _ in range(2):
        door.go(Client(), "101")
    given = "name, user name there" if door.id == "github" else "name, e-mail address"
    said = f"That you come to this server. It gave your {given}"
    lines = Sending.objects.owned_by(User.objects.get()).filter(kind="sign_in")
    assert (
        list(lines.values_list("receiver", "purpose", "what"))
        == [(NAMES[door.id], "Signing in", said)] * 2
    )


def test_an_address_that_both_sides_verified_opens_the_account_that_is_there(door: Door) -> None:
    member = person("new@example.org")
    door.site.knows("102", **VERIFIED)
    client = Client()
    assert door.go(client, "102").headers["Location"] == "/dashboard/"
    assert client.session["_auth_user_id"] == str(member.pk)
    assert SocialAccount.objects.get().user == member
    assert [message.to for message in delivered()] == [["new@example.org"]]  # it is said by mail


@pytest.mark.parametrize(("here", "there"), [(True, False), (False, True), (False, False)])
def test_an_address_that_one_side_has_not_verified_opens_nothing(
    door: Door, here: bool, there: bool
) -> None:
    member = person("new@example.org")
    EmailAddress.objects.filter(user=member).update(verified=here)
    door.site.knows("103", **VERIFIED | {"email_verified": there})
    client = Client()
    door.go(client, "103")
    assert "_auth_user_id" not in client.session
    assert not SocialAccount.objects.exists()
    assert User.objects.get() == member


def test_without_an_address_one_is_asked_for_it_and_it_is_checked(door: Door) -> None:
    door.site.knows("104", name="New Person")
    client = Client()
    assert door.go(client, "104").headers["Location"] == "/accounts/3rdparty/signup/"
    page = client.get("/accounts/3rdparty/signup/")
    assert b"Is this the e-mail to reach you at?" in page.content
    response = client.post("/accounts/3rdparty/signup/", {"email": "mine@example.org"})
    assert response.headers["Location"] == "/accounts/confirm-email/"
    assert client.get("/dashboard/").status_code == 302
    assert not EmailAddress.objects.get(email="mine@example.org").verified


def test_who_stops_there_stays_outside(door: Door) -> None:
    response = door.go(Client(), None)
    assert response.headers["Location"] == "/accounts/3rdparty/login/cancelled/"
    assert b"Nothing was changed" in Client().get(response.headers["Location"]).content
    assert not User.objects.exists()


def test_an_answer_to_a_question_that_this_browser_did_not_ask_is_refused(door: Door) -> None:
    door.site.knows("105", **VERIFIED)
    stolen = door.site.answers(door.set_out(Client()), "105")
    victim = Client()
    door.set_out(victim)
    for client in (victim, Client()):
        page = door.come_back(client, stolen)
        assert b"It did not work there" in page.content
        assert "_auth_user_id" not in client.session
    assert not User.objects.exists()


def test_a_forged_state_is_refused(door: Door) -> None:
    door.site.knows("106", **VERIFIED)
    client = Client()
    back = door.site.answers(door.set_out(client), "106")
    state = back.partition("state=")[2].partition("&")[0]
    page = door.come_back(client, back.replace(state, "x" * len(state)))
    assert b"It did not work there" in page.content
    assert not User.objects.exists()


def test_a_code_counts_once(door: Door) -> None:
    door.site.knows("107", **VERIFIED)
    client = Client()
    back = door.site.answers(door.set_out(client), "107")
    door.come_back(client, back)
    client.logout()
    assert b"It did not work there" in door.come_back(client, back).content
    fresh = Client()
    code = back.partition("code=")[2].partition("&")[0]
    state = door.set_out(fresh).partition("state=")[2].partition("&")[0]
    path = urlsplit(back).path
    page = door.come_back(fresh, f"http://testserver{path}?code={code}&state={state}")
    assert b"It did not work there" in page.content
    assert "_auth_user_id" not in fresh.session


def test_connecting_and_disconnecting(door: Door, user: User) -> None:
    user.set_password(PASSWORD)
    user.save()
    door.site.knows("108", **VERIFIED)
    client = signed_in(user)
    assert door.go(client, "108", "connect").headers["Location"].startswith("/settings/")
    account = SocialAccount.objects.get()
    assert account.user == user
    assert door.go(Client(), "108").headers["Location"] == "/dashboard/"
    client.post("/accounts/3rdparty/", {"account": account.pk})
    assert not SocialAccount.objects.exists()
    name = NAMES[door.id]
    said = [text for text in actions(user) if "connected" in text]
    assert said == [f"{name} connected", f"{name} disconnected"]


def test_what_is_connected_elsewhere_stays_there(door: Door, user: User, stranger: User) -> None:
    user.set_password(PASSWORD)
    user.save()
    door.site.knows("109", **VERIFIED)
    SocialAccount.objects.create(user=stranger, provider=door.id, uid="109")
    door.go(signed_in(user), "109", "connect")
    assert SocialAccount.objects.get().user == stranger


def test_the_only_way_in_cannot_be_disconnected(door: Door) -> None:
    door.site.knows("110", **VERIFIED)
    client = Client()
    door.go(client, "110")
    account = SocialAccount.objects.get()
    page = client.post("/accounts/3rdparty/", {"account": account.pk})
    assert b"This is your only way in. Set a password first." in page.content
    assert SocialAccount.objects.filter(pk=account.pk).exists()


def test_a_stranger_cannot_disconnect_it(door: Door, user: User, theirs: Client) -> None:
    account = SocialAccount.objects.create(user=user, provider=door.id, uid="111")
    theirs.post("/accounts/3rdparty/", {"account": account.pk})
    assert SocialAccount.objects.filter(pk=account.pk).exists()


def test_only_what_has_keys_is_offered(door: Door) -> None:
    page = Client().get("/accounts/login/").content.decode()
    offered = [name for name in NAMES.values() if f"Continue with </span>{name}" in page]
    assert offered == [NAMES[door.id]]


def test_without_keys_nothing_is_offered(client: Client) -> None:
    assert "Continue with" not in client.get("/accounts/login/").content.decode()
    for path in PATHS.values():
        for end in ("login/", "login/callback/"):
            assert client.get(f"/accounts/{path}/{end}").status_code == 404
            assert client.post(f"/accounts/{path}/{end}").status_code == 404


def test_no_site_can_be_asked_without_end(door: Door) -> None:
    client = Client()
    for _ in range(31):
        answer = client.get(f"/accounts/{PATHS[door.id]}/login/callback/?code=x&state=y")
    assert answer.status_code == 429


def signed_in(user: User) -> Client:
    """A browser in which the person has just typed their password."""
    client = Client()
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client
