"""The engine in settings, loaded once a process and only where it is used."""

from __future__ import annotations

from functools import cache

from ai.engine import Engine


@cache
def engine() -> Engine:
    """The engine that reads and judges."""
    from ai.local.engine import LocalEngine  # noqa: PLC0415 - its data takes memory: workers only

    return LocalEngine()
