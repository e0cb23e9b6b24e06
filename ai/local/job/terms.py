"""The terms of a job that stand in a few fixed words: kind of contract, seniority, remote, dates."""

from __future__ import annotations

import re

from ai.local.dates import find_dates
from ai.schemas import Span

_EMPLOYMENT = [
    ("INTERN", r"\bintern(?:ship)?\b(?! (?:external|control))"),
    ("VOLUNTEER", r"\b(?:unpaid volunteer|volunteer (?:position|role|opportunity))\b"),
    ("PART_TIME", r"\bpart[ -]time\b"),
    ("FULL_TIME", r"\bfull[ -]?time\b"),
    ("CONTRACTOR", r"\b(?:freelance|contract(?:or)? (?:position|role|basis|to hire)|independent contractor|fixed[ -]term|\d+[ -]month contract)\b"),
    ("TEMPORARY", r"\b(?:temporary|seasonal|temp[ -]to[ -]perm|interim)\b"),
    ("PER_DIEM", r"\bper diem (?:position|role|nurse|shift)\b|\bPRN\b"),
]  # fmt: skip
_SENIORITY = [
    ("executive", r"\b(?:chief \w+ officer|C[EFTOIM]O|vice[ -]president|VP|SVP|EVP|president|managing director|executive director|partner)\b"),
    ("director", r"\b(?:director|head of|head)\b"),
    ("manager", r"\b(?:manager|supervisor|team lead(?:er)?|superintendent|foreman|forewoman)\b"),
    ("lead", r"\b(?:lead|principal|staff (?:software |data |site )?(?:engineer|scientist))\b"),
    ("senior", r"\b(?:senior|sr\.?|III|IV|expert|experienced)\b"),
    ("internship", r"\b(?:intern|internship|trainee|apprentice(?:ship)?)\b"),
    ("entry", r"\b(?:junior|jr\.?|entry[ -]level|graduate|associate|assistant)\b"),
]  # fmt: skip
_EMPLOYED = [(name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _EMPLOYMENT]
_SENIOR = [(name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _SENIORITY]
_HYBRID = re.compile(r"\bhybrid\b(?! (?:cloud|system|app|mobile|vehicle|event))", re.IGNORECASE)
_REMOTE = re.compile(
    r"\b(?:fully remote|100% remote|remote(?:[- ]first| position| role| job| work| working"
    r"| opportunity|ly from)|work(?:ing)? (?:from home|remotely)|telecommut\w+|home[- ]based|"
    r"wfh)\b"
    r"|\(remote\)|\bremote\s*(?:$|[,;|/)-])|location:?\s*remote",
    re.IGNORECASE | re.MULTILINE,
)
_NOT_REMOTE = re.compile(
    r"(?:not|no|isn'?t|cannot|without)\s(?:\w+\s){0,4}$|\bremote\s(?:sensing|areas?|sites?|"
    r"access|control)",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"(?:application deadline|deadline(?: for (?:applications?|submission))?|closing date|"
    r"close date"
    r"|closes?(?: on)?|apply (?:by|before|no later than)|applications? (?:must be received|due|"
    r"close|accepted until)\w*"
    r"|valid (?:through|until)|end date|expires?(?: on)?|(?:received|"
    r"submitted) (?:no later than|by|before)"
    r"|last date(?: to apply)?|review .{0,30}begin)",
    re.IGNORECASE,
)  # fmt: skip
_POSTED = re.compile(
    r"(?:date posted|posted(?: on| date)?|posting date|open(?:ing)? date|publi(?:shed|cation date)"
    r"|date of (?:posting|publication))",
    re.IGNORECASE,
)


def employment(text: str, title: str | None) -> tuple[str, Span] | None:
    """FULL_TIME, PART_TIME, CONTRACTOR, TEMPORARY, INTERN, VOLUNTEER or PER_DIEM, as said."""
    if title and (found := _EMPLOYED[0][1].search(title)):
        at = max(0, text.find(title))
        return "INTERN", Span(start=at + found.start(), end=at + found.end())
    told = [(m.start(), name, m) for name, p in _EMPLOYED[1:] if (m := p.search(text))]
    if not told:
        return None
    _, name, match = min(told, key=lambda one: one[0])
    return name, Span(start=match.start(), end=match.end())


def seniority(title: str | None) -> str | None:
    """The level that the title itself names; none when it names none."""
    for level, pattern in _SENIOR:
        if title and pattern.search(title):
            return level
    return None


def place_of_work(text: str) -> tuple[str, Span] | None:
    """TELECOMMUTE or HYBRID, where the ad says so."""
    for name, pattern in (("HYBRID", _HYBRID), ("TELECOMMUTE", _REMOTE)):
        for match in pattern.finditer(text):
            around = text[max(0, match.start() - 30) : match.start()]
            if not _NOT_REMOTE.search(around + match.group()):
                return name, Span(start=match.start(), end=match.end())
    return None


def deadline(text: str) -> tuple[str, Span] | None:
    """The last day to apply."""
    return _date_after(_DEADLINE, text)


def posted(text: str) -> tuple[str, Span] | None:
    """The day the ad was published."""
    return _date_after(_POSTED, text)


def _date_after(cue: re.Pattern[str], text: str) -> tuple[str, Span] | None:
    for match in cue.finditer(text):
        near = text[match.end() : match.end() + 90].replace("\n", " ")
        dates = find_dates(near)
        if dates:
            first = dates[0]
            begin = match.end() + first.start
            return first.iso, Span(start=begin, end=match.end() + first.end)
    return None
