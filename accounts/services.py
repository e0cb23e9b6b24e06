"""What a person may do with their own account."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from allauth.usersessions.models import UserSession
from django.core.files.base import ContentFile
from django.db import transaction
from django.forms import ModelForm
from django.urls import reverse

from accounts.models import Activity, Profile, User
from accounts.where import device_of, here
from core.pictures import portrait
from core.uploads import all_or_none


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


def zone_of(person: User) -> ZoneInfo:
    """Where the person is, as far as times go."""
    return ZoneInfo(person.profile.time_zone)


@transaction.atomic
def end_session(*, user: User, session: UserSession) -> None:
    """Log a device out."""
    device = device_of(session.user_agent) or "another device"
    session.end()
    record(user, Activity.Action.SECURITY, f"Logged out on {device}")


@transaction.atomic
def save_section(form: ModelForm[Profile], what: str) -> Profile:
    """Keep what the person changed in a part of the settings; ``what`` says which."""
    profile = form.save()
    changed = ", ".join(str(form.fields[name].label or name).lower() for name in form.changed_data)
    text = f"{what}: {changed}" if changed else what
    record(profile.user, Activity.Action.PROFILE, text, reverse("accounts:profile"))
    return profile


def keep_photo(*, user: User, data: bytes, said: str = "Photo changed") -> Profile:
    """Make a picture anew and keep it in place of the last. Raises Refused, with a sentence."""
    picture = portrait(data)
    with transaction.atomic(), all_or_none() as written:
        profile = Profile.objects.select_for_update().select_related("user").get(user=user)
        _drop_photo(profile)
        profile.photo.save("photo.jpg", ContentFile(picture), save=False)
        written.append(profile.photo)
        profile.save(update_fields=["photo"])
        record(user, Activity.Action.PROFILE, said, reverse("accounts:profile"))
    return profile


@transaction.atomic
def remove_photo(user: User) -> Profile:
    """Show the person's initials again."""
    profile = Profile.objects.select_for_update().get(user=user)
    _drop_photo(profile)
    profile.save(update_fields=["photo"])
    record(user, Activity.Action.PROFILE, "Photo removed", reverse("accounts:profile"))
    return profile


def _drop_photo(profile: Profile) -> None:
    """Let go of the photo; its file goes once that is committed."""
    name, storage = str(profile.photo.name or ""), profile.photo.storage
    profile.photo = ""
    if name:
        transaction.on_commit(lambda: storage.delete(name))
