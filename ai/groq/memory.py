"""A store for one process, with the shape of the shared one."""

from __future__ import annotations

import time
from typing import Any


class Memory:
    """Keys that end, in this process's memory; for commands and tests."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Any, float]] = {}

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401 - any value
        value, end = self._kept.get(key, (default, float("inf")))
        return value if end > time.time() else default

    def set(self, key: str, value: Any, timeout: float | None = None) -> None:  # noqa: ANN401 - a cache's own signature
        end = float("inf") if timeout is None else time.time() + timeout
        self._kept[key] = (value, end)

    def add(self, key: str, value: Any, timeout: float | None = None) -> bool:  # noqa: ANN401 - a cache's own signature
        if self.get(key) is not None:
            return False
        self.set(key, value, timeout)
        return True

    def incr(self, key: str, delta: int = 1) -> int:
        value, end = self._kept[key]
        self._kept[key] = (value + delta, end)
        return int(value) + delta

    def delete(self, key: str) -> None:
        self._kept.pop(key, None)
