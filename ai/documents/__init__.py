"""Bytes to text with layout: PDF, DOCX, ODT, RTF, HTML, plain text, and pictures where OCR is."""

from __future__ import annotations

from dataclasses import replace

from ai.documents.layout import Document, Line, Link
from ai.documents.plain import of_text
from ai.documents.reader import READER
from ai.errors import Unreadable

__all__ = ["Document", "Line", "Link", "Unreadable", "from_text", "read"]


def from_text(text: str) -> Document:
    """A document made of plain text, as when a person pastes one."""
    return of_text(text)


def read(data: bytes, *, name: str = "") -> Document:
    """What the file ``data`` says. Its type is told by its content; ``name`` is not trusted.

    The file is opened in a child process of limited memory and time. Raises ``Unreadable`` with
    a code and a sentence for the person: empty, too large, too heavy, password, picture, damaged…
    """
    return replace(READER.read(data), name=name)
