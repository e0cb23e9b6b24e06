"""What a source says of a job, in one form for all: kinds of work, levels, pay, and plain text."""

from __future__ import annotations

import hashlib
import html
import re
from dataclasses import dataclass
from datetime import date

import nh3

from ai.local.job import terms
from ai.schemas import Salary
from jobs.boards.protocol import Offer
from jobs.found import UNREAD
from jobs.places import place_of

LONGEST = 40_000
BLOCKS = {"p", "br", "li", "ul", "ol", "div", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "section"}
BULLET = re.compile(r"<li\b[^>]*>", re.IGNORECASE)
TAG = re.compile(r"</?[a-z][^>]*>", re.IGNORECASE)
LOOKS_HTML = re.compile(r"<(?:/?[a-z][a-z0-9]*\b|!--)", re.IGNORECASE)
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")

TYPES = (
    ("INTERN", r"\bintern"),
    ("PART_TIME", r"part[-_ ]?time"),
    ("CONTRACTOR", r"contract(?:or)?\b|freelanc"),
    ("TEMPORARY", r"\btemp|season|fixed[- ]term"),
    ("VOLUNTEER", r"volunteer"),
    ("FULL_TIME", r"full[-_ ]?time|permanent|vollzeit"),
)
LEVELS = {
    "internship": "internship",
    "entry": "entry",
    "senior": "senior",
    "lead": "lead",
    "manager": "manager",
    "director": "director",
    "executive": "executive",
}
YEARLY = {"YEAR": 1, "MONTH": 12, "WEEK": 52, "DAY": 230, "HOUR": 1_950}
"""How often pay comes in a year of full-time work: an estimate, to filter by and not to show."""
MOST_PAY = 99_999_999
CODE = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Normal:
    """A job as a posting keeps it."""

    title: str
    company: str
    place: str
    country: str
    latitude: float | None
    longitude: float | None
    remote: str
    employment: str
    seniority: str
    salary_min: float | None
    salary_max: float | None
    currency: str
    period: str
    yearly_min: int | None
    yearly_max: int | None
    text: str
    posted_on: date | None
    closes_on: date | None
    content_hash: str


def normal(offer: Offer, *, company: str = "") -> Normal:
    """The offer in the form of a posting; ``company`` where the source names none."""
    found = offer.found
    place = place_of(found.place, offer.country)
    at = place.at
    if offer.latitude is not None and offer.longitude is not None:
        at = offer.latitude, offer.longitude
    text = flat(found.body)
    title = one_line(found.title)
    low, high, currency, period = money(found.salary)
    said = (title, found.company or company, found.place, text, str(found.salary), offer.url)
    return Normal(
        title=title,
        company=one_line(found.company or company),
        place=one_line(found.place),
        country=place.country,
        latitude=at[0] if at else None,
        longitude=at[1] if at else None,
        remote=remote_of(offer),
        employment=employment_of(f"{found.hours} {title}" if found.hours else title),
        seniority=LEVELS.get(terms.seniority(title) or "", ""),
        salary_min=low,
        salary_max=high,
        currency=currency,
        period=period,
        yearly_min=_yearly(low if low is not None else high, period),
        yearly_max=_yearly(high if high is not None else low, period),
        text=text,
        posted_on=_day(found.posted_on),
        closes_on=_day(found.closes_on),
        content_hash=hashlib.sha256("\x1f".join(said).encode()).hexdigest(),
    )


def flat(said: str) -> str:
    """An advertisement in strangers' HTML, also escaped HTML, as plain text with its lines."""
    if "<" not in said and "&lt;" in said:
        said = html.unescape(said)
    if LOOKS_HTML.search(said):
        kept = nh3.clean(said, tags=BLOCKS, clean_content_tags=UNREAD, attributes={})
        said = TAG.sub("\n", BULLET.sub("\n• ", re.sub(r"\s*\n\s*", " ", kept)))
    said = html.unescape(said).replace("\x00", "").replace("\xa0", " ")
    lines = (re.sub(r"[ \t\u200b]+", " ", line).strip() for line in said.splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()[:LONGEST]


def one_line(said: str) -> str:
    """A name or title: one line of text without signs that stand for nothing."""
    return " ".join(html.unescape(TAG.sub(" ", said)).replace("\x00", "").split())[:200]


def remote_of(offer: Offer) -> str:
    """``remote``, ``hybrid``, or empty where neither is said."""
    if offer.found.kind:
        return {"TELECOMMUTE": "remote", "HYBRID": "hybrid"}[offer.found.kind]
    said = f"{offer.found.title}\n{offer.found.place}".lower()
    if re.search(r"\bhybrid\b", said):
        return "hybrid"
    return "remote" if re.search(r"\b(?:remote|anywhere|worldwide|home[- ]based)\b", said) else ""


def employment_of(said: str) -> str:
    """The kind of contract, in schema.org's words; empty where it is not said."""
    small = said.lower()
    return next((name for name, words in TYPES if re.search(words, small)), "")


def money(pay: Salary | None) -> tuple[float | None, float | None, str, str]:
    """Least and most, currency and period, where all of it hangs together."""
    if pay is None or not pay.currency or not CODE.fullmatch(pay.currency):
        return None, None, "", ""
    low, high = pay.minValue, pay.maxValue
    if low is not None and high is not None and low > high:
        low, high = high, low
    if any(end is not None and end > MOST_PAY for end in (low, high)):
        return None, None, "", ""
    return low, high, pay.currency, pay.unitText or ""


def _yearly(amount: float | None, period: str) -> int | None:
    if amount is None or period not in YEARLY:
        return None
    return min(round(amount * YEARLY[period]), 2**31 - 1)


def _day(said: str) -> date | None:
    return date.fromisoformat(said) if DATE.fullmatch(said) else None
