"""The tokens of logins (JWT): signed with the server's key, and read with an earlier one, too.

https://docs.djangoproject.com/en/stable/ref/settings/#secret-key-fallbacks
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.conf import settings
from rest_framework_simplejwt.backends import TokenBackend
from rest_framework_simplejwt.exceptions import TokenBackendError
from rest_framework_simplejwt.tokens import AccessToken, RefreshToken

ALGORITHM = "HS256"


class Keys(TokenBackend):
    """The key of now, which signs, and those before it, for as long as they are named."""

    def __init__(self) -> None:
        super().__init__(ALGORITHM, settings.SECRET_KEY)

    def decode(self, token: Any, verify: bool = True) -> dict[str, Any]:  # noqa: ANN401 - the package's signature
        """What a token says. Raises TokenBackendError for one that none of the keys signed."""
        for key in settings.SECRET_KEY_FALLBACKS:
            with suppress(TokenBackendError):
                return TokenBackend(ALGORITHM, key).decode(token, verify)
        return super().decode(token, verify)


class Access(AccessToken):
    """What a program calls with."""

    def get_token_backend(self) -> Keys:
        return Keys()


class Refresh(RefreshToken):
    """What a program gets the next with."""

    access_token_class = Access

    def get_token_backend(self) -> Keys:
        return Keys()
