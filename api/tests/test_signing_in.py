"""Coming in without a browser, and what the doors give away."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import LazySettings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from accounts.models import GUESTS, Activity, User
from accounts.tests.post import delivered
from api import tidying, tokens
from api.models import Login, PersonalToken
from api.tests.factories import Caller, caller, token_caller
from conftest import person
from core.errors import Refused

if TYPE_CHECKING:
    from api.tests.factories import Answer

pytestmark = pytest.mark.django_db
PASSWORD = "four plain words here"
CODE = re.compile(r"^([A-Z0-9]{4}-[A-Z0-9]{4})$", re.MULTILINE)


@pytest.fixture
def member(user: User) -> User:
    user.set_password(PASSWORD)
    user.save()
    return user


def log_in(email: str = "ada@example.org", password: str = PASSWORD, **more: str) -> Answer:
    return Caller()("POST", "auth/token/", {"email": email, "password": password, **more})


def register(email: str, password: str = PASSWORD) -> Answer:
    return Caller()("POST", "auth/register/", {"email": email, "password": password})


def mailed() -> str:
    found = CODE.search(str(delivered()[-1].body))
    assert found is not None
    return found[1]


def test_the_mailed_code_opens_the_account() -> None:
    begun = register("new@example.org")
    assert begun.status_code == 202
    assert begun.headers["Location"] == "http://testserver/api/v1/auth/register/confirm/"
    sent = {"confirmation": begun.json()["confirmation"], "code": mailed()}
    opened = Caller()("POST", "auth/register/confirm/", sent)
    me = Caller(opened.json()["access"])("GET", "auth/me/").json()
    assert me["email"] == "new@example.org"
    assert Caller()("POST", "auth/register/confirm/", sent).status_code == 422
    assert log_in("new@example.org").status_code == 200


def test_registering_sets_no_cookie_and_leaves_a_browser_as_it_was(mine: Client) -> None:
    sent = {"email": "new@example.org", "password": PASSWORD}
    assert mine.get("/dashboard/").status_code == 200
    assert not register("new@example.org").cookies
    sent["email"] = "other@example.org"
    assert not mine.post("/api/v1/auth/register/", sent, content_type="application/json").cookies
    assert mine.get("/dashboard/").status_code == 200


def test_a_wrong_code_opens_nothing_and_so_many_end_it() -> None:
    begun = register("new@example.org").json()["confirmation"]
    wrong = {"confirmation": begun, "code": "AAAA-AAAA"}
    details = [Caller()("POST", "auth/register/confirm/", wrong).json()["detail"] for _ in "12345"]
    assert details[0] == "This is not the code. Look at the newest message."
    assert details[-1] == "This confirmation has run out. Register again."
    assert not Login.objects.exists()


def test_registering_does_not_tell_who_is_a_member(member: User) -> None:
    seen = []
    for email in (member.email, "nobody@example.org"):
        answer = register(email)
        body = answer.json()
        wrong = {"confirmation": body.pop("confirmation"), "code": "AAAA-AAAA"}
        after = Caller()("POST", "auth/register/confirm/", wrong)
        seen.append((answer.status_code, body, after.status_code, after.json()))
    assert seen[0] == seen[1]
    assert [sent.to for sent in delivered()] == [[member.email], ["nobody@example.org"]]


def test_a_member_is_not_taken_over_by_registering_again(member: User) -> None:
    begun = register(member.email, "another long password").json()["confirmation"]
    for code in ("", "AAAA-AAAA"):
        sent = {"confirmation": begun, "code": code}
        assert Caller()("POST", "auth/register/confirm/", sent).status_code == 422
    assert log_in().status_code == 200


@pytest.mark.parametrize(
    ("password", "sentence"), [("short", "at least 10 characters"), ("password123", "too common")]
)
def test_a_weak_password_is_refused_in_a_sentence(password: str, sentence: str) -> None:
    answer = register("new@example.org", password)
    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert (error["field"], sentence in error["detail"]) == ("password", True)


def test_logging_in_does_not_tell_who_is_a_member(member: User) -> None:
    seen = [log_in(email, "wrong words here") for email in (member.email, "nobody@example.org")]
    assert seen[0].json() == seen[1].json()
    assert seen[0].json()["detail"] == "E-mail and password do not go together."


@pytest.mark.parametrize("door", [log_in, register])
def test_the_doors_take_as_long_as_those_of_the_pages(
    door: Callable[[str], Answer], member: User, settings: LazySettings
) -> None:
    settings.DOOR_SECONDS = 0.6
    for email in (member.email, "nobody@example.org"):
        began = time.monotonic()
        door(email)
        assert time.monotonic() - began >= settings.DOOR_SECONDS


def test_the_sixth_bad_try_waits(member: User) -> None:
    for _ in range(5):
        log_in(member.email, "wrong words here")
    answer = log_in()
    assert (answer.status_code, answer.json()["code"]) == (429, "throttled")
    assert int(answer.headers["Retry-After"]) > 0


def test_an_address_that_is_not_confirmed_is_not_let_in(db: None) -> None:  # noqa: ARG001 - by its name
    User.objects.create_user("late@example.org", PASSWORD)
    assert "Confirm your e-mail address" in log_in("late@example.org").json()["detail"]


def test_a_closed_account_is_not_let_in(member: User) -> None:
    by = caller(member)
    User.objects.filter(pk=member.pk).update(is_active=False)
    assert log_in().status_code == 422
    assert by("GET", "auth/me/").status_code == 401


def test_a_second_step_is_asked_for(member: User) -> None:
    TOTP.activate(member, "A" * 32)
    codes = RecoveryCodes.activate(member).get_unused_codes()
    asked = log_in()
    assert asked.status_code == 422
    assert asked.json()["errors"][0]["field"] == "code"
    assert log_in(code="000000").status_code == 422
    assert log_in(code=codes[0]).status_code == 200
    assert log_in(code=codes[0]).status_code == 422


def test_who_has_only_a_passkey_makes_a_token_in_a_browser(member: User) -> None:
    Authenticator.objects.create(user=member, type=Authenticator.Type.WEBAUTHN, data={})
    assert "make a personal token in a browser" in log_in().json()["detail"]


# --- logins -------------------------------------------------------------------------------------


def refresh(pair: Any) -> Answer:  # noqa: ANN401 - JSON
    return Caller()("POST", "auth/refresh/", {"refresh": pair["refresh"]})


def test_new_tokens_for_a_refresh_token_which_is_spent(member: User) -> None:
    first = log_in(member.email).json()
    assert first["expires_in"] == 24 * 3600
    second = refresh(first).json()
    assert Caller(second["access"])("GET", "auth/me/").status_code == 200


def test_a_refresh_token_that_comes_twice_ends_the_login(member: User) -> None:
    first = log_in(member.email).json()
    second = refresh(first).json()
    assert refresh(first).status_code == 409
    assert refresh(second).status_code == 409
    assert Caller(second["access"])("GET", "auth/me/").status_code == 401
    texts = Activity.objects.owned_by(member).values_list("text", flat=True)
    assert "A login of a program was ended: its refresh token came twice" in texts


def test_logging_out_ends_both_tokens(member: User) -> None:
    pair = log_in(member.email).json()
    assert Caller(pair["access"])("POST", "auth/logout/").status_code == 204
    assert Caller(pair["access"])("GET", "auth/me/").status_code == 401
    assert refresh(pair).status_code == 409


def test_a_new_password_ends_what_the_old_one_opened(member: User) -> None:
    pair = log_in(member.email).json()
    member.set_password("another four words here")
    member.save()
    assert Caller(pair["access"])("GET", "auth/me/").status_code == 401
    assert refresh(pair).status_code == 409


def test_a_refresh_token_is_no_access_token_nor_the_reverse(member: User) -> None:
    pair = log_in(member.email).json()
    assert Caller(pair["refresh"])("GET", "auth/me/").status_code == 401
    assert refresh({"refresh": pair["access"]}).status_code == 409


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer x", "Bearer a b", "Basic YTpi", "Bearer ja_x"]
)
def test_nonsense_is_not_a_token(header: str, db: None) -> None:  # noqa: ARG001 - by its name
    answer = Caller()("GET", "auth/me/", Authorization=header)
    assert answer.status_code == 401


def test_logins_that_have_run_out_are_tidied_away(member: User) -> None:
    log_in(member.email)
    assert tidying.tidy() == 0
    Login.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert tidying.tidy() == 1


# --- personal tokens ----------------------------------------------------------------------------


def test_a_secret_is_shown_once_and_kept_nowhere(user: User) -> None:
    by = caller(user)
    made = by("POST", "tokens/", {"name": "My script", "scope": "write", "days": 30}).json()
    secret = made["secret"]
    assert Caller(secret)("GET", "auth/me/").status_code == 200
    row = PersonalToken.objects.get()
    assert secret not in str(vars(row))
    assert row.used_at is not None
    assert "secret" not in by("GET", f"tokens/{row.pk}/").json()
    assert secret not in by("GET", "tokens/").content.decode()


def test_a_revoked_or_old_token_opens_nothing(user: User) -> None:
    by, first, second = caller(user), token_caller(user), token_caller(user)
    old, new = PersonalToken.objects.order_by("pk")
    assert by("DELETE", f"tokens/{old.pk}/").status_code == 204
    PersonalToken.objects.filter(pk=new.pk).update(expires_at=timezone.now())
    assert [each("GET", "auth/me/").status_code for each in (first, second)] == [401, 401]
    assert by("DELETE", f"tokens/{old.pk}/").status_code == 409


def test_a_token_can_take_itself_back(user: User) -> None:
    by = token_caller(user)
    assert by("POST", "auth/logout/").status_code == 204
    assert by("GET", "auth/me/").status_code == 401


def test_nobody_needs_more_than_so_many(user: User) -> None:
    for _ in range(tokens.MOST_TOKENS):
        token_caller(user)
    answer = caller(user)("POST", "tokens/", {"name": "One more"})
    assert (answer.status_code, answer.json()["code"]) == (409, "refused")


def test_guests_have_no_tokens(db: None) -> None:  # noqa: ARG001 - by its name
    guest = person(f"guest@{GUESTS}")
    with pytest.raises(Refused):
        tokens.make_token(owner=guest, name="x", scope="read")
    assert caller(guest)("GET", "resumes/").status_code == 403


def test_a_token_is_noted(user: User) -> None:
    by = caller(user)
    by("POST", "tokens/", {"name": "My script"})
    by("DELETE", f"tokens/{PersonalToken.objects.get().pk}/")
    actions = list(Activity.objects.owned_by(user).values_list("action", flat=True))
    assert actions[:2] == ["token_revoked", "token_made"]


def test_no_session_of_a_registration_is_left(db: None) -> None:  # noqa: ARG001 - by its name
    begun = register("new@example.org").json()["confirmation"]
    assert Session.objects.count() == 1
    cache.clear()
    Caller()("POST", "auth/register/confirm/", {"confirmation": begun, "code": mailed()})
    assert not Session.objects.exists()
