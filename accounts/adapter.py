"""How allauth behaves in JobAlign."""

from __future__ import annotations

from smtplib import SMTPException
from typing import Any, ClassVar

import structlog
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest
from django.urls import reverse

from accounts.models import User
from accounts.secrets import sealed, unsealed

NO_MAIL = "Our mail did not go out. Wait a minute, and ask for it once more."
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
        """Where the mail server is down, the person is told, and can ask for it once more."""
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException) as problem:
            log.error("mail not sent", mail=template_prefix, problem=repr(problem)[:300])
            request = self.request
            if request is not None:
                messages.error(request, NO_MAIL)

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
