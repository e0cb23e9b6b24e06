"""What all mails share, and mail where no mail server is set."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.console import EmailBackend as Console
from django.core.mail.backends.filebased import EmailBackend as Folder

LONGEST_SUBJECT = 200


def subject_of(words: str) -> str:
    """Somebody's words as a subject: one line, for a second one would be another header."""
    return " ".join(words.split())[:LONGEST_SUBJECT]


class ConsoleAndFolder(BaseEmailBackend):
    """Writes each message to the console and to a file in the data folder."""

    def __init__(self, *, fail_silently: bool = False, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        super().__init__(fail_silently=fail_silently)
        self.backends = [Console(fail_silently=fail_silently), Folder(fail_silently=fail_silently)]

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for backend in self.backends:
            backend.send_messages(email_messages)
        return len(email_messages)
