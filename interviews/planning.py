"""What to do on each day until the interview, and the same as a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from core.calendars import Event
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


def events_of(questions: QuestionSet, days: Sequence[Day], zone: str, address: str) -> list[Event]:
    """The plan and the interview itself, for a calendar."""
    name, job = f"interview-{questions.pk}", questions.job.name
    made = [
        Event(f"{name}-{number}", day.on, f"{job}: {' '.join(day.tasks)}", address)
        for number, day in enumerate(days)
        if day.on
    ]
    if questions.held_on:
        at = _moment(questions, zone)
        summary = f"Interview: {job}"
        made.append(Event(name, questions.held_on, summary, address, questions.notes, at))
    return made


def _moment(questions: QuestionSet, zone: str) -> datetime | None:
    if not (questions.held_on and questions.held_at):
        return None
    return datetime.combine(questions.held_on, questions.held_at, tzinfo=ZoneInfo(zone))
