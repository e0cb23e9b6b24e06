"""What is told to people by mail, besides what allauth tells them."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import timezone

from accounts.models import Activity, User
from accounts.services import zone_of


def tell_of_sign_in(person: User, noted: Activity) -> None:
    """Say that somebody came in from where nobody has before: the person, or not."""
    with timezone.override(zone_of(person)):
        text = render_to_string(
            "emails/new_sign_in.txt", {"noted": noted, "address": settings.SITE_URL}
        )
    send_mail("A sign-in from a new place or device", text, None, [person.email])
