"""Why a source gave nothing, in sentences for those who look after it."""

from __future__ import annotations

from datetime import datetime


class SourceError(Exception):
    """The base of all of them."""


class Resting(SourceError):
    """It is not asked now: paused, resting after a fault, or its quota is spent."""

    def __init__(self, sentence: str, until: datetime | None = None) -> None:
        super().__init__(sentence)
        self.until = until


class NotThere(SourceError):
    """There is no such board; the source itself is in order."""


class Fault(SourceError):
    """It answered badly or not at all, and rests before it is asked again."""
