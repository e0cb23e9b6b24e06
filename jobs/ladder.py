"""A job by its address: the board's own interface, else the data in the page, else its text.

What a rung did not give is said, and the last rung is the person, who may paste the text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from ai.documents.kinds import decoded
from jobs.boards import board_of
from jobs.fetching import Fetched, Fetcher, FetchError
from jobs.fetching.fetcher import DATA
from jobs.found import Found, plain
from jobs.page_data import job_in

PASTE = "Open it yourself, copy the advertisement, and paste it here."
CHALLENGED = f"The site wants to know that we are not a robot, so it could not be read. {PASTE}"
CLOSED_DOOR = f"The site does not let us read this page ({{status}}). {PASTE}"
GONE = "There is no page at this address any more ({status}). Look whether the job is still open."
TAKEN_DOWN = "The page says that this job is no longer open."
BROKEN = "The site could not show the page ({status}). Try again later, or paste the text."
NOT_A_JOB = f"This page does not read like an advertisement. {PASTE}"

CHALLENGE = re.compile(
    r"just a moment\.\.\.|cf-chl-|cf_chl_|challenge-platform|are you a robot|are not a robot|"
    r"verify (?:that )?you are (?:a )?human|px-captcha|datadome|g-recaptcha-response|"
    r"hcaptcha\.com/1/api|enable javascript and cookies to continue|unusual traffic|"
    r"access to this page has been denied",
    re.IGNORECASE,
)
CLOSED = re.compile(
    r"no longer accepting applications|(?:job|position|vacancy) (?:has expired|is closed|"
    r"has been filled|is no longer (?:available|open))|no longer available",
    re.IGNORECASE,
)
SIGNS = re.compile(
    r"\b(responsibilit|requirement|qualification|experience|salary|apply|full[- ]time|"
    r"part[- ]time|we are looking for|we're looking for|you will|benefits|skills|the role|"
    r"candidate|duties)",
    re.IGNORECASE,
)
ENOUGH_SIGNS = 4
SHORTEST = 300
SHORT_PAGE = 3_000


class NotFound(FetchError):
    """The address was read, and there is no job to be had from it."""


class NoLongerOpen(NotFound):
    """The site says that the job is gone, or it has no such page any more."""


@dataclass(frozen=True, slots=True)
class Climbed:
    """A job, the rung that gave it, and what the rungs before it said."""

    found: Found
    rung: str
    notes: dict[str, str]

    @property
    def kept(self) -> dict[str, Any]:
        """What the job's page shows of it."""
        return {"rung": self.rung, "notes": self.notes, "found": self.found.fields}


def climb(url: str, fetcher: Fetcher, origins: Mapping[str, str] | None = None) -> Climbed:
    """The job at ``url``. Raises a FetchError with a sentence for the person.

    ``origins`` puts another origin in the place of a board's own.
    """
    notes: dict[str, str] = {}
    by_board = _by_board(url, fetcher, origins or {}, notes)
    if by_board is not None:
        return Climbed(by_board, "board", notes)
    answer = fetcher.get(url)
    page = decoded(answer.body) or ""
    refuse(answer, page)
    in_data = job_in(page)
    if in_data is not None:
        return Climbed(in_data, "data", notes)
    notes["data"] = "None in the page"
    text = plain(page)
    if len(text) < SHORT_PAGE and CLOSED.search(text):
        raise NoLongerOpen(TAKEN_DOWN)
    if not reads_like_a_job(text):
        raise NotFound(NOT_A_JOB)
    return Climbed(Found(body=text), "text", notes)


def _by_board(
    url: str, fetcher: Fetcher, origins: Mapping[str, str], notes: dict[str, str]
) -> Found | None:
    known = board_of(url)
    if known is None:
        notes["board"] = "Not a board we know"
        return None
    board, said = known
    address = board.api(said)
    own = "{0.scheme}://{0.netloc}".format(urlsplit(address))
    address = origins.get(own, own) + address.removeprefix(own)
    try:
        answer = fetcher.get(address, kinds=DATA)
        found = board.found(json.loads(answer.body), said) if answer.status == 200 else None
    except (FetchError, ValueError, RecursionError):
        found = None
    if found is None or not found.body:
        notes["board"] = f"{board.NAME} did not give it"
        return None
    return found


def refuse(answer: Fetched, page: str) -> None:
    """Raises the FetchError that says why an answer is not a page with a job."""
    challenged = CHALLENGE.search(page) is not None
    if answer.status == 200 and not (challenged and len(page) < 50_000 and not job_in(page)):
        return
    if challenged or answer.status in (429, 999):
        raise NotFound(CHALLENGED)
    if answer.status in (404, 410):
        raise NoLongerOpen(GONE.format(status=answer.status))
    sentence = CLOSED_DOOR if answer.status in (401, 403) else BROKEN
    raise NotFound(sentence.format(status=answer.status))


def reads_like_a_job(text: str) -> bool:
    """Whether a page's text has the length and the words of an advertisement."""
    signs = {sign.lower() for sign in SIGNS.findall(text)}
    return len(text) >= SHORTEST and len(signs) >= ENOUGH_SIGNS
