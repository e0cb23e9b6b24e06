"""What every template may know of the mails."""

from __future__ import annotations

from django.http import HttpRequest

from accounts.mails import are_late


def mails(request: HttpRequest) -> dict[str, object]:
    """Asked of the database only by the pages that say that a mail is on its way."""
    del request
    return {"mails_are_late": are_late}
