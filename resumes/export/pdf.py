"""A résumé as PDF, in one of the designs."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from core import typesetting
from resumes.export.outline import Outline, shown_address

TEMPLATE = (Path(__file__).parent / "designs" / "resume.typ").read_bytes()


def as_pdf(outline: Outline, design: str, paper: typesetting.Paper) -> bytes:
    """A tagged PDF. Raises ``Untypesettable`` when the fonts lack characters."""
    said = asdict(outline)
    for section, one in zip(said["sections"], outline.sections, strict=True):
        section["items"] = one.is_of_items
        for entry in section["entries"]:
            entry["shown"] = shown_address(entry["url"] or "")
    return typesetting.pdf(
        TEMPLATE,
        {
            **said,
            "title": outline.name or "Résumé",
            "author": outline.name or "",
            "lang": outline.language,
            "paper": paper,
            "design": design,
        },
    )
