"""The form by which people open an account."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import SignupForm
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse

from accounts.models import User


class SignUpForm(SignupForm):  # type: ignore[misc] # allauth has no types
    """allauth's own; an address that somebody signs up with at the same time is one that is known.

    An error would tell, to who sends two at once, that nobody had an account with it.
    """

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        saved: Any
        try:
            with transaction.atomic():
                saved = super().try_save(request)
        except IntegrityError:
            self.account_already_exists = True
            saved = super().try_save(request)
        made: tuple[User | None, HttpResponse | None] = saved
        return made
