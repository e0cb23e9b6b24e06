"""allauth's own addresses, held to a rule of ours."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from allauth.account.decorators import reauthentication_required
from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver

View = Callable[..., HttpResponseBase]
TOGETHER = {
    "account_email",
    "account_change_password",
    "account_set_password",
    "socialaccount_connections",
    "usersessions_list",
}


def kept_together(found: Iterable[URLPattern | URLResolver]) -> list[URLPattern | URLResolver]:
    """The addresses; what one of them changes of how an account is opened is kept in one
    transaction with the note of it, or not at all.

    Logging in is left alone: it asks other sites and hashes passwords, and a transaction that
    waits for either keeps every other writer waiting.
    """
    kept = list(found)
    for each in kept:
        if isinstance(each, URLResolver):
            kept_together(each.url_patterns)
        elif each.name in TOGETHER or str(each.name).startswith("mfa_"):
            each.callback = _posts_atomic(each.callback)
    return kept


def _posts_atomic(view: View) -> View:
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        with transaction.atomic():
            return view(request, *args, **kwargs)

    return wrapped


def if_proven(view: View) -> View:
    """The page opens to who has proven in the last minutes that it is them."""
    made: View = reauthentication_required(view)
    return made


def writes_if_proven(view: View) -> View:
    """Anyone who is logged in may look; what is sent is taken from who has proven it is them."""
    made: View = reauthentication_required(allow_get=True)(view)
    return made
