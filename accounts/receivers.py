"""What other packages tell us about people: allauth and Django say so by signals only."""

from __future__ import annotations

from functools import partial
from typing import Any

from allauth.account import signals as account
from allauth.account.models import EmailAddress
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from allauth.socialaccount import signals as social
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import signals as auth
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.http import HttpRequest
from django.urls import reverse

from accounts.mails import tell_of_sign_in
from accounts.models import Activity, Profile, Sending, User
from accounts.presenting import told
from accounts.receipts import Left, note
from accounts.services import record
from accounts.where import here
from core.queue import publish

Action = Activity.Action
GIVEN = {
    "name": "name",
    "given_name": "name",
    "email": "e-mail address",
    "picture": "picture",
    "avatar_url": "picture",
    "login": "user name there",
}
"""What other sites call what they give of a person, and what it is."""
WITH_PICTURE, TAKE_PICTURE = "linkedin", "jobalign.take_picture"
FACTORS = {
    Authenticator.Type.TOTP: "The authenticator",
    Authenticator.Type.WEBAUTHN: "A passkey",
    Authenticator.Type.RECOVERY_CODES: "The recovery codes",
}


@receiver(post_save, sender=User)
def give_profile(instance: User, *, created: bool, raw: bool = False, **kwargs: Any) -> None:  # noqa: ARG001 - a signal's arguments
    """Everyone has a profile, whichever door they came in by."""
    if created and not raw:
        Profile.objects.create(user=instance)


@receiver(account.user_signed_up)
def note_sign_up(user: User, sociallogin: Any = None, **kwargs: Any) -> None:  # noqa: ANN401, ARG001 - a signal's arguments
    by = f" with {sociallogin.provider.name}" if sociallogin else ""
    record(user, Action.SIGNED_UP, f"Account created{by}")
    if sociallogin:
        _ask_for_picture(sociallogin.account)


@receiver(auth.user_logged_in)
def note_sign_in(user: User, **kwargs: Any) -> None:  # noqa: ARG001 - a signal's arguments
    before = Activity.objects.owned_by(user).filter(action=Action.SIGNED_IN)
    where = here()
    known = before.filter(device=where.device, network=where.network).exists()
    noted = record(user, Action.SIGNED_IN, "Signed in")
    if not known and before.exclude(pk=noted.pk).exists() and not user.is_guest:
        tell_of_sign_in(user, noted)


@receiver(account.user_logged_in)
def note_other_site(user: User, sociallogin: Any = None, **kwargs: Any) -> None:  # noqa: ANN401, ARG001 - a signal's arguments
    """Who comes in by another site tells it so, and gets from it what it knows of them."""
    if sociallogin:
        _note_site(user, sociallogin.account, "Signing in")


@receiver(auth.user_logged_out)
def note_sign_out(request: HttpRequest, user: User | None, **kwargs: Any) -> None:  # noqa: ARG001 - a signal's arguments
    if user is not None and not user.is_guest:
        record(user, Action.SIGNED_OUT, "Signed out")


@receiver(auth.user_login_failed)
def note_failed_sign_in(credentials: dict[str, Any], **kwargs: Any) -> None:  # noqa: ARG001 - a signal's arguments
    """Whoever is a member finds it in their list; the page says nothing of it."""
    tried = str(credentials.get("email") or credentials.get("username") or "")
    address = EmailAddress.objects.filter(email=tried.lower()).select_related("user").first()
    if address is not None:
        record(address.user, Action.SIGN_IN_FAILED, "A sign-in with a wrong password")


@receiver([account.password_changed, account.password_set, account.password_reset])
def note_password(request: HttpRequest, user: User, **kwargs: Any) -> None:  # noqa: ARG001 - a signal's arguments
    _note_security(user, "Password changed")


@receiver(account.email_added)
def note_new_address(user: User, email_address: EmailAddress, **kwargs: Any) -> None:  # noqa: ARG001 - a signal's arguments
    _note_security(user, f"Address added: {email_address.email}")


@receiver(account.email_removed)
def note_removed_address(user: User, email_address: EmailAddress, **kwargs: Any) -> None:  # noqa: ARG001 - a signal's arguments
    _note_security(user, f"Address removed: {email_address.email}")


@receiver(account.email_changed)
def note_main_address(user: User, to_email_address: EmailAddress, **kwargs: Any) -> None:  # noqa: ARG001 - a signal's arguments
    _note_security(user, f"Main address: {to_email_address.email}")


@receiver(account.email_confirmed)
def note_confirmed_address(email_address: EmailAddress, **kwargs: Any) -> None:  # noqa: ARG001 - a signal's arguments
    _note_security(email_address.user, f"Address confirmed: {email_address.email}")


@receiver(post_save, sender=Authenticator)
def note_factor(instance: Authenticator, *, created: bool, **kwargs: Any) -> None:  # noqa: ARG001 - a signal's arguments
    """allauth's own signal comes after the commit, when the note could be lost."""
    if created:
        _note_security(instance.user, f"{FACTORS[instance.type]} added to signing in")


@receiver(mfa.authenticator_removed)
def note_removed_factor(user: User, authenticator: Authenticator, **kwargs: Any) -> None:  # noqa: ARG001 - a signal's arguments
    _note_security(user, f"{FACTORS[authenticator.type]} removed from signing in")


@receiver(mfa.authenticator_reset)
def note_new_codes(user: User, **kwargs: Any) -> None:  # noqa: ARG001 - a signal's arguments
    _note_security(user, "New recovery codes made")


@receiver(mfa.authentication_failed)
def note_wrong_code(user: User, **kwargs: Any) -> None:  # noqa: ARG001 - a signal's arguments
    record(user, Action.SIGN_IN_FAILED, "A sign-in with a wrong code")


@receiver(social.social_account_added)
def note_connection(sociallogin: Any, **kwargs: Any) -> None:  # noqa: ANN401, ARG001 - a signal's arguments
    _note_security(sociallogin.user, f"{sociallogin.provider.name} connected")
    _note_site(sociallogin.user, sociallogin.account, "Connecting your account there")
    _ask_for_picture(sociallogin.account)


@receiver(social.social_account_removed)
def note_disconnection(socialaccount: Any, **kwargs: Any) -> None:  # noqa: ANN401, ARG001 - a signal's arguments
    _note_security(socialaccount.user, f"{socialaccount.get_provider().name} disconnected")


def _ask_for_picture(there: SocialAccount) -> None:
    """LinkedIn's picture becomes the photo of who has none."""
    if there.provider == WITH_PICTURE:
        transaction.on_commit(partial(publish, TAKE_PICTURE, there.pk))


def _note_site(user: User, there: SocialAccount, purpose: str) -> None:
    data = told(there.extra_data)
    given = dict.fromkeys(words for key, words in GIVEN.items() if data.get(key))
    came = f". It gave your {', '.join(given)}" if given else ""
    left = Left(
        kind=Sending.Kind.SIGN_IN,
        receiver=str(there.get_provider().name),
        purpose=purpose,
        what=f"That you come to this server{came}",
    )
    note(user, left)


def _note_security(user: User, text: str) -> None:
    record(user, Action.SECURITY, text, reverse("accounts:profile"))
