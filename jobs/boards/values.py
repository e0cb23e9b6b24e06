"""Values in other people's JSON: what is absent, null or of another kind is simply not said."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Literal

from ai.schemas import Salary

Unit = Literal["HOUR", "DAY", "WEEK", "MONTH", "YEAR"]
UNITS: dict[str, Unit] = {
    "hour": "HOUR",
    "day": "DAY",
    "week": "WEEK",
    "month": "MONTH",
    "year": "YEAR",
    "annual": "YEAR",
}
LATEST = 4_102_444_800_000  # the year 2100, in milliseconds


def at(data: Any, *path: str) -> Any:  # noqa: ANN401 - JSON
    """What stands at the end of a path of names; None when the path ends before."""
    for name in path:
        data = data.get(name) if isinstance(data, dict) else None
    return data


def text(data: Any, *path: str) -> str:  # noqa: ANN401 - JSON
    """The text at the end of a path; empty when there is none. NUL is dropped."""
    value = at(data, *path)
    return _sound(value) if isinstance(value, str) else ""


def _sound(value: str) -> str:
    """Without NUL, which no database takes, and halves of characters, which no file does."""
    return value.replace("\x00", "").encode("utf-8", "replace").decode().strip()


def key(value: Any) -> str:  # noqa: ANN401 - JSON
    """A job's id at its source, which is a number or a text; empty when it is neither."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _sound(value) if isinstance(value, str) else ""


def first(value: Any) -> str:  # noqa: ANN401 - JSON
    """A text, or the first of a list of them; empty when it is neither."""
    one = value[0] if isinstance(value, list) and value else value
    return _sound(one) if isinstance(one, str) else ""


def degrees(value: Any) -> float | None:  # noqa: ANN401 - JSON
    """A latitude or longitude."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if -180 <= value <= 180 else None


def from_seconds(value: Any) -> str:  # noqa: ANN401 - JSON
    """The day of seconds since 1970; empty for anything else."""
    return day(value * 1000) if isinstance(value, int) and not isinstance(value, bool) else ""


def rows(data: Any, *path: str) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - JSON
    """The objects of the list at the end of a path, or the one object that stands for a list."""
    value = at(data, *path) if path else data
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            yield each


def number(value: Any) -> float | None:  # noqa: ANN401 - JSON
    """A sum of money, also when it is written as text."""
    if isinstance(value, str):
        plain = value.replace(",", "").strip()
        value = float(plain) if re.fullmatch(r"\d{1,12}(\.\d{1,4})?", plain) else None
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return float(value) if 0 < value < 1e10 else None


def day(value: Any) -> str:  # noqa: ANN401 - JSON
    """The day of an ISO date or of milliseconds since 1970; empty for anything else."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 < value < LATEST:
        return datetime.fromtimestamp(value / 1000, UTC).date().isoformat()
    try:
        return datetime.fromisoformat(value.strip()[:10]).date().isoformat()
    except (AttributeError, ValueError):
        return ""


def salary(currency: str, low: Any, high: Any, unit: str) -> Salary | None:  # noqa: ANN401 - JSON
    """Pay, when there is a figure and a currency to it."""
    low, high = number(low), number(high)
    if (low is None and high is None) or not re.fullmatch(r"[A-Za-z]{3}", currency):
        return None
    named = next((u for word, u in UNITS.items() if word in unit.lower()), None)
    return Salary(currency=currency.upper(), minValue=low, maxValue=high, unitText=named)
