"""A mail server of the tests' own, and its bad days."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.test import override_settings

from jobalign.tests.house import free_port

LOCAL = "127.0.0.1"


class Post:
    """Takes mails, or not: ``mood`` is well, or the name of a fault.

    ``taken`` is what it has said 250 to, or would have if it had not died.
    """

    def __init__(self) -> None:
        self.mood = "well"
        self.taken: list[Message] = []
        self.met = self.tried = 0
        self.port = free_port()

    async def handle_MAIL(  # noqa: N802 - aiosmtpd's name
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        self.met += 1
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        self.tried += 1
        if self.mood == "busy":
            return "451 Try again later"
        if self.mood == "nowhere":
            return "450 4.1.2 Domain not found"
        if self.mood == "unknown":
            return "550 No such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        if self.mood == "full":
            return "452 Disk full"
        if self.mood == "slow":
            await asyncio.sleep(1)
            return "421 Too slow"
        if self.mood == "spam":
            return "554 Refused"
        assert isinstance(envelope.content, bytes)
        if self.mood != "dies before":
            self.taken.append(message_from_bytes(envelope.content))
        if self.mood.startswith("dies"):
            assert server.transport is not None
            server.transport.close()
        return "250 Taken"

    @property
    def subjects(self) -> list[str]:
        return [str(each["Subject"]) for each in self.taken]


@contextmanager
def mail_server() -> Iterator[Post]:
    """The server runs, and mails go there."""
    post = Post()
    controller = Controller(post, hostname=LOCAL, port=post.port)
    controller.start()
    backend = "django.core.mail.backends.smtp.EmailBackend"
    try:
        with override_settings(
            EMAIL_BACKEND=backend, EMAIL_HOST=LOCAL, EMAIL_PORT=post.port, EMAIL_TIMEOUT=0.3
        ):
            yield post
    finally:
        controller.stop()
