"""How often something was asked for: what limits are kept by."""

from __future__ import annotations

from django.core.cache import cache


def counted(key: str, seconds: int) -> int:
    """How often this was called with the key in its window of so many seconds, this time included.

    0 where the cache does not answer: nobody is refused for that.
    """
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key) or 0
    except ValueError:  # its time ran out between the two
        return 1
