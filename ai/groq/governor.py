"""When a request may be sent: one rate for all workers, shared fairly, and a circuit breaker.

State lives in a store that all workers share (Django's cache over Redis has this shape).
"""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from typing import Any, Protocol

from ai.errors import EngineBusy, EngineUnavailable

BUSY = "Groq was busy"
DOWN = "Groq did not answer"
FAILURES = 5
OPEN_SECONDS = 30
TRIAL_SECONDS = 60
LEAST_SHARE_LEFT = 0.05
RETRY_UNSAID = 10.0
LONGEST_BLOCK = 86_400


class Store(Protocol):
    """A shared store with keys that end; ``add`` is true for one caller only."""

    def get(self, key: str, default: Any = None) -> Any: ...  # noqa: ANN401 - any value
    def set(self, key: str, value: Any, timeout: float | None = None) -> Any: ...  # noqa: ANN401 - a cache's own signature
    def add(self, key: str, value: Any, timeout: float | None = None) -> bool: ...  # noqa: ANN401 - a cache's own signature
    def incr(self, key: str, delta: int = 1) -> int: ...
    def delete(self, key: str) -> Any: ...  # noqa: ANN401 - a cache's own signature


class Governor:
    """Asks for leave before each request, and learns from each answer."""

    def __init__(self, store: Store, *, requests_per_minute: int, name: str = "groq") -> None:
        self.store, self.name = store, name
        self.window = 10 if requests_per_minute >= 14 else 60
        # However the server's own minute lies, it holds at most this many of ours.
        self.capacity = max(1, requests_per_minute * self.window // (60 + self.window))

    def ask_leave(self, person: str = "") -> None:
        """Return when a request may be sent now.

        Raises EngineBusy with the seconds to wait, or EngineUnavailable while the breaker is open.
        """
        now = time.time()
        until = float(self.store.get(self._key("until"), 0.0))
        if until > now:
            raise EngineBusy(BUSY, until - now)
        self._ask_breaker(now)
        self._take_place(now, person)

    def learn(self, headers: Mapping[str, str]) -> None:
        """After an answer: stop in time when what the server says is left runs out."""
        self.store.delete(self._key("failures"))
        self.store.delete(self._key("open"))
        self.store.delete(self._key("trial"))
        for what in ("tokens", "requests"):
            left = _number(headers.get(f"x-ratelimit-remaining-{what}"))
            limit = _number(headers.get(f"x-ratelimit-limit-{what}"))
            reset = seconds(headers.get(f"x-ratelimit-reset-{what}"))
            if left is not None and limit and reset and left < limit * LEAST_SHARE_LEFT:
                self.block(reset)

    def refused(self, headers: Mapping[str, str]) -> EngineBusy:
        """After a 429 or 498: nobody asks before the time that the server names."""
        wait = seconds(headers.get("retry-after")) or RETRY_UNSAID
        self.block(wait)
        return EngineBusy(BUSY, wait)

    def failed(self) -> None:
        """After a fault of the server: too many in a row open the breaker."""
        key = self._key("failures")
        self.store.add(key, 0, timeout=300)
        if self.store.incr(key) >= FAILURES:
            self.store.set(self._key("open"), time.time() + OPEN_SECONDS, timeout=3600)
            self.store.delete(self._key("trial"))

    def block(self, wait: float) -> None:
        """Let no request out for ``wait`` seconds."""
        wait = min(wait, LONGEST_BLOCK)
        until = max(time.time() + wait, float(self.store.get(self._key("until"), 0.0)))
        self.store.set(self._key("until"), until, timeout=wait + 1)

    def _ask_breaker(self, now: float) -> None:
        open_until = self.store.get(self._key("open"))
        if open_until is None:
            return
        if float(open_until) > now:
            raise EngineUnavailable(DOWN)
        if not self.store.add(self._key("trial"), 1, timeout=TRIAL_SECONDS):
            raise EngineUnavailable(DOWN)

    def _take_place(self, now: float, person: str) -> None:
        window = int(now // self.window)
        wait = (window + 1) * self.window - now + 0.05
        mine = self._count(f"{window}:{person}")
        if mine > math.ceil(self.capacity / self._people(now, person)):
            raise EngineBusy(BUSY, wait)
        if self._count(f"{window}") > self.capacity:
            raise EngineBusy(BUSY, wait)

    def _people(self, now: float, person: str) -> int:
        """How many people have asked of late, this one included."""
        key = self._key("people")
        seen = {
            who: when
            for who, when in (self.store.get(key) or {}).items()
            if now - when < 2 * self.window
        }
        seen[person] = now
        self.store.set(key, seen, timeout=3 * self.window)
        return len(seen)

    def _count(self, what: str) -> int:
        key = self._key(f"window:{what}")
        self.store.add(key, 0, timeout=2 * self.window)
        return self.store.incr(key)

    def _key(self, what: str) -> str:
        return f"{self.name}:{what}"


def _number(said: str | None) -> float | None:
    try:
        return float(said) if said else None
    except ValueError:
        return None


def seconds(said: str | None) -> float:
    """``2``, ``7.66s`` or ``2m59.56s`` in seconds; 0 when nothing usable is said.

    https://console.groq.com/docs/rate-limits#rate-limit-headers
    """
    total, number = 0.0, ""
    for letter in said or "":
        if letter.isdigit() or letter == ".":
            number += letter
        elif letter in "hms" and number:
            total += float(number) * {"h": 3600, "m": 60, "s": 1}[letter]
            number = ""
        else:
            return 0.0
    try:
        return total + (float(number) if number else 0.0)
    except ValueError:
        return 0.0
