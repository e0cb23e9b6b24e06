"""Why a page was not fetched, in sentences for the person who gave its address."""

from __future__ import annotations

from ai.errors import EngineError


class FetchError(EngineError):
    """The base of all of them."""


class Forbidden(FetchError):
    """The address leads, or was sent on, to where this server does not go."""


class NoAnswer(FetchError):
    """Nobody answered, or not in time."""


class NotReadable(FetchError):
    """What came is of a kind that is not read."""


class TooMuch(FetchError):
    """More came than is read."""
