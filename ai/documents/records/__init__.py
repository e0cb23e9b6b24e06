"""Files of data that say facts by themselves: JSON Resume, and the archive that LinkedIn gives.

Such a file becomes facts, and a text that says them, in which each fact has its place.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from ai.documents.layout import Document
from ai.documents.problems import faulty, unreadable
from ai.documents.records import json_resume, linkedin
from ai.documents.records.saying import Saying
from ai.schemas import ResumeFacts

__all__ = ["document_of_archive", "document_of_json", "facts_of", "is_json_resume"]

_PARTS = frozenset(("basics", "work", "education", "skills", "projects", "volunteer"))
_DEEPEST = 8


def is_json_resume(text: str) -> bool:
    """Whether a text is JSON with a part that a JSON Resume has."""
    if not text.lstrip("\ufeff \t\r\n").startswith("{"):
        return False
    try:
        said = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return False
    return isinstance(said, dict) and bool(_PARTS & said.keys())


def document_of_json(text: str) -> Document:
    """A JSON Resume. Raises ``Unreadable`` with a sentence for each fault, as far as they fit."""
    said: dict[str, Any] = json.loads(text.lstrip("\ufeff"))
    facts, faults = json_resume.read(said)
    if faults:
        raise faulty(faults)
    return _document(facts, "json")


def document_of_archive(data: bytes) -> Document:
    """The archive of one's data that LinkedIn gives."""
    return _document(linkedin.read(data), "linkedin")


def facts_of(document: Document) -> ResumeFacts | None:
    """What a document says by itself, each fact with its place in the text; none for others."""
    if document.facts is None:
        return None
    facts = ResumeFacts.model_validate(document.facts)
    facts.meta.evidence = Saying.of(facts).evidence
    return facts


def _document(facts: ResumeFacts, kind: str) -> Document:
    text = Saying.of(facts).text
    if not text:
        raise unreadable("no text")
    said = facts.model_dump(mode="json", exclude_none=True, exclude={"meta"})
    return replace(Document.of_text(text), kind=kind, facts=said)
