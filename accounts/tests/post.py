"""What the postman does, without a process of his own."""

from __future__ import annotations

from django.core import mail
from django.core.mail import EmailMessage

from accounts import pipeline
from accounts.models import Mail


def delivered() -> list[EmailMessage]:
    """All mails that have come by now: what waits and is due is sent first."""
    for each in Mail.objects.claimable().order_by("pk"):
        pipeline.send(each.pk)
    sent: list[EmailMessage] = mail.outbox
    return sent
