"""The worker's half: handing mails to the mail server.

A mail leaves at least once, and once where nothing is killed: between the server's word that it
has it and our note of that lies one change of a row. Whoever is killed just there leaves a mail
that is sent again, with the same Message-ID.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused, SMTPResponseException

import structlog
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.models import Mail, Sending
from accounts.receipts import Left, note
from ai.errors import EngineError
from core.errors import TryLater

log = structlog.get_logger()
LEASE = timedelta(seconds=settings.CELERY_TASK_TIME_LIMIT + 10)
"""A worker is stopped before it ends, so that no two hand over the same mail."""
FIRST_WAIT = 15.0
LONGEST_WAIT = 4 * 3600.0
KEPT = timedelta(days=30)
PERMANENT = 500
TOO_LATE = "The mail server did not take it in time."
REFUSED = "The mail server refuses it for good."


def send(mail_id: int) -> None:
    """Hand a mail over. Safe to run twice, and for a deleted row."""
    mail = Mail.objects.select_related("owner").filter(pk=mail_id).first()
    if mail is None or not mail.claim():
        return
    with mail.working():
        mail.at_step(1, lease=LEASE)
        if mail.until < timezone.now():
            raise EngineError(_given_up(mail, TOO_LATE))
        mail.follow()
        message = mail.message()
        characters = len(message.subject) + len(str(message.body))
        with answers_from_the_server(mail):
            message.send()
        with mail.settling():
            _sent(mail, characters)


def _sent(mail: Mail, characters: int) -> None:
    """Empty it, and put it on the receipt; one to nobody here is not kept at all."""
    _note(mail, characters)
    row = Mail.objects.filter(pk=mail.pk)
    if mail.owner is None:
        row.delete()
    else:
        row.update(words="", answer="")


def _note(mail: Mail, characters: int | None, problem: str = "") -> None:
    if mail.owner is not None:
        left = Left(
            kind=Sending.Kind.MAIL,
            receiver=mail.to,
            purpose=mail.get_kind_display(),
            what="The mail, through this server’s mail service",
            characters=characters,
            problem=problem,
        )
        note(mail.owner, left)


@contextmanager
def answers_from_the_server(mail: Mail) -> Iterator[None]:
    """What passes by itself is tried again, after longer each time, for as long as the mail is
    worth something; a refusal for good fails with words."""
    try:
        yield
    except (OSError, SMTPException) as problem:
        mail.answer, mail.tries = said_by(problem), mail.tries + 1
        Mail.objects.filter(pk=mail.pk).update(answer=mail.answer, tries=mail.tries)
        wait = min(FIRST_WAIT * 4 ** (mail.tries - 1), LONGEST_WAIT)
        log.warning(
            "mail not taken", mail=mail.kind, tries=mail.tries, problem=type(problem).__name__
        )
        if is_final(problem):
            raise EngineError(_given_up(mail, REFUSED)) from problem
        if timezone.now() + timedelta(seconds=wait) > mail.until:
            raise EngineError(_given_up(mail, TOO_LATE)) from problem
        raise TryLater(wait) from problem


def _given_up(mail: Mail, why: str) -> str:
    """The sentence for staff; the person finds on the receipt that it was tried."""
    log.error("mail not sent", mail=mail.kind, pk=mail.pk, why=why)
    _note(mail, None, why)
    return f"{why} It said last: {mail.answer}" if mail.answer else why


def is_final(problem: Exception) -> bool:
    """Whether the server will say the same of this mail whenever it is asked: what it says of
    the address or the words by a code from 500, not what it says of us
    (https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1)."""
    if isinstance(problem, SMTPRecipientsRefused):
        return all(code >= PERMANENT for code, _ in problem.recipients.values())
    return isinstance(problem, SMTPDataError) and problem.smtp_code >= PERMANENT


def said_by(problem: Exception) -> str:
    """The server's words, on one line."""
    if isinstance(problem, SMTPRecipientsRefused):
        return _line(*next(iter(problem.recipients.values())))
    if isinstance(problem, SMTPResponseException):
        return _line(problem.smtp_code, problem.smtp_error)
    return _line(type(problem).__name__, str(problem))


def _line(what: int | str, words: bytes | str) -> str:
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    return " ".join(f"{what} {text}".replace("\0", "").split())[:300]


@transaction.atomic
def forget_old_mails() -> int:
    """Delete the mails that were settled a month ago; returns how many."""
    rows, _ = Mail.objects.filter(finished_at__lt=timezone.now() - KEPT).delete()
    return rows
