"""What the apps raise to one another."""

from __future__ import annotations


class Refused(Exception):
    """The person may not do this now. The message is a sentence for them."""


class UsedUp(Refused):
    """The month's allowance is used up. The message says what would lift it."""


class Superseded(Exception):
    """Another worker has taken this work over; this one stops without a trace."""


class TryLater(Exception):
    """The work cannot be done now, through no fault of its own; again in ``seconds``."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"in {seconds} seconds")
        self.seconds = seconds
