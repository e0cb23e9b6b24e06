"""A second step after the password, recovery codes, passkeys, and the staff's door."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.usersessions.models import UserSession
from cryptography.fernet import InvalidToken
from django.test import Client
from pytest_django import Settings

from accounts.models import Activity, User
from accounts.secrets import sealed, unsealed

pytestmark = pytest.mark.django_db
PASSWORD = "four plain words here"


@pytest.fixture
def member(user: User) -> User:
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def at_home(member: User, client: Client) -> Client:
    """A browser in which the member has just typed their password, twice."""
    client.post("/accounts/login/", {"login": member.email, "password": PASSWORD})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


def code(secret: str) -> str:
    """What an authenticator shows now."""
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(secret, counter)))


def switch_on(client: Client) -> str:
    """Set up an authenticator; its key."""
    page = client.get("/accounts/2fa/totp/activate/").content.decode()
    found = re.search(r'id="key"[^>]*value="([A-Z2-7]+)"', page.replace("\n", " "))
    assert found is not None
    response = client.post("/accounts/2fa/totp/activate/", {"code": code(found[1])})
    assert response.headers["Location"] == "/accounts/2fa/recovery-codes/"
    return found[1]


def log_in(email: str) -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": email, "password": PASSWORD})
    return client


def test_after_the_password_a_code_is_asked_for(at_home: Client, member: User) -> None:
    key = switch_on(at_home)
    other = log_in(member.email)
    assert other.get("/dashboard/").status_code == 302
    assert (
        b"This is not the code"
        in other.post("/accounts/2fa/authenticate/", {"code": "000000"}).content
    )
    other.post("/accounts/2fa/authenticate/", {"code": code(key)})
    other.post("/accounts/2fa/trust/", {"action": "skip"})
    assert other.get("/dashboard/").status_code == 200
    texts = Activity.objects.owned_by(member).values_list("text", flat=True)
    assert "The authenticator added to signing in" in texts
    assert "A sign-in with a wrong code" in texts


def test_a_code_that_was_used_counts_no_more(at_home: Client, member: User) -> None:
    key = switch_on(at_home)
    said = code(key)
    log_in(member.email).post("/accounts/2fa/authenticate/", {"code": said})
    again = log_in(member.email)
    again.post("/accounts/2fa/authenticate/", {"code": said})
    again.post("/accounts/2fa/trust/", {"action": "skip"})
    assert again.get("/dashboard/").status_code == 302


def test_the_sixth_bad_code_waits(at_home: Client, member: User) -> None:
    key = switch_on(at_home)
    other = log_in(member.email)
    for _ in range(5):
        other.post("/accounts/2fa/authenticate/", {"code": "000000"})
    other.post("/accounts/2fa/authenticate/", {"code": code(key)})
    other.post("/accounts/2fa/trust/", {"action": "skip"})
    assert other.get("/dashboard/").status_code == 302


def test_a_recovery_code_opens_once(at_home: Client, member: User) -> None:
    switch_on(at_home)
    page = at_home.get("/accounts/2fa/recovery-codes/").content.decode()
    spare = re.findall(r"<li>(\d{8})</li>", page)[0]
    for expected in (200, 302):
        other = log_in(member.email)
        other.post("/accounts/2fa/authenticate/", {"code": spare})
        other.post("/accounts/2fa/trust/", {"action": "skip"})
        assert other.get("/dashboard/").status_code == expected


def test_a_device_that_is_trusted_is_not_asked_again(at_home: Client, member: User) -> None:
    key = switch_on(at_home)
    other = log_in(member.email)
    other.post("/accounts/2fa/authenticate/", {"code": code(key)})
    other.post("/accounts/2fa/trust/", {"action": "trust"})
    other.post("/accounts/logout/")
    other.post("/accounts/login/", {"login": member.email, "password": PASSWORD})
    assert other.get("/dashboard/").status_code == 200


def test_the_secret_lies_sealed(at_home: Client, member: User) -> None:
    key = switch_on(at_home)
    for row in Authenticator.objects.filter(user=member):
        assert key not in str(row.data)
    assert unsealed(sealed("Ünïcode")) == "Ünïcode"
    with pytest.raises(InvalidToken):
        unsealed("never sealed by us")


def test_what_was_sealed_under_the_old_key_opens_while_it_is_named(settings: Settings) -> None:
    before, was = sealed("a secret"), settings.SECRET_KEY
    settings.SECRET_KEY = "another"
    with pytest.raises(InvalidToken):
        unsealed(before)
    settings.SECRET_KEY_FALLBACKS = [was]
    assert unsealed(before) == "a secret"


def test_switching_it_off_asks_for_the_password_again(member: User) -> None:
    late = log_in(member.email)
    for path in ("totp/activate/", "webauthn/add/"):
        assert late.get(f"/accounts/2fa/{path}")["Location"].startswith(
            "/accounts/reauthenticate/"
        )


@pytest.mark.parametrize(
    "path",
    [
        "",
        "totp/activate/",
        "totp/deactivate/",
        "recovery-codes/generate/",
        "webauthn/",
        "webauthn/add/",
    ],
)
def test_each_page_opens(path: str, at_home: Client) -> None:
    switch_on(at_home)
    assert at_home.get(f"/accounts/2fa/{path}").status_code in (200, 302)
    assert at_home.get("/accounts/2fa/").status_code == 200
    assert at_home.get("/accounts/2fa/webauthn/add/").status_code == 200


def test_the_staffs_door_asks_for_a_second_step_where_that_is_set(
    at_home: Client, member: User, settings: Settings
) -> None:
    User.objects.filter(pk=member.pk).update(is_staff=True, is_superuser=True)
    assert at_home.get("/admin/").status_code == 200
    settings.ADMIN_SECOND_FACTOR = True
    assert at_home.get("/admin/").headers["Location"] == "/accounts/2fa/"
    key = switch_on(at_home)
    assert (
        at_home.get("/admin/").headers["Location"] == "/accounts/2fa/reauthenticate/?next=/admin/"
    )
    Authenticator.objects.filter(type="totp").update(last_used_at=None)
    assert at_home.post(
        "/accounts/2fa/reauthenticate/?next=/admin/", {"code": code(key)}
    ).status_code in (200, 302)


def test_sessions_are_listed_and_ended_one_by_one(member: User) -> None:
    mine, other = log_in(member.email), log_in(member.email)
    other.get("/dashboard/")
    page = mine.get("/accounts/sessions/").content.decode()
    assert page.count("This one") == 1
    ended = re.findall(r"/settings/sessions/\d+/end/", page)
    assert len(ended) == 1
    mine.post(ended[0])
    assert other.get("/dashboard/").status_code == 302
    assert mine.get("/dashboard/").status_code == 200


def test_all_other_sessions_end_at_once(member: User) -> None:
    mine, others = log_in(member.email), [log_in(member.email) for _ in range(3)]
    mine.post("/accounts/sessions/")
    assert [each.get("/dashboard/").status_code for each in others] == [302] * 3
    assert mine.get("/dashboard/").status_code == 200


def test_a_stranger_cannot_end_a_session(member: User, theirs: Client) -> None:
    log_in(member.email)
    session = UserSession.objects.get(user=member)
    assert theirs.post(f"/settings/sessions/{session.pk}/end/").status_code == 404
    assert UserSession.objects.filter(pk=session.pk).exists()
