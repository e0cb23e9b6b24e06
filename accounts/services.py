"""What a person may do with their own account."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.db import transaction

from accounts.models import Activity, Profile, User
from accounts.where import device_of, here


def record(owner: User, action: Activity.Action, text: str, link: str = "") -> Activity:
    """Note what a person did; call it in the transaction in which it was done."""
    where = here()
    return Activity.objects.create(
        owner=owner,
        action=action,
        text=text[:300],
        link=link,
        network=where.network,
        device=where.device,
    )


@transaction.atomic
def end_session(*, user: User, session: UserSession) -> None:
    """Log a device out."""
    device = device_of(session.user_agent) or "another device"
    session.end()
    record(user, Activity.Action.SECURITY, f"Logged out on {device}")


@transaction.atomic
def save_profile(*, user: User, profile: Profile) -> None:
    """Keep what the person changed about themself."""
    user.save(update_fields=["name"])
    profile.save()
    record(user, Activity.Action.PROFILE, "Profile changed")
