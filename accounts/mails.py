"""What is told to people by mail: each is a row first, and leaves by a worker."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone

from accounts.mail_models import A_DAY
from accounts.models import Activity, Mail, User
from accounts.services import zone_of

OF_THE_ADDRESS = r"^4[0-9][0-9] 4\.[12]\."
"""What a mail server says of an address or its mailbox, and not of itself
(https://www.rfc-editor.org/rfc/rfc3463#section-3.2)."""


def post(
    message: EmailMessage, *, kind: Mail.Kind, owner: User | None, lasts: timedelta = A_DAY
) -> Mail:
    """Have a message sent to the one address that it is for; call it in the transaction of what
    it tells of.

    ``owner`` is the person whose it is, None for somebody who has no account. After ``lasts`` it
    is worth nothing any more, and is not tried again.
    """
    (to,) = message.to
    mail = Mail(owner=owner, kind=kind, to=to, until=timezone.now() + lasts)
    mail.seal(message)
    mail.save()
    mail.enqueue()
    return mail


def are_late() -> bool:
    """Whether mails wait because the mail server does not take them now; the same for everyone.

    What it says of one address alone, as of one that does not exist, is no reason to tell all.
    """
    tried = Mail.objects.unsettled().filter(tries__gt=0)
    return tried.exclude(answer__regex=OF_THE_ADDRESS).exists()


def tell_of_sign_in(person: User, noted: Activity) -> None:
    """Say that somebody came in from where nobody has before: the person, or not."""
    with timezone.override(zone_of(person)):
        text = render_to_string(
            "emails/new_sign_in.txt", {"noted": noted, "address": settings.SITE_URL}
        )
    message = EmailMessage("A sign-in from a new place or device", text, None, [person.email])
    post(message, kind=Mail.Kind.ACCOUNT, owner=person)
