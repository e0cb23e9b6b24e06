"""What lets a program act for a person: logins with a password, and personal tokens."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import update_last_login
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from rest_framework_simplejwt.exceptions import TokenError

from accounts.models import Activity, User
from accounts.services import record
from accounts.where import here
from api.models import PREFIX, SHOWN, TOUCH_EVERY, Login, PersonalToken, digest_of
from api.signatures import Access, Refresh
from core.errors import Refused

MOST_TOKENS = 20
LOGIN = "login"
SPENT = "This refresh token no longer counts. Log in again."
SETTINGS_PAGE = "/settings/tokens/"


@dataclass(frozen=True, slots=True)
class Pair:
    """What a program is given: the token that it calls with, and the one it gets the next with."""

    access: str
    refresh: str
    expires_in: int


# --- logins -------------------------------------------------------------------------------------


@transaction.atomic
def log_in(user: User) -> Pair:
    """Open a login for a person who has proven who they are."""
    login = Login(owner=user, device=here().device)
    pair = _issue(login)
    update_last_login(None, user)  # type: ignore[arg-type] # as Django's own signal calls it
    record(user, Activity.Action.SIGNED_IN, "Signed in by the interface for programs")
    return pair


def _issue(login: Login) -> Pair:
    """New tokens of a login; those before them count no more."""
    refresh = Refresh()
    refresh[LOGIN] = login.pk
    login.refresh = str(refresh["jti"])
    login.proof = login.owner.get_session_auth_hash()
    login.refreshed_at = timezone.now()
    login.expires_at = login.refreshed_at + settings.API_REFRESH
    login.save()
    seconds = int(settings.API_ACCESS.total_seconds())
    return Pair(access=str(refresh.access_token), refresh=str(refresh), expires_in=seconds)


def is_proven(login: Login) -> bool:
    """Whether the password is the one that it was opened with, by the key of now or one before."""
    owner = login.owner
    proofs = (owner.get_session_auth_hash(), *owner.get_session_auth_fallback_hash())
    return any(constant_time_compare(login.proof, each) for each in proofs)


def refreshed(token: str) -> Pair:
    """New tokens for a refresh token, which is spent by this. Raises Refused."""
    try:
        said = Refresh(token)  # type: ignore[arg-type] # its stub wants a Token
    except TokenError:
        raise Refused(SPENT) from None
    pair = _refreshed(str(said.get(LOGIN, "")), str(said["jti"]))
    if pair is None:
        raise Refused(SPENT)
    return pair


@transaction.atomic
def _refreshed(pk: str, jti: str) -> Pair | None:
    """None when it does not count; a token that was spent before ends its login for good."""
    rows = Login.objects.still_open().select_for_update(of=("self",)).select_related("owner")
    login = rows.filter(pk=pk).first()
    if login is None or not is_proven(login):
        return None
    if not constant_time_compare(login.refresh, jti):
        _end(login, "A login of a program was ended: its refresh token came twice")
        return None
    return _issue(login)


@transaction.atomic
def log_out(login: Login) -> None:
    """End a login: its tokens open nothing from now on."""
    _end(login, "A program logged out")


def _end(login: Login, text: str) -> None:
    if Login.objects.filter(pk=login.pk, ended_at=None).update(ended_at=timezone.now()):
        record(login.owner, Activity.Action.SIGNED_OUT, text)


def login_of(token: str) -> Login | None:
    """The open login of an access token; None for a forged, spent or ended one."""
    try:
        said = Access(token)  # type: ignore[arg-type] # its stub wants a Token
    except TokenError:
        return None
    rows = Login.objects.still_open().select_related("owner")
    login = rows.filter(pk=str(said.get(LOGIN, ""))).first()
    if login is None or not is_proven(login):
        return None
    return login


# --- personal tokens ----------------------------------------------------------------------------


@transaction.atomic
def make_token(
    *, owner: User, name: str, scope: str, days: int | None = None
) -> tuple[PersonalToken, str]:
    """A personal token and its secret, which is kept nowhere and shown this once.

    Raises Refused for guests, and for more than anybody needs.
    """
    if owner.is_guest:
        raise Refused("Create an account first: a token belongs to one.")
    if PersonalToken.objects.owned_by(owner).still_open().count() >= MOST_TOKENS:
        raise Refused(f"You have {MOST_TOKENS} tokens. Revoke one first.")
    secret = PREFIX + secrets.token_urlsafe(32)
    made = PersonalToken.objects.create(
        owner=owner,
        name=name,
        scope=scope,
        digest=digest_of(secret),
        begins=secret[: len(PREFIX) + SHOWN],
        expires_at=timezone.now() + timedelta(days=days) if days else None,
    )
    record(owner, Activity.Action.TOKEN_MADE, f"Token made: {name}", SETTINGS_PAGE)
    return made, secret


@transaction.atomic
def revoke(token: PersonalToken) -> None:
    """Take a token back: it opens nothing from now on."""
    mine = PersonalToken.objects.filter(pk=token.pk, revoked_at=None)
    if mine.update(revoked_at=timezone.now()):
        text = f"Token revoked: {token.name}"
        record(token.owner, Activity.Action.TOKEN_REVOKED, text, SETTINGS_PAGE)


def token_of(secret: str) -> PersonalToken | None:
    """The open personal token whose secret this is; notes, by the minute, that it was used."""
    rows = PersonalToken.objects.still_open().select_related("owner")
    token = rows.filter(digest=digest_of(secret)).first()
    if token is None:
        return None
    now = timezone.now()
    if token.used_at is None or now - token.used_at > TOUCH_EVERY:
        PersonalToken.objects.filter(pk=token.pk).update(used_at=now)
    return token
