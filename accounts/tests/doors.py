"""How long the doors take for an address that is known and for one that is not."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.cache import cache
from django.test import Client

PASSWORD = "four plain words here"
WRONG = "wrong words here"
CODE = "A1B2-C3D4"


@dataclass(slots=True)
class Pairs:
    """Seconds, side by side: the order within a pair changes, so that neither comes first."""

    known: list[float] = field(default_factory=list)
    unknown: list[float] = field(default_factory=list)

    @property
    def apart(self) -> float:
        """How far the medians lie apart, as a part of the smaller."""
        one, other = statistics.median(self.known), statistics.median(self.unknown)
        return abs(one - other) / min(one, other)


@dataclass(frozen=True, slots=True)
class Knock:
    """What is sent to a door; a program sends JSON."""

    address: str
    said: dict[str, str]
    by_program: bool = False
    client: Client = field(default_factory=Client)

    def __call__(self) -> Any:  # noqa: ANN401 - what Django's test client gives
        if self.by_program:
            words = json.dumps(self.said)
            return self.client.post(self.address, words, content_type="application/json")
        return self.client.post(self.address, self.said)


def login(email: str) -> Knock:
    return Knock("/accounts/login/", {"login": email, "password": WRONG})


def signup(email: str) -> Knock:
    return Knock("/accounts/signup/", {"email": email, "password1": PASSWORD})


def reset(email: str) -> Knock:
    return Knock("/accounts/password/reset/", {"email": email})


def token(email: str) -> Knock:
    return Knock("/api/v1/auth/token/", {"email": email, "password": WRONG}, by_program=True)


def register(email: str) -> Knock:
    said = {"email": email, "password": PASSWORD}
    return Knock("/api/v1/auth/register/", said, by_program=True)


def verify(email: str) -> Knock:
    """A wrong code, after a sign-up that may have been somebody's who is a member."""
    begun = signup(email)
    begun()
    return Knock("/accounts/confirm-email/", {"code": CODE}, client=begun.client)


def confirm(email: str) -> Knock:
    """The same by a program."""
    said = {"confirmation": register(email)().json()["confirmation"], "code": CODE}
    return Knock("/api/v1/auth/register/confirm/", said, by_program=True)


DOORS: dict[str, Callable[[str], Knock]] = {
    "login": login,
    "signup": signup,
    "verify": verify,
    "reset": reset,
    "token": token,
    "register": register,
    "confirm": confirm,
}
"""Of the pages, and of the interface for programs."""


def measured(
    door: str, known: str, pairs: int, clock: Callable[[], float] = time.perf_counter
) -> Pairs:
    """Knock ``pairs`` times with each address, in a browser that the server has never seen."""
    times = Pairs()
    for number in range(pairs):
        order = [(times.known, known), (times.unknown, f"nobody{number}@example.org")]
        for seconds, email in order if number % 2 else reversed(order):
            cache.clear()  # else the server would make the sixth wait
            knock = DOORS[door](email)
            began = clock()
            knock()
            seconds.append(clock() - began)
    return times
