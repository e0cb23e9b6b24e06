"""Errors in Stripe's shape: https://docs.stripe.com/api/errors."""

from __future__ import annotations

from typing import Any


class Problem(Exception):
    """An answer that is not a success."""

    def __init__(self, status: int, kind: str, message: str, **more: Any) -> None:
        super().__init__(message)
        self.status = status
        self.error = {"type": kind, "message": message, **more}

    @property
    def body(self) -> dict[str, Any]:
        return {"error": self.error}


def missing(what: str, name: str, param: str = "id") -> Problem:
    message = f"No such {what}: '{name}'"
    return Problem(404, "invalid_request_error", message, code="resource_missing", param=param)


def invalid(message: str, param: str = "", code: str = "") -> Problem:
    more = {key: value for key, value in (("param", param), ("code", code)) if value}
    return Problem(400, "invalid_request_error", message, **more)


def declined(reason: str) -> Problem:
    message = "Your card was declined."
    return Problem(402, "card_error", message, code="card_declined", decline_code=reason)
