"""What every page may say about money: a payment that is open, and that payments are not real."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from billing.presenting import past_due
from billing.subscriptions import payments_are_on, standing_for


def money(request: HttpRequest) -> dict[str, Any]:
    """Asked of the database only where payments are on and a person is signed in."""
    user: Any = getattr(request, "user", None)  # a request refused early has none
    asked = payments_are_on() and user is not None and user.is_authenticated
    return {
        "demonstration": settings.STRIPE_DEMO,
        "past_due": SimpleLazyObject(lambda: past_due(standing_for(user))) if asked else None,
    }
