"""Mails on their way."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from email.utils import make_msgid, parseaddr
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.secrets import sealed, unsealed
from core.models import BackgroundWork

FIRST, LAST = 0, 9
A_DAY = timedelta(days=1)
FOLLOWS = ("reminder", "search", "payment")
"""What is the person's wherever they are; a code, and news of the account, are of an address."""


def new_message_id() -> str:
    """The same however often it is tried, so that a mail that comes twice can be told."""
    return make_msgid(domain=parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2])


def tomorrow() -> datetime:
    return timezone.now() + A_DAY


class Mail(BackgroundWork):
    """A mail, written in the transaction of what it tells of, and sent by a worker.

    Its words lie sealed until it is sent, and are taken away then. One to somebody who has no
    account, or has none any more, is deleted once it is sent.
    """

    class Kind(models.TextChoices):
        CODE = "code", "Code or link for signing in"
        ACCOUNT = "account", "News of your account"
        REMINDER = "reminder", "Reminder"
        SEARCH = "search", "New jobs of a saved search"
        PAYMENT = "payment", "News of your plan"

    TASK = "accounts.send_mail"
    STEPS = ("Handing it to the mail server",)

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, editable=False
    )
    kind = models.CharField(max_length=10, choices=Kind.choices, editable=False)
    to = models.EmailField(editable=False)
    words = models.TextField(
        blank=True,
        editable=False,
        help_text="Subject, text and headers, sealed; until it is sent.",
    )
    message_id = models.CharField(
        max_length=200, default=new_message_id, unique=True, editable=False
    )
    until = models.DateTimeField(
        default=tomorrow, editable=False, help_text="After this it is not tried any more."
    )
    tries = models.PositiveSmallIntegerField(
        default=0, editable=False, help_text="How often the mail server did not take it."
    )
    answer = models.CharField(
        max_length=300, blank=True, editable=False, help_text="What the mail server said last."
    )

    if TYPE_CHECKING:
        owner_id: int | None

    class Meta(BackgroundWork.Meta):
        ordering: ClassVar[list[str]] = ["-created_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *BackgroundWork.Meta.constraints,
            models.CheckConstraint(
                name="accounts_mail_kind_known",
                condition=Q(kind__in=["code", "account", "reminder", "search", "payment"]),
            ),
            models.CheckConstraint(
                name="accounts_mail_sent_is_emptied", condition=~Q(status="ready") | Q(words="")
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            *BackgroundWork.Meta.indexes,
            models.Index(fields=["finished_at"], name="accounts_mail_oldest"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} to {self.to}"

    @property
    def priority(self) -> int:
        """Somebody waits at the page for a code."""
        return FIRST if self.kind == self.Kind.CODE else LAST

    def seal(self, message: Any) -> None:  # noqa: ANN401 - an EmailMessage, with or without another form
        """Put a message's words in."""
        said = {
            "subject": str(message.subject),
            "text": str(message.body),
            "html": [str(each.content) for each in getattr(message, "alternatives", [])],
            "headers": message.extra_headers,
        }
        self.words = sealed(json.dumps(said))

    def follow(self) -> None:
        """Go where the person is to be reached now, unless it is about the address it goes to."""
        if self.owner and self.kind in FOLLOWS and self.to != self.owner.email:
            self.to = self.owner.email
            type(self).objects.filter(pk=self.pk).update(to=self.to)

    def message(self) -> EmailMultiAlternatives:
        """The message as it was put in, with an identity of its own."""
        said = json.loads(unsealed(self.words))
        headers = {**said["headers"], "Message-ID": self.message_id}
        made = EmailMultiAlternatives(
            said["subject"], said["text"], None, [self.to], headers=headers
        )
        for html in said["html"]:
            made.attach_alternative(html, "text/html")
        return made

    def renew(self) -> bool:
        """To be sent after all; false for one that is sent, or whose code is worth nothing now."""
        if not self.words or not self.is_failed:
            return False
        self.tries, self.until = 0, tomorrow()
        self.save(update_fields=["tries", "until"])
        return super().renew()

    def when_failed(self) -> None:
        """A code or link that came too late is kept nowhere."""
        if self.kind == self.Kind.CODE:
            type(self).objects.filter(pk=self.pk).update(words="")
            self.words = ""
