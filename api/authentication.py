"""Who calls: by an access token of a login, or by a personal token. Never by a cookie."""

from __future__ import annotations

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from accounts.models import User
from api import tokens
from api.models import PREFIX, Login, PersonalToken

WORDS = 2
WRONG = "This token does not count: it is wrong, revoked, or has run out."


class Bearer(BaseAuthentication):
    """``Authorization: Bearer …`` (https://www.rfc-editor.org/rfc/rfc6750)."""

    def authenticate(self, request: Request) -> tuple[User, Login | PersonalToken] | None:
        words = get_authorization_header(request).split()
        if not words:
            return None
        if words[0].lower() != b"bearer" or len(words) != WORDS:
            raise AuthenticationFailed("Write the header as “Authorization: Bearer …”.")
        said = words[1].decode("latin-1")
        found = tokens.token_of(said) if said.startswith(PREFIX) else tokens.login_of(said)
        if found is None:
            raise AuthenticationFailed(WRONG)
        return found.owner, found

    def authenticate_header(self, request: Request) -> str:  # noqa: ARG002 - DRF's signature
        return 'Bearer realm="JobAlign"'


class BearerScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How it is described."""

    target_class = "api.authentication.Bearer"
    name = "bearer"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:  # noqa: ARG002 - its signature
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "An access token from `/api/v1/auth/token/`, or a personal token.",
        }
