"""A few results kept for their very inputs, so that one résumé against many jobs is read once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

from ai.engine import ReadJob, ReadResume

MOST = 64

Read = TypeVar("Read", ReadResume, ReadJob)
Made = TypeVar("Made")


class Kept(Generic[Read, Made]):
    """Calls ``make`` once for the same text and facts; the least lately used is forgotten."""

    def __init__(self, make: Callable[[Read], Made], most: int = MOST) -> None:
        self._make: Callable[[Read], Made] = make
        self._most = most
        self._made: OrderedDict[tuple[str, str], Made] = OrderedDict()

    def __call__(self, read: Read) -> Made:
        key = (read.text, read.facts.model_dump_json())
        made = self._made.pop(key, None)
        if made is None:
            made = self._make(read)
        self._made[key] = made
        while len(self._made) > self._most:
            self._made.popitem(last=False)
        return made
