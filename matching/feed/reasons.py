"""Why a job is shown: at most three sentences and a few chips, each with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ai.schemas import Reason, Report, Span
from matching.presenting import STATES, as_heading

MOST_CHIPS = 5
MOST_LACKS = 12
LONGEST_QUOTE = 160
EXCERPT = "The advertisement is cut short, so the score may change."
BEGINNERS = "It is for people who begin, and you show {years} years of this work."
SKILLS = ("skill", "certificate")


def why(report: Report, resume: str, job: str, *, excerpt: bool, past: int = 0) -> dict[str, Any]:
    """The reasons as they are kept.

    ``sentences``; ``chips`` of name, state and quotes; ``lacks``, the skills that were not found.
    """
    reasons = [row for part in report.ledger for row in part.because]
    return {
        "sentences": [one for one in _sentences(report, reasons, excerpt, past) if one][:3],
        "chips": [_chip(row, resume, job) for row in _weightiest(reasons)],
        "lacks": lacking(**report.model_dump(include={"missing", "lifts"}))[:MOST_LACKS],
    }


def lacking(
    missing: Iterable[Mapping[str, Any]], lifts: Iterable[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """The skills that were not found: name, required, and the points that each would bring."""
    points = {one["requirement"]: one["points"] for one in lifts}
    return [
        {"name": m["name"], "required": m["required"], "points": points.get(m["name"], 0)}
        for m in missing
        if m["aspect"] in SKILLS
    ]


def _sentences(
    report: Report,
    reasons: list[Reason],
    excerpt: bool,
    past: int,
) -> list[str]:
    asked = [row for row in reasons if row.required and row.aspect in SKILLS]
    found = sum(row.verdict == "met" for row in asked)
    years = next((r.text for r in reasons if r.aspect == "experience" and r.verdict == "met"), "")
    missing = {row.requirement for row in reasons if row.aspect in SKILLS}
    lift = next((one for one in report.lifts if one.requirement in missing), None)
    return [
        EXCERPT if excerpt else "",
        BEGINNERS.format(years=past) if past else "",
        _found(found, len(asked)),
        years,
        f"{as_heading(lift.requirement)}, if you have it, would bring it to "
        f"{min(100.0, report.score + lift.points):.0f}."
        if lift
        else "",
    ]


def _found(found: int, asked: int) -> str:
    if not found:
        return ""
    if found == asked:
        what = "The one required skill is" if asked == 1 else f"All {asked} required skills are"
        return f"{what} in your résumé."
    return f"{found} of {asked} required skills {'is' if found == 1 else 'are'} in your résumé."


def _weightiest(reasons: list[Reason]) -> list[Reason]:
    """What was found first, then what was not, the weightiest of each."""
    order = {"met": 0, "partly": 1, "not found": 2}
    rows = [row for row in reasons if row.aspect in SKILLS]
    rows.sort(key=lambda row: (order[row.verdict], not row.required, -row.max))
    found = [row for row in rows if row.verdict != "not found"][: MOST_CHIPS - 2]
    missing = [row for row in rows if row.verdict == "not found"]
    return [*found, *missing[: MOST_CHIPS - len(found)]]


def _chip(row: Reason, resume: str, job: str) -> dict[str, str]:
    return {
        "name": as_heading(row.requirement),
        "state": STATES[row.verdict],
        "said": row.verdict,
        "mine": _quote(resume, row.where.resume),
        "theirs": _quote(job, row.where.job),
    }


def _quote(text: str, spans: list[Span]) -> str:
    """The line around the first of the spans."""
    if not spans:
        return ""
    at = spans[0]
    start = text.rfind("\n", 0, at.start) + 1
    end = text.find("\n", at.end)
    line = " ".join(text[start : len(text) if end < 0 else end].split()).strip("-•* ")
    if len(line) <= LONGEST_QUOTE:
        return line
    begin = max(0, at.start - start - LONGEST_QUOTE // 3)
    return f"…{line[begin : begin + LONGEST_QUOTE].strip()}…"
