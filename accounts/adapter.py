"""How allauth behaves in JobAlign."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, ClassVar

import structlog
from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib.auth.hashers import make_password
from django.contrib.sites.shortcuts import get_current_site
from django.http import HttpRequest
from django.urls import reverse

from accounts.mail_models import A_DAY
from accounts.mails import post
from accounts.models import Mail, User
from accounts.secrets import sealed, unsealed

OPENING = frozenset(
    f"account/email/{name}"
    for name in (
        *("email_confirmation", "email_confirmation_signup", "login_code", "password_reset_code"),
        *("password_reset_key", "account_already_exists", "unknown_account"),
    )
)
"""What somebody waits for; to an address without an account as to one with it."""
CODE_LASTS = timedelta(seconds=app_settings.EMAIL_VERIFICATION_BY_CODE_TIMEOUT)
ORDER = ("google", "github", "linkedin")
log = structlog.get_logger()


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """allauth's own behaviour, in our words."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "This account is closed.",
        "cannot_remove_primary_email": "This is your main address. Choose another one first.",
        "duplicate_email": "This address belongs to your account already.",
        "email_password_mismatch": "E-mail and password do not go together.",
        "email_taken": "There is an account with this e-mail already.",
        "enter_current_password": "This is not your password as it is now.",
        "incorrect_code": "This is not the code. Look at the newest message.",
        "incorrect_password": "This is not your password.",
        "invalid_password_reset": "This link no longer counts. Ask for a new one.",
        "max_email_addresses": "An account has at most %d addresses.",
        "rate_limited": "Too many at once. Wait a minute, and try again.",
        "same_as_current": "This is the same as now.",
        "too_many_login_attempts": "Too many wrong passwords. Wait five minutes, and try again.",
        "unverified_primary_email": "Confirm your main address first.",
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Leaves as every mail does, by a worker: the same work for whoever has the address."""
        said = {
            "request": self.request,
            "email": email,
            "current_site": get_current_site(self.request),
        }
        message = self.render_mail(template_prefix, email, {**said, **context})
        there = EmailAddress.objects.filter(email=email.lower()).select_related("user").first()
        owner = context.get("user") or (there.user if there else None)
        kind = Mail.Kind.CODE if template_prefix in OPENING else Mail.Kind.ACCOUNT
        post(message, kind=kind, owner=owner, lasts=CODE_LASTS if context.get("code") else A_DAY)

    def send_account_already_exists_mail(self, email: str) -> None:
        """Takes the time that a new account takes: the password is hashed for nobody."""
        make_password(email)
        super().send_account_already_exists_mail(email)


class SocialAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Coming in by another site: its word on an address counts where both sides verified it."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultSocialAccountAdapter.error_messages,
        "connected_other": "This account there is connected to another account here.",
        "email_taken": "There is an account with this e-mail already. Log in, and connect %s.",
        "no_password": "This is your only way in. Set a password first.",
        "no_verified_email": "This is your only way in. Confirm an e-mail address first.",
    }

    def on_authentication_error(
        self,
        request: HttpRequest,  # noqa: ARG002 - allauth's signature
        provider: Any,  # noqa: ANN401 - allauth's
        error: Any = None,  # noqa: ANN401 - allauth's
        exception: Exception | None = None,
        extra_context: Any = None,  # noqa: ANN401, ARG002 - allauth's
    ) -> None:
        """The page says that it did not work; the log says to operators why."""
        log.warning(
            "not signed in", by=str(provider), error=str(error), problem=repr(exception)[:300]
        )

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: Any) -> str:  # noqa: ANN401, ARG002 - allauth's
        return reverse("accounts:profile") + "#signing-in"

    def list_apps(
        self,
        request: HttpRequest,  # noqa: ARG002 - allauth's signature
        provider: str | None = None,
        client_id: str | None = None,
    ) -> list[Any]:
        """Those of the settings: each site is on by its keys alone, and no table is asked."""
        from allauth.socialaccount.adapter import _build_apps_from_settings  # noqa: PLC0415

        found = _build_apps_from_settings(provider=provider, client_id=client_id)
        return [app for apps in found.values() for app in apps]

    def list_providers(self, request: HttpRequest) -> list[Any]:
        """In the order in which they are shown everywhere."""
        found: list[Any] = super().list_providers(request)
        return sorted(found, key=lambda each: ORDER.index(each.sub_id))

    def authenticate_by_email(self, sociallogin: Any) -> tuple[User, str] | None:  # noqa: ANN401 - allauth's
        """The person who has verified here an address that the other site has verified there.

        An unverified one here proves nothing: whoever typed it may be lying in wait.
        """
        said = [each.email for each in sociallogin.email_addresses if each.verified]
        known = EmailAddress.objects.filter(email__in=[each.lower() for each in said])
        address = known.filter(verified=True, user__is_active=True).select_related("user").first()
        return (address.user, address.email) if address else None

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> User:  # noqa: ANN401 - allauth's
        user: User = super().populate_user(request, sociallogin, data)
        name = data.get("name") or sociallogin.account.extra_data.get("name") or ""
        user.name = str(name)[:150]
        return user


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of the second factor lie sealed in the database."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "This is not the code. Wait for the next one, and type that.",
        "unverified_email": "Confirm your e-mail addresses first.",
        "add_email_blocked": "Switch the second step off before you add an address.",
        "cannot_generate_recovery_codes": "Set up a second step first.",
    }

    def encrypt(self, text: str) -> str:
        return sealed(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unsealed(encrypted_text)
