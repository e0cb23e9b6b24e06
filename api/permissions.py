"""Who may do what. Whose a row is, is part of each query."""

from __future__ import annotations

from typing import Any

from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from api.models import Login, PersonalToken


class IsPerson(BasePermission):
    """A person with an account; a token that may only read does not write."""

    def has_permission(self, request: Request, view: Any) -> bool:  # noqa: ANN401, ARG002 - DRF's signature
        if not request.user.is_authenticated or request.user.is_guest:
            return False
        token = request.auth
        if isinstance(token, PersonalToken) and not token.may_write:
            self.message = "This token may only read. Make one that may write."
            return request.method in SAFE_METHODS
        return True


class MayOpen(IsPerson):
    """For addresses that open something to whoever has them: they outlive a token that was taken
    back, so that one that may only read is not told them."""

    def has_permission(self, request: Request, view: Any) -> bool:  # noqa: ANN401 - DRF's signature
        token = request.auth
        if isinstance(token, PersonalToken) and not token.may_write:
            self.message = "This token may only read. It is told no address that opens something."
            return False
        return super().has_permission(request, view)


class IsLogin(IsPerson):
    """A person who came with a password: a token makes no tokens, and ends none."""

    def has_permission(self, request: Request, view: Any) -> bool:  # noqa: ANN401 - DRF's signature
        self.message = "Use an access token of a login for this: a personal token may not do it."
        return super().has_permission(request, view) and isinstance(request.auth, Login)
