"""The time it is at the demonstration: the machine's, moved on, or one that stands still."""

from __future__ import annotations

import time
from calendar import monthrange
from datetime import UTC, datetime, timedelta

DAY = 86_400


class Clock:
    """Seconds since 1970; frozen where ``at`` is given."""

    def __init__(self, at: int | None = None, ahead: int = 0) -> None:
        self.at = at
        self.ahead = ahead

    def now(self) -> int:
        return self.at if self.at is not None else int(time.time()) + self.ahead

    def move_to(self, moment: int) -> None:
        """On, never back."""
        if moment <= self.now():
            return
        if self.at is not None:
            self.at = moment
        else:
            self.ahead += moment - self.now()


def later(moment: int, interval: str, count: int = 1, anchor: int | None = None) -> int:
    """``count`` intervals on; the day of the month is that of ``anchor`` where there is one."""
    start = datetime.fromtimestamp(moment, UTC)
    if interval in ("day", "week"):
        return int((start + timedelta(days=count * (7 if interval == "week" else 1))).timestamp())
    months = start.month - 1 + count * (12 if interval == "year" else 1)
    year, month = start.year + months // 12, months % 12 + 1
    day = datetime.fromtimestamp(anchor, UTC).day if anchor else start.day
    kept = min(day, monthrange(year, month)[1])
    return int(start.replace(year=year, month=month, day=kept).timestamp())
