"""Coming in, and what the doors give away."""

from __future__ import annotations

import re
from typing import Any

import pytest
from allauth.core.context import request_context
from django.http import HttpResponseBase
from django.test import Client, override_settings
from pytest_django import Settings

from accounts.models import Activity, Profile, User
from accounts.signing_up import SignUpForm
from accounts.tests.post import delivered

pytestmark = pytest.mark.django_db
PASSWORD = "four plain words here"
LATE = "Our mail server does not take mails now."
VARYING = re.compile(rb'[A-Za-z0-9]{64}|nonce="[^"]+"')  # tokens against forgery


@pytest.fixture
def member(user: User) -> User:
    user.set_password(PASSWORD)
    user.save()
    return user


def looks(response: HttpResponseBase, email: str) -> tuple[int, str, bytes]:
    """What a visitor sees, without what differs from one page to the next anyway."""
    page = VARYING.sub(b"", getattr(response, "content", b"")).replace(email.encode(), b"EMAIL")
    return response.status_code, response.headers.get("Location", ""), page


def test_sign_up_asks_for_the_code_that_was_sent(client: Client) -> None:
    response = client.post(
        "/accounts/signup/", {"email": "New@Example.org", "password1": PASSWORD}
    )
    assert response["Location"] == "/accounts/confirm-email/"
    code = re.search(r"^([A-Z0-9]{4}-[A-Z0-9]{4})$", str(str(delivered()[0].body)), re.MULTILINE)
    assert code is not None
    assert client.get("/dashboard/").status_code == 302
    client.post("/accounts/confirm-email/", {"code": code[1]})
    assert client.get("/dashboard/").status_code == 200
    person = User.objects.get(email="new@example.org")
    assert person.password.startswith("bcrypt_sha256$")
    assert Profile.objects.filter(user=person).exists()
    actions = set(Activity.objects.owned_by(person).values_list("action", flat=True))
    assert actions == {"signed_up", "signed_in", "security"}  # the address is confirmed


def test_two_who_sign_up_at_once_with_one_address_are_told_the_same(client: Client) -> None:
    request = client.get("/accounts/signup/").wsgi_request
    said = {"email": "new@example.org", "password1": PASSWORD}
    forms = [SignUpForm(said), SignUpForm(said)]
    assert all(form.is_valid() for form in forms)  # before either has an account
    with request_context(request):
        first, second = [form.try_save(request) for form in forms]
    assert (first[0], first[1]) == (User.objects.get(), None)
    assert second[0] is None
    assert second[1] is not None
    assert second[1]["Location"] == "/accounts/confirm-email/"
    assert [str(mail.subject) for mail in delivered()] == ["You have an account already"]


def test_a_wrong_code_lets_nobody_in(client: Client) -> None:
    client.post("/accounts/signup/", {"email": "new@example.org", "password1": PASSWORD})
    client.post("/accounts/confirm-email/", {"code": "AAAA-AAAA"})
    assert client.get("/dashboard/").status_code == 302


@pytest.mark.parametrize(
    ("password", "sentence"),
    [("short", "at least 10 characters"), ("password123", "too common"), ("1" * 12, "numeric")],
)
def test_a_weak_password_is_refused_and_the_address_stays(
    client: Client, password: str, sentence: str
) -> None:
    sent = {"email": "new@example.org", "password1": password}
    page = client.post("/accounts/signup/", sent).content.decode()
    assert sentence in page
    assert "new@example.org" in page
    assert not User.objects.exists()


def test_sign_up_does_not_tell_who_is_a_member(member: User) -> None:
    seen = []
    for email in (member.email, "nobody@example.org"):
        visitor = Client()
        first = visitor.post("/accounts/signup/", {"email": email, "password1": PASSWORD})
        seen.append((looks(first, email), looks(visitor.get("/accounts/confirm-email/"), email)))
    assert seen[0] == seen[1]
    assert [sent.to for sent in delivered()] == [[member.email], ["nobody@example.org"]]


def test_reset_does_not_tell_who_is_a_member(member: User) -> None:
    seen = []
    for email in (member.email, "nobody@example.org"):
        visitor = Client()
        first = visitor.post("/accounts/password/reset/", {"email": email})
        seen.append((looks(first, email), looks(visitor.get(first.headers["Location"]), email)))
    assert seen[0] == seen[1]


def test_sign_in_does_not_tell_who_is_a_member(member: User) -> None:
    seen = []
    for email in (member.email, "nobody@example.org"):
        sent = {"login": email, "password": "wrong words here"}
        seen.append(looks(Client().post("/accounts/login/", sent), email))
    assert seen[0] == seen[1]


def test_sign_in_by_any_case_of_the_address(client: Client, member: User) -> None:
    sent = {"login": member.email.upper(), "password": PASSWORD}
    assert client.post("/accounts/login/", sent)["Location"] == "/dashboard/"


def test_a_reset_by_mail_sets_a_new_password(client: Client, member: User) -> None:
    client.post("/accounts/password/reset/", {"email": member.email})
    link = re.search(r"/accounts/password/reset/key/\S+", str(delivered()[0].body))
    assert link is not None
    form = client.get(link[0])["Location"]
    new = "other plain words there"
    client.post(form, {"password1": new, "password2": new})
    member.refresh_from_db()
    assert member.check_password(new)


@pytest.mark.parametrize("known", [True, False])
def test_the_sixth_bad_try_waits_for_those_who_are_members_and_those_who_are_not(
    member: User, known: bool
) -> None:
    tried = member.email if known else "nobody@example.org"
    wrong = {"login": tried, "password": "wrong words here"}
    for _ in range(5):
        assert b"do not go together" in Client().post("/accounts/login/", wrong).content
    page = Client().post("/accounts/login/", {"login": tried, "password": PASSWORD}).content
    assert b"Wait five minutes" in page


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("get", "oidc/linkedin/login/callback/"),
        ("post", "confirm-email/"),
        ("post", "2fa/authenticate/"),
        ("post", "login/"),
        ("post", "signup/"),
        ("post", "password/reset/"),
        ("post", "2fa/webauthn/login/"),
    ],
)
def test_no_door_can_be_knocked_at_without_end(method: str, path: str) -> None:
    for _ in range(31):
        said = {"login": "x@example.org", "email": "x@example.org"}
        answer = getattr(Client(), method)(f"/accounts/{path}", said)
    assert answer.status_code == 429
    elsewhere = getattr(Client(), method)(f"/accounts/{path}", REMOTE_ADDR="198.51.100.7")
    assert elsewhere.status_code != 429


def test_who_is_a_member_finds_the_bad_tries_in_their_list(client: Client, member: User) -> None:
    client.post(
        "/accounts/login/",
        {"login": member.email, "password": "wrong words here"},
        headers={"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Firefox/130.0"},
        REMOTE_ADDR="203.0.113.77",
    )
    noted = Activity.objects.get(owner=member)
    assert (noted.action, noted.network, noted.device) == (
        "sign_in_failed",
        "203.0.113.x",
        "Firefox on Linux",
    )


def test_staff_come_in_by_the_door_that_counts_wrong_passwords(
    client: Client, member: User
) -> None:
    User.objects.filter(pk=member.pk).update(is_staff=True)
    right = {"username": member.email, "password": PASSWORD}
    response = client.post("/admin/login/?next=/admin/", right)
    assert response["Location"] == "/accounts/login/?next=%2Fadmin%2F"
    client.post(response["Location"], {"login": member.email, "password": PASSWORD})
    assert client.get("/admin/").status_code == 200


def test_a_sign_in_from_a_new_place_is_told_by_mail_and_one_from_a_known_place_is_not(
    member: User,
    django_capture_on_commit_callbacks: Any,  # noqa: ANN401 - a fixture
) -> None:
    said = {"login": member.email, "password": PASSWORD}
    told = []
    for address in ("203.0.113.1", "203.0.113.200", "198.51.100.7", "198.51.100.7"):
        delivered().clear()
        with django_capture_on_commit_callbacks(execute=True):
            Client().post("/accounts/login/", said, REMOTE_ADDR=address)
        told.append([str(message.body) for message in delivered()])
    assert [len(each) for each in told] == [0, 0, 1, 0]  # the very first is no news
    assert "from 198.51.100.x" in told[2][0]


@pytest.mark.django_db(transaction=True)
@override_settings(EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_PORT=1)
def test_a_mail_server_that_is_down_keeps_nobody_out(member: User) -> None:
    said = {"login": member.email, "password": PASSWORD}
    for address in ("203.0.113.1", "198.51.100.7"):
        answer = Client().post("/accounts/login/", said, REMOTE_ADDR=address)
        assert answer["Location"] == "/dashboard/"


def test_members_are_not_shown_the_staffs_door(mine: Client) -> None:
    assert mine.get("/admin/login/").status_code == 403


@pytest.mark.parametrize("door", ["signup", "password/reset"])
def test_a_mail_server_that_is_down_is_said(
    door: str, client: Client, user: User, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # discard: nobody listens
    said = {"email": "new@example.org" if door == "signup" else user.email}
    sent = {**said, "password1": "four plain words here"}
    page = client.post(f"/accounts/{door}/", sent, follow=True)
    assert LATE not in page.content.decode()
    assert delivered() == []
    again = client.get(page.redirect_chain[-1][0])
    assert LATE in again.content.decode()
