"""Whose rows a call is on, and who may make it: every address, method and kind of caller."""

from __future__ import annotations

import pytest
from django.http.response import HttpResponseBase
from django.urls import get_resolver

from accounts.models import User
from api.tests.calls import CALLS, DOORS, PAGES, Call
from api.tests.factories import Caller, caller, token_caller
from api.views.base import Calls
from conftest import ClientOf
from jobalign.tests.test_every_address import patterns, status

pytestmark = pytest.mark.django_db
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
LOGIN_ONLY = {"tokens", "one-token", "logins", "one-login"}
OPENING = {"calendar", "links", "link"}
READS = ("GET", "HEAD", "OPTIONS")


def said(answer: HttpResponseBase) -> bytes:
    streamed = getattr(answer, "streaming_content", None)
    return b"".join(streamed) if streamed else bytes(getattr(answer, "content", b""))


def make(call: Call, by: Caller, address: str) -> HttpResponseBase:
    return by(call.method, address, call.body, call.files() if call.files else None)


def test_every_call_is_here() -> None:
    """A call that is added without being tried fails this."""
    found = set()
    for name, pattern in patterns(get_resolver().url_patterns):
        short = name.removeprefix("api:")
        if not name.startswith("api:") or short in DOORS | PAGES:
            continue
        view = pattern.callback.cls  # type: ignore[attr-defined] # a view set's
        assert issubclass(view, Calls)
        found |= {f"{method.upper()} {short}" for method in pattern.callback.actions}  # type: ignore[attr-defined]
    assert found - {f"HEAD {call.name}" for call in CALLS} == {str(call) for call in CALLS}


@pytest.mark.parametrize("call", CALLS, ids=str)
def test_the_owner_is_answered(call: Call, user: User) -> None:
    answer = make(call, caller(user), call.address(user))
    assert status(answer) == call.status, said(answer)


@pytest.mark.parametrize("call", CALLS, ids=str)
def test_a_visitor_is_not(call: Call, user: User) -> None:
    answer = make(call, Caller(), call.address(user))
    assert (answer.status_code, answer.headers["Content-Type"]) == (
        401,
        "application/problem+json",
    )
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize("call", CALLS, ids=str)
def test_a_browsers_session_opens_nothing(call: Call, user: User, client_of: ClientOf) -> None:
    """Not even one's own: so no other site can call it in a person's name."""
    answer = getattr(client_of(user), call.method.lower())(call.address(user))
    assert answer.status_code == 401


@pytest.mark.parametrize("call", [each for each in CALLS if not each.shared], ids=str)
@pytest.mark.parametrize("as_staff", [False, True], ids=["member", "staff"])
def test_another_persons_rows_are_not_there(
    call: Call, as_staff: bool, user: User, stranger: User
) -> None:
    User.objects.filter(pk=stranger.pk).update(is_staff=as_staff, is_superuser=as_staff)
    stranger.refresh_from_db()
    address = call.address(user)
    for by in (caller(stranger), token_caller(stranger)):
        for method in METHODS:
            answer = by(method, address, call.body if method == call.method else None)
            mine = said(answer)
            assert b"Ada" not in mine
            assert b"ada@example.org" not in mine
            if any(part.isdigit() for part in address.split("/")):
                assert status(answer) in (401, 403, 404, 405)


@pytest.mark.parametrize("call", CALLS, ids=str)
def test_a_token_that_only_reads_writes_nothing(call: Call, user: User) -> None:
    answer = make(call, token_caller(user, "read"), call.address(user))
    if call.name in LOGIN_ONLY | OPENING or call.method not in READS:
        assert status(answer) == 403
    else:
        assert status(answer) == call.status


@pytest.mark.parametrize("call", CALLS, ids=str)
def test_a_token_that_writes_does_all_but_make_tokens(call: Call, user: User) -> None:
    answer = make(call, token_caller(user), call.address(user))
    assert status(answer) == (403 if call.name in LOGIN_ONLY else call.status)


@pytest.mark.parametrize(
    "address", ["nothing/", "v1/nothing/", "v1/resumes/1/nothing/", "v1/resumes/x/"]
)
def test_what_is_not_there_is_a_problem_and_no_page(address: str) -> None:
    answer = Caller()("GET", f"/api/{address}")
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"
