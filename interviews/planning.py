"""What to do on each day until the interview, and the same as a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from interviews.models import Category, Question, QuestionSet

MOST_DAYS = 7


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the plan and what is done on it."""

    on: date | None
    name: str
    tasks: list[str]


def plan_of(questions: QuestionSet, rows: Sequence[Question], today: date) -> list[Day]:
    """The days until the interview, at most a week of them; without a date, four steps."""
    left = {
        category: sum(row.category == category and not row.answers.all() for row in rows)
        for category in Category.values
    }
    tasks = _tasks(left)
    days = _days(questions.held_on, today, len(tasks))
    shares = _in_order(tasks, len(days))
    made = [
        Day(day, f"Day {number}", share)
        for number, (day, share) in enumerate(zip(days, shares, strict=True), 1)
        if share
    ]
    if questions.held_on:
        made.append(Day(questions.held_on, "The day", ["Look at your three best stories once."]))
    return made


def _tasks(left: dict[str, int]) -> list[str]:
    names = Category(Category.GAPS), Category(Category.TECHNICAL), Category(Category.BEHAVIOURAL)
    found = [f"{one.label}: {left[one]} to practise." for one in names if left[one]]
    if left[Category.ROLE]:
        found.append(f"Read about the employer, and practise {left[Category.ROLE]} on the role.")
    found.append("Write down three stories that show what they ask for.")
    found.append("Choose three questions to ask them.")
    found.append("A mock interview, aloud.")
    return found


def _days(held_on: date | None, today: date, tasks: int) -> list[date | None]:
    if held_on is None:
        return [None] * min(4, tasks)
    count = max(1, min((held_on - today).days, MOST_DAYS, tasks))
    first = max(today, held_on - timedelta(days=count))
    return [first + timedelta(days=n) for n in range(count)]


def _in_order(tasks: list[str], days: int) -> list[list[str]]:
    """The tasks spread over the days in their order, the earlier days with one more."""
    least, more = divmod(len(tasks), days)
    shares, at = [], 0
    for day in range(days):
        size = least + (day < more)
        shares.append(tasks[at : at + size])
        at += size
    return shares


def calendar(questions: QuestionSet, days: Sequence[Day], zone: str, address: str) -> str:
    """The plan as iCalendar (https://www.rfc-editor.org/rfc/rfc5545)."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//JobAlign//Interview//EN"]
    for number, day in enumerate(days):
        if day.on:
            summary = f"{questions.match.job.name}: {' '.join(day.tasks)}"
            lines += _event(questions, f"{number}", summary, address, on=day.on)
    if questions.held_on:
        lines += _event(questions, "interview", f"Interview: {questions.match.job.name}", address,
                        on=questions.held_on, at=_moment(questions, zone))  # fmt: skip
    lines.append("END:VCALENDAR")
    return "\r\n".join(_folded(line) for line in lines) + "\r\n"


def _event(
    questions: QuestionSet,
    name: str,
    summary: str,
    address: str,
    *,
    on: date,
    at: datetime | None = None,
) -> list[str]:
    begins = f"DTSTART:{at:%Y%m%dT%H%M%SZ}" if at else f"DTSTART;VALUE=DATE:{on:%Y%m%d}"
    return [
        "BEGIN:VEVENT",
        f"UID:jobalign-{questions.pk}-{name}",
        f"DTSTAMP:{questions.created_at:%Y%m%dT%H%M%SZ}",
        begins,
        *(["DURATION:PT1H"] if at else []),
        f"SUMMARY:{_escaped(summary)}",
        f"DESCRIPTION:{_escaped(questions.notes)}",
        f"URL:{address}",
        "END:VEVENT",
    ]


def _moment(questions: QuestionSet, zone: str) -> datetime | None:
    if not (questions.held_on and questions.held_at):
        return None
    local = datetime.combine(questions.held_on, questions.held_at, tzinfo=ZoneInfo(zone))
    return local.astimezone(UTC)


def _escaped(words: str) -> str:
    for sign in ("\\", ";", ","):
        words = words.replace(sign, f"\\{sign}")
    return words.replace("\r\n", "\n").replace("\n", "\\n").replace("\r", "")


def _folded(line: str) -> str:
    """Lines of at most 75 octets; a longer one goes on after a space."""
    parts, current = [], b""
    for character in line:
        encoded = character.encode()
        if len(current) + len(encoded) > 74:
            parts.append(current.decode())
            current = b""
        current += encoded
    parts.append(current.decode())
    return "\r\n ".join(parts)
