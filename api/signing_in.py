"""Coming in without a browser: allauth's own sign-up and log-in, in a session without a
cookie.

What allauth keeps in a browser's session meanwhile is kept in one of its own, whose key is signed
and handed to the program as ``confirmation``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.email_verification_by_code import EmailVerificationProcess
from allauth.account.internal.flows.signup import complete_signup
from allauth.account.models import EmailAddress
from allauth.core import ratelimit
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.base.internal.flows import check_rate_limit
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.messages import get_messages
from django.contrib.messages.storage.session import SessionStorage
from django.core import signing
from django.core.exceptions import ValidationError as DjangoInvalid
from django.db import transaction
from django.http import HttpRequest
from rest_framework.exceptions import Throttled, ValidationError

from accounts.models import User
from accounts.signing_up import SignUpForm
from api.problems import Invalid

SALT = "api.register"
LONGEST = 3600
RUN_OUT = "This confirmation has run out. Register again."
WRONG_CODE = "This is not the code. Look at the newest message."
TOGETHER = "E-mail and password do not go together."
NOT_CONFIRMED = "Confirm your e-mail address first: log in on the page, and a code is sent."
SECOND_STEP = "This account has a second step. Send the code of your authenticator, too."
NO_CODES = "This account asks for a passkey: make a personal token in a browser."
FIELDS = {"password1": "password", "email": "email"}


@contextmanager
def _session(request: HttpRequest, key: str | None = None) -> Iterator[Any]:
    """A session of the call's own, in the place of the browser's."""
    store = import_module(settings.SESSION_ENGINE).SessionStore(key)
    before, said = request.session, get_messages(request)
    request.session = store
    request._messages = SessionStorage(request)  # type: ignore[attr-defined] # noqa: SLF001 - nobody reads them
    try:
        yield store
    finally:
        request.session = before
        request._messages = said  # type: ignore[attr-defined] # noqa: SLF001 - as above


def register(request: HttpRequest, email: str, password: str) -> str:
    """Begin a sign-up, and mail a code; the confirmation to send with it.

    For an address that has an account the same is said, and a mail of another kind is sent.
    Raises ValidationError for a password that is too weak.
    """
    if not ratelimit.consume(request, action="signup"):
        raise Throttled(60)
    form = SignUpForm({"email": email, "password1": password})
    if not form.is_valid():
        raise ValidationError(
            {
                FIELDS.get(name, "non_field_errors"): [str(each) for each in sentences]
                for name, sentences in form.errors.items()
            }
        )
    with _session(request) as store:
        _sign_up(request, form)
        store.save()
        return signing.dumps(store.session_key, salt=SALT)


def _sign_up(request: HttpRequest, form: Any) -> None:  # noqa: ANN401 - allauth has no types
    with transaction.atomic():
        user, response = form.try_save(request)
    if response is None:
        try:
            complete_signup(request, user=user)
        except ImmediateHttpResponse:
            return


def confirmed(request: HttpRequest, confirmation: str, code: str) -> User:
    """The person whose address the code proves. Raises Invalid when it does not."""
    try:
        key = signing.loads(confirmation, salt=SALT, max_age=LONGEST)
    except signing.BadSignature:
        raise Invalid(RUN_OUT) from None
    with _session(request, key) as store:
        process = EmailVerificationProcess.resume(request)
        if process is None:
            raise Invalid(RUN_OUT)
        is_theirs = process.user is not None and not process.state.get("account_already_exists")
        if not is_theirs or not compare_user_code(actual=code, expected=process.code):
            process.record_invalid_attempt()
            store.save()
            raise Invalid(WRONG_CODE)
        address = process.finish()
        store.flush()
    if address is None or not address.user.is_active:
        raise Invalid(RUN_OUT)
    person: User = address.user
    return person


def proven(request: HttpRequest, email: str, password: str, code: str) -> User:
    """The person whose password this is, with a second step also its code.

    Raises Invalid, alike for an address that is known and one that is not.
    """
    adapter = get_adapter(request)
    try:
        user = adapter.authenticate(request, email=email.lower(), password=password)
    except DjangoInvalid as problem:
        raise Throttled(300, detail=str(problem.messages[0])) from None
    if user is None or not user.is_active:
        raise Invalid(TOGETHER)
    person: User = user
    if not EmailAddress.objects.filter(user=person, verified=True).exists():
        raise Invalid(NOT_CONFIRMED)
    if is_mfa_enabled(person):
        _second_step(person, code)
    return person


def _second_step(person: User, code: str) -> None:
    factors = Authenticator.objects.filter(user=person).exclude(type=Authenticator.Type.WEBAUTHN)
    rows = list(factors)
    if not rows:
        raise Invalid(NO_CODES)
    if not code:
        raise ValidationError({"code": [SECOND_STEP]}, code="second_step")
    try:
        clear = check_rate_limit(person)
    except DjangoInvalid as problem:
        raise Throttled(300, detail=str(problem.messages[0])) from None
    for row in rows:
        if row.wrap().validate_code(code):
            row.record_usage()
            clear()
            return
    raise ValidationError({"code": ["This is not the code. Wait for the next one."]})
