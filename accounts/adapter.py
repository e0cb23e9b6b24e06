"""How allauth behaves in JobAlign."""

from __future__ import annotations

from typing import ClassVar

from allauth.account.adapter import DefaultAccountAdapter


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
        "too_many_login_attempts": "Too many wrong passwords. Wait some minutes, and try again.",
        "unverified_primary_email": "Confirm your main address first.",
    }
