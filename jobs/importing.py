"""A table of applications, brought along from elsewhere or from an export of ours."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import Activity, User
from accounts.services import record
from core.errors import Refused
from core.sheets import plain_cell
from jobs.addresses import is_address
from jobs.models import Job, JobEvent, Outcome, Stage
from jobs.services import CORRECTABLE

MOST_ROWS = 500
MOST_BYTES = 1024 * 1024
MOST_JOBS = 5_000
"""Tables cost no allowance: they end here."""
SHOWN = 5
COLUMNS = {
    "title": ("job", "title", "job title", "position", "role"),
    "company": ("employer", "company", "organisation", "organization", "firm"),
    "location": ("place", "location", "city"),
    "stage": ("stage", "status"),
    "outcome": ("outcome", "result"),
    "applied_on": ("applied", "applied on", "date applied", "application date"),
    "closes_on": ("closes", "deadline", "closing date"),
    "remind_on": ("reminder", "remind me on", "follow up", "follow-up"),
    "remind_about": ("of what",),
    "people": ("people", "contact", "contacts"),
    "pay_talk": ("pay, as spoken of", "pay", "salary"),
    "notes": ("notes", "note", "comments"),
    "url": ("address", "url", "link", "job url"),
}
"""A column of ours, and what tables call it; the first is what our export calls it."""
ONE_LINE = ("title", "company", "location", "remind_about", "pay_talk")
LONGEST_LINE, LONGEST_TEXT, LONGEST_ADDRESS = 200, 10_000, 2000
DATES = ("applied_on", "closes_on", "remind_on")
FORMATS = ("%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y")
STAGES = {
    **{str(label).lower(): value for value, label in Stage.choices},
    "interview": Stage.INTERVIEWING,
    "offered": Stage.OFFER,
    "wishlist": Stage.SAVED,
    "rejected": Stage.CLOSED,
    "withdrawn": Stage.CLOSED,
    "accepted": Stage.CLOSED,
}
OUTCOMES = {str(label).lower(): value for value, label in Outcome.choices}
ENDED = {
    "rejected": Outcome.REJECTED,
    "withdrawn": Outcome.WITHDRAWN,
    "accepted": Outcome.ACCEPTED,
}
NOT_A_TABLE = "This is not a table of text with columns. Save it as CSV, and bring that."
NO_TITLES = (
    "No column is called Job, Title, Position or Role, so we cannot tell what the rows are."
)
TOO_MANY_JOBS = f"You would have more than {MOST_JOBS} jobs. Delete some that are closed first."
TOO_MANY = f"This table has more than {MOST_ROWS} rows. Bring it in parts."


@dataclass(frozen=True, slots=True)
class Brought:
    """How many jobs were made, and how many were there already."""

    made: int
    known: int


@dataclass(slots=True)
class Table:
    """What was read: values a row, and what is wrong, each with its row's number."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


@transaction.atomic
def bring(owner: User, data: bytes) -> Brought:
    """Keep a table's rows as jobs, all or none; a row that is there already is left out.

    Raises Refused with what is wrong, and where.
    """
    table = read(data)
    if table.problems:
        more = len(table.problems) - SHOWN
        raise Refused(
            " ".join(table.problems[:SHOWN]) + (f" And {more} more." if more > 0 else "")
        )
    User.objects.select_for_update().get(pk=owner.pk)  # twice at once is once
    rows = Job.objects.owned_by(owner).values_list("title", "company", "url")
    known = {tuple(part.lower() for part in row) for row in rows}
    now, made = timezone.now(), []
    for values in table.rows:
        key = tuple(values.get(name, "").lower() for name in ("title", "company", "url"))
        if key in known:
            continue
        known.add(key)
        said = {name: True for name in CORRECTABLE if values.get(name)}  # no reading knows better
        row = {"source": Job.Source.TABLE, "status": "ready", "finished_at": now}
        made.append(Job(owner=owner, corrections=said, **row, **values))
    if made and len(rows) + len(made) > MOST_JOBS:
        raise Refused(TOO_MANY_JOBS)
    jobs = Job.objects.bulk_create(made)
    JobEvent.objects.bulk_create(JobEvent(job=job, text="Brought from a table") for job in jobs)
    if made:
        text = f"{len(made)} job{'s' if len(made) > 1 else ''} brought from a table"
        record(owner, Activity.Action.JOB_ADDED, text, reverse("jobs:index"))
    return Brought(len(made), len(table.rows) - len(made))


def read(data: bytes) -> Table:
    """The rows of a CSV file, whatever separates its columns. Raises Refused for what is none."""
    lines = list(_rows(_text(data)))
    if not lines:
        raise Refused(NOT_A_TABLE)
    names = [_column(cell) for cell in lines[0]]
    if "title" not in names:
        raise Refused(NO_TITLES if len(lines[0]) > 1 else NOT_A_TABLE)
    if len(lines) - 1 > MOST_ROWS:
        raise Refused(TOO_MANY)
    table = Table()
    for number, cells in enumerate(lines[1:], 2):
        said = {
            name: plain_cell(cell)
            for name, cell in zip(names, cells, strict=False)
            if name and cell.strip()
        }
        if said:
            _take(table, number, said)
    if not table.rows and not table.problems:
        raise Refused("There is no row below the names of the columns.")
    return table


def _text(data: bytes) -> str:
    if b"\x00" in data:
        raise Refused(NOT_A_TABLE)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _rows(text: str) -> list[list[str]]:
    head = text.lstrip().partition("\n")[0]
    separator = max(",;\t", key=head.count)
    try:
        return [
            row
            for row in csv.reader(io.StringIO(text.lstrip(), newline=""), delimiter=separator)
            if any(cell.strip() for cell in row)
        ]
    except csv.Error:
        raise Refused(NOT_A_TABLE) from None


def _column(cell: str) -> str:
    said = " ".join(cell.lower().split())
    return next((name for name, names in COLUMNS.items() if said in names), "")


def _take(table: Table, number: int, said: dict[str, str]) -> None:
    """Add a row, or what is wrong with it."""
    problems: list[str] = []
    values: dict[str, Any] = {}
    for name, cell in said.items():
        values |= _value(name, cell, problems)
    if not values.get("title"):
        problems.append("has no title")
    if values.get("outcome") and values.get("stage") != Stage.CLOSED:
        values["outcome"] = ""
    if problems:
        table.problems.append(f"Row {number} {', '.join(problems)}.")
    else:
        table.rows.append(values)


def _value(name: str, cell: str, problems: list[str]) -> dict[str, Any]:
    if name in DATES:
        return {name: _date(cell, problems)}
    if name == "stage":
        return dict(_stage(cell, problems))
    if name == "outcome":
        return {name: OUTCOMES.get(cell.lower(), "")}
    if name == "url":
        return {name: _address(cell, problems)}
    if name in ONE_LINE:
        return {name: " ".join(cell.split())[:LONGEST_LINE]}
    return {name: cell[:LONGEST_TEXT]}


def _date(cell: str, problems: list[str]) -> date | None:
    for form in FORMATS:
        try:
            found = datetime.strptime(cell, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
        if 1990 <= found.year <= 2100:
            return found
    problems.append(f"has “{cell[:30]}” for a day: write it as 2026-11-30")
    return None


def _stage(cell: str, problems: list[str]) -> dict[str, str]:
    said = cell.lower()
    if said not in STAGES:
        names = ", ".join(str(label) for label in Stage.labels)
        problems.append(f"has “{cell[:30]}” for a stage: it is one of {names}")
        return {}
    ended = {"outcome": str(ENDED[said])} if said in ENDED else {}
    return {"stage": str(STAGES[said]), **ended}


def _address(cell: str, problems: list[str]) -> str:
    if not is_address(cell) or len(cell) > LONGEST_ADDRESS:
        problems.append(f"has “{cell[:40]}” for an address")
        return ""
    return cell
