"""What a signed-in person's requests carry, and how the doors are kept."""

from __future__ import annotations

import time
from collections.abc import Callable
from zoneinfo import ZoneInfo

from allauth.core import ratelimit
from allauth.socialaccount.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone, translation

from accounts import where
from accounts.models import Profile, User

GetResponse = Callable[[HttpRequest], HttpResponse]
PERSON = "person"
ZONE, THEME, LANGUAGE, PHOTO = "time_zone", "theme", "language", "photo"
SEEN, SEEN_EVERY = "seen", 300  # seconds
PACKAGES, LEAVE = ("account_", "socialaccount_", "mfa_", "usersessions_"), "account_logout"
SECRET_DOORS = {
    *("account_login", "account_signup", "account_reset_password"),
    "account_email_verification_sent",  # a code is waited for, also where it can never come
    *("auth-token", "auth-register", "register-confirm"),  # of the interface for programs
}
SITES = ("google", "github")
OTHER_DOORS = {
    *(f"{name}_{part}" for name in SITES for part in ("login", "callback")),
    "google_login_by_token",
    "openid_connect_login",
    "openid_connect_callback",
    "account_confirm_email",
    "account_email_verification_sent",
    "mfa_authenticate",
    "socialaccount_signup",
}


class PersonMiddleware:
    """Times are shown in the person's own zone, and pages in the language and theme they chose.

    All are kept in the session, so that a page costs no query for them.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with where.answering(request):
            if not request.user.is_authenticated:
                timezone.deactivate()
                return self.get_response(request)
            refresh(request, request.user)
            timezone.activate(ZoneInfo(request.session[ZONE]))
            with translation.override(request.session[LANGUAGE]):
                return self.get_response(request)

    def process_view(self, request: HttpRequest, *args: object) -> HttpResponse | None:  # noqa: ARG002 - Django's signature
        """Guests have no password and no address: what they gave would be gone after a day."""
        match, person = request.resolver_match, request.user
        if not (person.is_authenticated and person.is_guest and match):
            return None
        if match.url_name == LEAVE or not str(match.url_name).startswith(PACKAGES):
            return None
        messages.info(request, "Create an account first: it keeps what you made.")
        return redirect("dashboard")


class DoorMiddleware:
    """Doors count tries, and take as long for an address that is known as for one that is not."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.monotonic()
        response = self.get_response(request)
        name = request.resolver_match.url_name if request.resolver_match else ""
        if request.method == "POST" and name in SECRET_DOORS and request.user.is_anonymous:
            time.sleep(max(0.0, settings.DOOR_SECONDS - (time.monotonic() - began)))
        return response

    def process_view(self, request: HttpRequest, *args: object) -> HttpResponseBase | None:  # noqa: ARG002 - Django's signature
        name = request.resolver_match.url_name if request.resolver_match else ""
        site = str(name).partition("_")[0]
        if site in SITES and not get_adapter().list_apps(request, provider=site):
            raise Http404  # a door without keys is none
        if name not in OTHER_DOORS:
            return None
        counted = str(name).endswith("_callback")  # comes as a GET, and has another site asked
        refused: HttpResponseBase | None = ratelimit.consume_or_429(
            request, action="other_door", limit_get=counted
        )
        return refused


def remember(request: HttpRequest, profile: Profile) -> None:
    """Keep in the session what every page needs of the profile."""
    request.session[PERSON] = profile.user_id
    request.session[ZONE] = profile.time_zone
    request.session[THEME] = profile.theme
    request.session[LANGUAGE] = profile.language
    request.session[PHOTO] = profile.photo_name


def refresh(request: HttpRequest, person: User) -> None:
    """Every few minutes: what the session carries, and that it was used, when and from where."""
    now = int(time.time())
    fresh = now - request.session.get(SEEN, 0) <= SEEN_EVERY
    if fresh and request.session.get(PERSON) == person.pk:
        return
    remember(request, Profile.objects.get(user=person))
    request.session[SEEN] = now
    UserSession.objects.create_from_request(request)
