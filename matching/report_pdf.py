"""A report as PDF: the score, what would lift it, and the ledger with the lines it rests on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from core import typesetting
from core.marking import NumberedLine
from core.templatetags.ui import on_day, points
from matching.models import Match
from matching.presenting import Part, ReportPage, Row

TEMPLATE = (Path(__file__).parent / "report.typ").read_bytes()
QUOTES = 3


def report_pdf(match: Match, page: ReportPage, paper: typesetting.Paper) -> bytes:
    """A tagged PDF. Raises ``Untypesettable`` when the fonts lack a character of a text."""
    return typesetting.pdf(TEMPLATE, _said(match, page) | {"paper": paper, "lang": "en"})


def _said(match: Match, page: ReportPage) -> dict[str, Any]:
    report = page.report
    version = f", version {match.version.number}" if match.version else ""
    of = ", ".join(part for part in (match.job.company, match.job.location) if part)
    resume = f"{match.resume.title}{version}"
    asked = len(page.required.rows)
    return {
        "title": match.job.name,
        "about": f"{of}. {resume}" if of else resume,
        "score": points(report.score),
        "verdict": f"A {report.band.lower()} fit.",
        "summary": f"{page.met_required} of {asked} required things are met." if asked else "",
        "parts": [_part(part) for part in page.parts],
        "notices": report.notices,
        "lifts": [
            {"name": one.name, "points": f"+{points(one.lift.points)}", "do": one.lift.do}
            for one in page.lifts
        ],
        "ledger": [_ledger(part) for part in page.parts],
        "left_out": report.left_out,
        "made": f"Made on {on_day(match.finished_at)} by the {report.engine} engine, version "
        f"{report.engine_version}: the same each time for these two texts.",
    }


def _part(part: Part) -> dict[str, Any]:
    most = part.component.max
    share = part.component.points / most if most else 0.0
    said = f"{points(part.component.points)} of {points(most)}"
    return {"name": part.name, "share": share, "points": said}


def _ledger(part: Part) -> dict[str, Any]:
    component = part.component
    return {
        "title": f"{part.name}, {points(component.points)} of {points(component.max)}",
        "note": f"{part.note}. Its points are given in full.",
        "rows": [_row(row) for row in part.rows],
    }


def _row(row: Row) -> dict[str, Any]:
    quotes = [*_quotes("Résumé", row.resume), *_quotes("Job", row.job)]
    return {
        "name": row.name,
        "verdict": row.reason.verdict,
        "asked": row.asked.lower(),
        "points": f"{points(row.reason.points)} / {points(row.reason.max)}",
        "text": row.reason.text,
        "quotes": quotes,
    }


def _quotes(source: str, lines: list[NumberedLine]) -> list[tuple[str, str]]:
    return [
        (f"{source} {line.number}", "".join(piece.text for piece in line.pieces).strip())
        for line in lines[:QUOTES]
    ]
