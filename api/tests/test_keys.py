"""A new key of the server: what the old one signed counts for as long as it is named."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.test import Client

from accounts.models import User
from api import tokens
from api.models import Login
from api.tests.factories import Caller, caller, token_caller

pytestmark = pytest.mark.django_db
NEW = "a new key that is long enough for anybody " * 2


@pytest.fixture(params=["named", "not named"])
def is_named(request: pytest.FixtureRequest) -> bool:
    return bool(request.param == "named")


def turn(settings: LazySettings, is_named: bool) -> None:
    """Bring in a new key; the old one is named, or it is not."""
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY] if is_named else []
    settings.SECRET_KEY = NEW


def test_a_session(is_named: bool, mine: Client, settings: LazySettings) -> None:
    turn(settings, is_named)
    assert mine.get("/dashboard/").status_code == (200 if is_named else 302)


def test_a_login_of_a_program(is_named: bool, user: User, settings: LazySettings) -> None:
    by = caller(user)
    turn(settings, is_named)
    assert by("GET", "auth/me/").status_code == (200 if is_named else 401)


def test_a_refresh_token_is_exchanged_for_those_of_the_new_key(
    is_named: bool, user: User, settings: LazySettings
) -> None:
    sent = {"refresh": tokens.log_in(user).refresh}
    turn(settings, is_named)
    answer = Caller()("POST", "auth/refresh/", sent)
    assert answer.status_code == (200 if is_named else 409)
    if is_named:
        settings.SECRET_KEY_FALLBACKS = []
        assert Caller(answer.json()["access"])("GET", "auth/me/").status_code == 200


def test_a_new_password_ends_a_login_by_whichever_key(user: User, settings: LazySettings) -> None:
    by = caller(user)
    turn(settings, is_named=True)
    user.set_password("four other plain words")
    user.save()
    assert by("GET", "auth/me/").status_code == 401
    assert Login.objects.exists()


def test_a_personal_token_depends_on_no_key(user: User, settings: LazySettings) -> None:
    by = token_caller(user)
    turn(settings, is_named=False)
    assert by("GET", "auth/me/").status_code == 200
