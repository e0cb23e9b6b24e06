"""What a person may do with their own account."""

from __future__ import annotations

from django.db import transaction

from accounts.models import Activity, Profile, User


def record(owner: User, action: Activity.Action, text: str, link: str = "") -> Activity:
    """Note what a person did; call it in the transaction in which it was done."""
    return Activity.objects.create(owner=owner, action=action, text=text[:300], link=link)


@transaction.atomic
def save_profile(*, user: User, profile: Profile) -> None:
    """Keep what the person changed about themself."""
    user.save(update_fields=["name"])
    profile.save()
    record(user, Activity.Action.PROFILE, "Profile changed")
