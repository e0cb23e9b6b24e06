"""What a signed-in person's requests carry."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from accounts.models import Profile

GetResponse = Callable[[HttpRequest], HttpResponse]
ZONE, THEME = "time_zone", "theme"
PACKAGE, LEAVE = ("account_", "socialaccount_"), "account_logout"


class PersonMiddleware:
    """Times are shown in the person's own zone, and pages in the theme they chose.

    Both are kept in the session, so that a page costs no query for them.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            if ZONE not in request.session:
                remember(request, Profile.objects.get(user=request.user))
            timezone.activate(ZoneInfo(request.session[ZONE]))
        else:
            timezone.deactivate()
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *args: object) -> HttpResponse | None:  # noqa: ARG002 - Django's signature
        """Guests have no password and no address: what they gave would be gone after a day."""
        match, person = request.resolver_match, request.user
        if not (person.is_authenticated and person.is_guest and match):
            return None
        if match.url_name == LEAVE or not str(match.url_name).startswith(PACKAGE):
            return None
        messages.info(request, "Create an account first: it keeps what you made.")
        return redirect("dashboard")


def remember(request: HttpRequest, profile: Profile) -> None:
    """Keep in the session what every page needs of the profile."""
    request.session[ZONE] = profile.time_zone
    request.session[THEME] = profile.theme
