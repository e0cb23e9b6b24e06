"""The staff's door: a second step where that is set, and a note of whose data they looked at."""

from __future__ import annotations

from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

FIRST = "Staff need a second step here. Set one up, and come back."


class StaffMiddleware:
    """Stands before every page of the administration, whichever package it belongs to."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *args: object) -> HttpResponse | None:  # noqa: ARG002 - Django's signature
        if not (settings.ADMIN_SECOND_FACTOR and in_administration(request)):
            return None
        if not is_mfa_enabled(request.user):
            messages.info(request, FIRST)
            return redirect("mfa_index")
        if not took_second_step(request):
            return redirect(f"{reverse('mfa_reauthenticate')}?next={request.path}")
        return None


def in_administration(request: HttpRequest) -> bool:
    """Whether a member of staff asks for a page of the administration."""
    match = request.resolver_match
    return bool(match and match.app_name == "admin" and getattr(request.user, "is_staff", False))


def took_second_step(request: HttpRequest) -> bool:
    """Whether a code or a passkey was given in this session."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)
