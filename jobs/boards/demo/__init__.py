"""The demo board: written examples, not real openings, so that a fresh install has jobs to show.

The files beside this hold one occupation each. A job begins with a line ``# title | company |
place | key: value | …``, where the keys are at (``home`` or ``mixed``), as (a kind of contract),
pay (``GBP 30000-35000 YEAR``), days (since it was posted) and open (days until it closes); what
follows is the advertisement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Literal

from ai.schemas import Salary
from jobs.boards.protocol import Ask, Attribution, Kind, Limits, Offer, Page, Query
from jobs.boards.values import salary
from jobs.found import Found

KEY = "demo"
NAME = "Demo board"
DOC = ""
KIND: Kind = "feed"
LIMITS = Limits()
ATTRIBUTION = Attribution(
    "Demo board: written examples, not real openings",
    "",
    each="Demo board: a written example, not a real opening",
)
KEYS: tuple[str, ...] = ()
EVERY = timedelta(days=1)
FOLDER = Path(__file__).parent
PAGE = 100
SITE = "https://demo-board.example/jobs"
"""Leads nowhere: the ending is kept for examples (RFC 2606)."""
WAYS: dict[str, Literal["TELECOMMUTE", "HYBRID"]] = {"home": "TELECOMMUTE", "mixed": "HYBRID"}
PAY = re.compile(r"(?P<currency>[A-Z]{3}) (?P<low>[\d.]+)(?:-(?P<high>[\d.]+))? (?P<unit>[A-Z]+)")


def search(query: Query, ask: Ask) -> Page:
    """A hundred of the examples, without asking anybody."""
    del ask
    begin = int(query.cursor or 0)
    offers = list(examples(datetime.now(UTC).date()))
    onward = str(begin + PAGE) if begin + PAGE < len(offers) else ""
    return Page(offers[begin : begin + PAGE], onward, whole=True)


def examples(today: date) -> Iterator[Offer]:
    """Every example, posted so many days before ``today`` as its file says."""
    for path in sorted(FOLDER.glob("*.txt")):
        written = path.read_text(encoding="utf-8")
        for number, example in enumerate(re.split(r"^# ", written, flags=re.MULTILINE)[1:], 1):
            yield _offer(f"{path.stem}-{number}", example, today)


def _offer(name: str, example: str, today: date) -> Offer:
    head, _, body = example.partition("\n")
    title, company, place, *more = (part.strip() for part in head.split("|"))
    said = dict(part.split(": ", 1) for part in more)
    posted = today - timedelta(days=int(said.get("days", "0")))
    closes = today + timedelta(days=int(said["open"])) if "open" in said else None
    found = Found(
        body=body.strip(),
        title=title,
        company=company,
        place=place,
        kind=WAYS[said["at"]] if "at" in said else None,
        hours=said.get("as", ""),
        salary=_pay(said["pay"]) if "pay" in said else None,
        posted_on=posted.isoformat(),
        closes_on=closes.isoformat() if closes else "",
    )
    return Offer(name, f"{SITE}/{name}", found)


def _pay(said: str) -> Salary | None:
    parts = PAY.fullmatch(said)
    if parts is None:
        raise ValueError(f"not pay: {said}")
    return salary(parts["currency"], parts["low"], parts["high"] or parts["low"], parts["unit"])
