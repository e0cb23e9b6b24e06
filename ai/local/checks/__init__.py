"""What machines and people may stumble over in the file itself. Never part of a score."""

from __future__ import annotations

from ai.documents import Document
from ai.schemas import Check, ResumeFacts

__all__ = ["check"]


def check(document: Document, facts: ResumeFacts) -> list[Check]:
    """The formatting checks of a document, in the order in which a person would fix them."""
    missing = not document.text.strip() or facts.basics.email is None
    if not missing:
        return []
    return [
        Check(
            id="email",
            verdict="bad",
            title="E-mail address",
            seen="No e-mail address was found.",
            why="A recruiter who cannot write to you cannot invite you.",
            do="Write your e-mail address near your name, as text.",
        )
    ]
