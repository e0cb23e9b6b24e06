"""What other packages tell us about people: allauth and Django say so by signals only."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import user_signed_up
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.http import HttpRequest

from accounts.models import Activity, Profile, User
from accounts.services import record


@receiver(post_save, sender=User)
def give_profile(instance: User, *, created: bool, raw: bool = False, **kwargs: Any) -> None:  # noqa: ARG001 - a signal's arguments
    """Everyone has a profile, whichever door they came in by."""
    if created and not raw:
        Profile.objects.create(user=instance)


@receiver(user_signed_up)
def note_sign_up(request: HttpRequest, user: User, **kwargs: Any) -> None:  # noqa: ARG001 - a signal's arguments
    record(user, Activity.Action.SIGNED_UP, "Account created")


@receiver(user_logged_in)
def note_sign_in(request: HttpRequest, user: User, **kwargs: Any) -> None:  # noqa: ARG001 - a signal's arguments
    record(user, Activity.Action.SIGNED_IN, "Signed in")
