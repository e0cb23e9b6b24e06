"""Bytes to text with layout: PDF, DOCX, ODT, RTF, HTML, plain text, and pictures where OCR is."""

from __future__ import annotations

from ai.documents.layout import Document, Line, Link
from ai.errors import Unreadable

__all__ = ["Document", "Line", "Link", "Unreadable", "from_text"]


def from_text(text: str) -> Document:
    """A document made of plain text, as when a person pastes one."""
    return Document.of_text(text)
