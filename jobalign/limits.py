"""How much anybody may send at once."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from jobalign.views import body_too_large

GetResponse = Callable[[HttpRequest], HttpResponse]


class BodyLimitMiddleware:
    """Refuses a body that says it is too large, before a byte of it is read."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _length(request) > settings.BODY_LIMIT:
            response = body_too_large(request)
            response["Connection"] = "close"
            return response
        return self.get_response(request)


def _length(request: HttpRequest) -> int:
    """How long the body says it is; 0, as for Django, where it says nothing that is a number."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0
