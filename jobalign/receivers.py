"""What happens at sign-in, across the apps."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from accounts.models import User
from jobalign import guests


@receiver(user_logged_in)
def keep_first_report(request: HttpRequest, user: User, **kwargs: Any) -> None:  # noqa: ARG001 - a signal's arguments
    """What a visitor made before signing in is theirs."""
    guest_id = request.session.pop(guests.IN_SESSION, None)
    if guest_id is not None:
        guests.hand_over(guest_id, user)
