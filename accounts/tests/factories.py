"""Rows of people, for tests."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.core.files.base import ContentFile
from django.core.mail import EmailMessage
from django.utils import timezone

from accounts.models import AccountClosing, DataExport, Mail, Profile, Sending, StaffView, User


def a_session(owner: User) -> UserSession:
    """A device on which the person is logged in."""
    return UserSession.objects.create(
        user=owner,
        ip="203.0.113.77",
        user_agent="Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0",
        session_key=secrets.token_hex(16),
    )


def a_data_export(owner: User) -> DataExport:
    """Everything of a person, packed and ready."""
    made = DataExport.objects.create(
        owner=owner, status="ready", finished_at=timezone.now(), size=3
    )
    made.file.save("everything.zip", ContentFile(b"zip"))
    return made


def a_closing(owner: User) -> AccountClosing:
    """An account that will be deleted in a week."""
    closing, _ = AccountClosing.objects.get_or_create(
        owner=owner, defaults={"due_at": timezone.now() + timedelta(days=7)}
    )
    return closing


def a_staff_view(owner: User) -> StaffView:
    """A member of staff looked at the person's row."""
    return StaffView.objects.create(
        staff_name="staff@example.org", owner=owner, did="looked", what="person", row="1"
    )


def a_mail(owner: User | None, to: str = "", **fields: Any) -> Mail:
    """A mail to a person that waits to be sent."""
    mail = Mail(owner=owner, kind="reminder", to=to or (owner.email if owner else ""))
    mail.seal(EmailMessage("Head Gardener: Follow up", "Ada, ask how it stands."))
    for name, value in fields.items():
        setattr(mail, name, value)
    mail.save()
    return mail


def a_sending(owner: User, **fields: Any) -> Sending:
    """Something of a person that went to a job board."""
    said = {"kind": "search", "receiver": "Adzuna", "purpose": "Saved search", "characters": 12}
    return Sending.objects.create(owner=owner, **{**said, **fields})


def a_photo(owner: User) -> str:
    """A photo of the person; its part of the address."""
    profile = Profile.objects.get(user=owner)
    profile.photo.save("photo.jpg", ContentFile(b"a photo"))
    return profile.photo_name
