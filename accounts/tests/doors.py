"""How long the doors take for an address that is known and for one that is not."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from django.core.cache import cache
from django.test import Client

PASSWORD = "four plain words here"


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


def login(email: str) -> tuple[str, dict[str, str]]:
    return "/accounts/login/", {"login": email, "password": "wrong words here"}


def signup(email: str) -> tuple[str, dict[str, str]]:
    return "/accounts/signup/", {"email": email, "password1": PASSWORD}


def reset(email: str) -> tuple[str, dict[str, str]]:
    return "/accounts/password/reset/", {"email": email}


DOORS: dict[str, Callable[[str], tuple[str, dict[str, str]]]] = {
    "login": login,
    "signup": signup,
    "reset": reset,
}


def measured(door: str, known: str, pairs: int) -> Pairs:
    """Knock ``pairs`` times with each address, in a browser that the server has never seen."""
    times = Pairs()
    for number in range(pairs):
        order = [(times.known, known), (times.unknown, f"nobody{number}@example.org")]
        for seconds, email in order if number % 2 else reversed(order):
            address, said = DOORS[door](email)
            cache.clear()  # else the server would make the sixth wait
            client = Client()
            began = time.perf_counter()
            client.post(address, said)
            seconds.append(time.perf_counter() - began)
    return times
