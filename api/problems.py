"""What went wrong, as RFC 9457 has it: https://www.rfc-editor.org/rfc/rfc9457.

``title`` is the status in words, ``detail`` a sentence for the person, ``code`` a word for the
program, and ``errors`` the fields that were not right, each with its sentence.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied as DjangoDenied
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, JsonResponse
from rest_framework import exceptions
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response

from api.parsers import TooLarge
from core.errors import Refused, UsedUp

CONTENT_TYPE = "application/problem+json"
SENTENCES = {
    "authentication_failed": "This token does not count: it is wrong, revoked, or has run out.",
    "not_authenticated": "Say who you are: send “Authorization: Bearer …” with a token.",
    "not_found": "There is no such thing, or it is not yours.",
    "method_not_allowed": "This address does not take this method.",
    "parse_error": "This is not JSON, or not a form with files: it could not be read.",
    "unsupported_media_type": "Send JSON, or, where a file is taken, a multipart form.",
    "not_acceptable": "The answer is JSON: ask for application/json.",
}
INVALID = "Some of what you sent is not right: see the errors."


class Conflict(exceptions.APIException):
    """What is asked for does not go with how things stand now."""

    status_code = 409
    default_code = "refused"


class AllowanceUsedUp(exceptions.APIException):
    """The month's allowance is used up."""

    status_code = 402
    default_code = "used_up"


class Invalid(exceptions.APIException):
    """What was sent cannot be taken as a whole."""

    status_code = 422
    default_code = "invalid"


OUTSIDE = {
    400: ("bad_request", "This request could not be understood: look at its address and headers."),
    403: ("permission_denied", "You may not do this."),
    404: ("not_found", SENTENCES["not_found"]),
    413: (TooLarge.default_code, TooLarge.default_detail),
    500: ("server_error", "Something went wrong here, and we know of it. Try again."),
}


def outside(request: HttpRequest, status: int) -> JsonResponse | None:
    """What Django says by itself of an address of the interface; None for one of the pages."""
    if not f"{request.path}/".startswith("/api/"):
        return None
    made = said(status, *OUTSIDE[status])
    return JsonResponse(made.data, status=status, content_type=CONTENT_TYPE)


OURS: dict[type[Exception], type[exceptions.APIException]] = {
    UsedUp: AllowanceUsedUp,
    Refused: Conflict,
    Http404: exceptions.NotFound,
    DjangoDenied: exceptions.PermissionDenied,
    RequestDataTooBig: TooLarge,
    SuspiciousOperation: exceptions.ParseError,
}
"""What others raise, the special before the general."""


def answer(problem: Exception, context: dict[str, Any]) -> Response | None:
    """The answer to what was raised, in JSON also where a page was asked for; None for what
    nobody foresaw."""
    known = _known(problem)
    if known is None:
        return None
    request = context["request"]
    request.accepted_renderer, request.accepted_media_type = JSONRenderer(), "application/json"
    code, status = str(known.default_code), known.status_code
    headers: dict[str, str] = {}
    body: dict[str, Any] = {}
    detail = str(known.detail)
    if isinstance(known, exceptions.ValidationError):
        status, detail = 422, INVALID
        body["errors"] = list(_flat(known.detail))
    elif isinstance(known, exceptions.Throttled):
        wait = max(1, math.ceil(getattr(known, "wait", None) or 1))
        detail = f"Too many at once. Try again in {wait} second{'' if wait == 1 else 's'}."
        headers["Retry-After"] = str(wait)
    elif detail == str(known.default_detail):
        detail = SENTENCES.get(code, detail)
    if header := getattr(known, "auth_header", None):
        headers["WWW-Authenticate"] = header
    return said(status, code, detail, body, headers)


def said(
    status: int,
    code: str,
    detail: str,
    body: dict[str, Any] | None = None,
    headers: dict[str, str] | None = None,
) -> Response:
    """A problem as it is sent."""
    head = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "code": code,
    }
    made = Response(head | (body or {}), status=status, headers=headers)
    made.content_type = CONTENT_TYPE
    return made


def _known(problem: Exception) -> exceptions.APIException | None:
    """What was raised, as one of DRF's own."""
    if isinstance(problem, exceptions.APIException):
        return problem
    for kind, known in OURS.items():
        if isinstance(problem, kind):
            return known(str(problem)) if isinstance(problem, Refused) else known()
    return None


def _flat(detail: Any, field: str = "") -> Iterator[dict[str, str]]:  # noqa: ANN401 - DRF's nested lists
    """Each sentence with the field that it is about; empty where it is about the whole."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            inside = "" if name == "non_field_errors" else str(name)
            yield from _flat(inner, ".".join(part for part in (field, inside) if part))
    elif isinstance(detail, list):
        for each in detail:
            yield from _flat(each, field)
    else:
        yield {
            "field": field,
            "detail": str(detail),
            "code": str(getattr(detail, "code", "invalid")),
        }
