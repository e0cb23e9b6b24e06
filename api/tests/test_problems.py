"""Whatever is refused under /api/ is refused as RFC 9457 has it, whoever refuses it."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import User
from api.tests.factories import Caller, caller

pytestmark = pytest.mark.django_db
PROBLEM = "application/problem+json"


def is_problem(answer: Any, status: int, code: str) -> bool:  # noqa: ANN401 - of any test client
    """Whether it is one, with all that one has."""
    body = answer.json()
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, PROBLEM), body
    assert body.keys() >= {"type", "title", "status", "detail", "code"}
    assert body["detail"]
    return bool((body["status"], body["code"]) == (status, code))


@pytest.mark.parametrize(
    "path", ["/api/v1/jobs/", "/api/nothing/", "/api/docs/", "/api/v1/schema/"]
)
def test_a_body_beyond_what_is_taken_at_once(path: str, settings: LazySettings) -> None:
    answer = Client().get(path, CONTENT_LENGTH=str(settings.BODY_LIMIT + 1))
    assert is_problem(answer, 413, "too_large")
    assert answer.headers["Connection"] == "close"


def test_a_host_that_is_not_ours(user: User) -> None:
    answer = caller(user)("GET", "auth/me/", Host="evil.example.org")
    assert is_problem(answer, 400, "bad_request")


def test_more_fields_than_anybody_sends(user: User, settings: LazySettings) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 2
    sent = {"file": SimpleUploadedFile("a.txt", b"x"), **dict.fromkeys("abc", "1")}
    assert is_problem(caller(user)("POST", "resumes/", files=sent), 400, "parse_error")


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/v2/", "/api/v1/jobs/x/", "/api/v1/no"])
def test_an_address_that_is_none(path: str, user: User) -> None:
    for method in ("GET", "POST", "DELETE"):
        assert is_problem(caller(user)(method, path), 404, "not_found")


@pytest.mark.parametrize("path", ["/api/v1/jobs/", "/api/v1/schema/", "/api/docs/", "/api/redoc/"])
def test_a_method_that_the_address_does_not_take(path: str, user: User) -> None:
    for method in ("PUT", "DELETE", "OPTIONS"):
        assert is_problem(caller(user)(method, path), 405, "method_not_allowed")


def test_a_format_that_is_not_offered(user: User) -> None:
    answer = caller(user)("GET", "jobs/", Accept="text/html")
    assert is_problem(answer, 406, "not_acceptable")


def test_a_body_of_another_kind(user: User) -> None:
    answer = Client().post(
        "/api/v1/jobs/", "text", content_type="text/plain", headers=caller(user).headers
    )
    assert is_problem(answer, 415, "unsupported_media_type")


@pytest.mark.parametrize("path", ["/api/v1/jobs/", "/api/docs/", "/api/nothing/"])
def test_another_sites_form_in_a_browser(path: str, user: User) -> None:
    """It has the cookie and no token: it is told so like everybody, and opens nothing."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(user)
    answer = browser.post(path, {"text": "x"}, headers={"Origin": "https://evil.example.org"})
    assert answer.headers["Content-Type"] == PROBLEM
    assert answer.status_code in (401, 404, 405)


def test_a_fault_of_ours(user: User, settings: LazySettings) -> None:
    by = caller(user)
    settings.API_RATES = {}  # a setting that is broken breaks every call
    answer = Client(raise_request_exception=False).get("/api/v1/jobs/", headers=by.headers)
    assert is_problem(answer, 500, "server_error")


def test_who_says_nothing_and_who_says_it_wrong() -> None:
    assert is_problem(Caller()("GET", "jobs/"), 401, "not_authenticated")
    assert is_problem(Caller("x")("GET", "jobs/"), 401, "authentication_failed")
