"""The page of one's tokens."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from accounts.models import User
from api.models import PersonalToken
from api.tests.factories import Caller, a_login, caller
from conftest import ClientOf

pytestmark = pytest.mark.django_db
PASSWORD = "four plain words here"
PAGE = "/settings/tokens/"


@pytest.fixture
def proven(user: User, client_of: ClientOf) -> Client:
    """A browser in which the person has just typed their password."""
    user.set_password(PASSWORD)
    user.save()
    client = client_of(user)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


def test_a_token_is_shown_once_and_works(proven: Client) -> None:
    sent = {"name": "My script", "scope": "read", "days": "90"}
    answer = proven.post(PAGE, sent)
    secret = re.search(r"ja_[\w-]{43}", answer.content.decode())
    assert secret is not None
    assert "no-store" in answer.headers["Cache-Control"]
    assert Caller(secret[0])("GET", "auth/me/").status_code == 200
    again = proven.get(PAGE).content.decode()
    assert secret[0] not in again
    assert "My script" in again


@pytest.mark.parametrize("sent", [{}, {"name": "x", "scope": "all"}, {"name": "x", "days": "9"}])
def test_nonsense_makes_no_token(sent: dict[str, str], proven: Client) -> None:
    assert proven.post(PAGE, sent).status_code == 422
    assert not PersonalToken.objects.exists()


def test_who_has_not_just_proven_who_they_are_is_asked_to(mine: Client, user: User) -> None:
    user.set_password(PASSWORD)
    user.save()
    mine.force_login(user)
    answer = mine.post(PAGE, {"name": "x", "scope": "write"})
    assert answer.status_code == 302
    assert not PersonalToken.objects.exists()


def test_a_token_is_revoked_and_a_program_logged_out(mine: Client, user: User) -> None:
    by, login = caller(user), a_login(user)
    mine.post(f"{PAGE}logins/{login.pk}/end/")
    login.refresh_from_db()
    assert login.ended_at is not None
    made = by("POST", "tokens/", {"name": "My script"}).json()
    mine.post(f"{PAGE}{made['id']}/revoke/")
    assert Caller(made["secret"])("GET", "auth/me/").status_code == 401
