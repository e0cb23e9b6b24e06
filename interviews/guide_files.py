"""The questions and the guide as files to take along."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document

from core import typesetting
from core.templatetags.ui import on_day
from core.typesetting import Untypesettable
from interviews.models import QuestionSet
from interviews.presenting import groups

__all__ = ["MAKERS", "Untypesettable", "made"]

TEMPLATE = (Path(__file__).parent / "guide.typ").read_bytes()
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST_PROPERTY = 255  # characters of a document's title, by its format


def made(questions: QuestionSet, kind: str) -> tuple[bytes, str]:
    """The file and its type. Raises ``Untypesettable`` when the fonts lack a character."""
    make, content_type = MAKERS[kind]
    return make(_said(questions)), content_type


def _said(questions: QuestionSet) -> dict[str, Any]:
    job = questions.job
    day = f"Interview on {on_day(questions.held_on)}." if questions.held_on else ""
    about = " ".join(part for part in (f"{job.company}." if job.company else "", day) if part)
    return {
        "title": job.name,
        "about": about or "Preparation for the interview.",
        "lang": "en",
        "guide": [advice.model_dump() for advice in questions.advice],
        "groups": [
            {"title": group.title, "questions": [_question(row) for row in group.rows]}
            for group in groups(list(questions.questions.all()))
        ],
    }


def _question(row: Any) -> dict[str, Any]:  # noqa: ANN401 - a row of the set
    asked = row.asked
    names = {"resume": "Résumé", "job": "Job"}
    return {
        "question": asked.question,
        "probes": asked.probes,
        "tips": asked.tips,
        "quotes": [[names[g.source], " ".join(g.text.split())] for g in asked.grounded_in],
    }


def _pdf(said: dict[str, Any]) -> bytes:
    return typesetting.pdf(TEMPLATE, said)


def _docx(said: dict[str, Any]) -> bytes:
    plain = typesetting.cleaned(said)
    document = Document()
    document.core_properties.title = plain["title"][:MOST_PROPERTY]
    document.add_heading(plain["title"], level=1)
    document.add_paragraph(plain["about"])
    for part in plain["guide"]:
        document.add_heading(part["title"], level=2)
        for point in part["points"]:
            document.add_paragraph(point, style="List Bullet")
    for group in plain["groups"]:
        document.add_heading(group["title"], level=2)
        for one in group["questions"]:
            _add_question(document, one)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _add_question(document: Any, one: dict[str, Any]) -> None:  # noqa: ANN401 - python-docx has no types
    document.add_heading(one["question"], level=3)
    document.add_paragraph(f"They listen for: {one['probes']}")
    for tip in one["tips"]:
        document.add_paragraph(tip, style="List Bullet")
    for source, words in one["quotes"]:
        document.add_paragraph(f"{source}: {words}")


MAKERS: dict[str, tuple[Callable[[dict[str, Any]], bytes], str]] = {
    "pdf": (_pdf, "application/pdf"),
    "docx": (_docx, WORD),
}
