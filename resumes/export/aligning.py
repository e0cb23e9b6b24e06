"""Facts that were read, set beside the facts that were said: which entry is which.

A machine that splits one skill into two would otherwise be said to have lost every skill behind
it, since each stands one place further. Both are JSON Resume as plain data.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any

Json = dict[str, Any]
_NAMES = ("position", "name", "institution", "title", "network", "language", "startDate", "date")


def entries(said: Json, read: Json) -> Json:
    """``read`` with its entries set so that what is at an index answers what is there in ``said``.

    What ``said`` does not have comes behind, and what is missing in ``read`` is None.
    """
    return {
        key: _lists(said.get(key, []), value) if isinstance(value, list) else value
        for key, value in read.items()
    }


def lines(said: Json, read: Json) -> Json:
    """The same within each of the entries, for their own lists."""
    return {key: _within(said.get(key), value) for key, value in read.items()}


def _within(said: Any, read: Any) -> Any:  # noqa: ANN401 - JSON of any shape
    if not isinstance(read, list) or not isinstance(said, list):
        return read
    return [
        entries(said[at], one) if at < len(said) and isinstance(one, dict) else one
        for at, one in enumerate(read)
    ]


def _lists(said: list[Any], read: list[Any]) -> list[Any]:
    places: list[Any] = [None] * len(said)
    extra = []
    matcher = SequenceMatcher(
        None, [_name(one) for one in said], [_name(one) for one in read], autojunk=False
    )
    for _, first, last, begin, end in matcher.get_opcodes():
        for number in range(begin, end):
            at = first + number - begin
            if at < last:
                places[at] = read[number]
            else:
                extra.append(read[number])
    return [*places, *extra]


def _name(one: Any) -> Any:  # noqa: ANN401 - JSON of any shape
    """What an entry is told by."""
    if not isinstance(one, dict):
        return str(one)
    return tuple(str(one.get(key) or "") for key in _NAMES)
