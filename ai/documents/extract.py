"""Bytes to a document, in the process where they may do their worst."""

from __future__ import annotations

from collections.abc import Callable

from ai.documents import docx, html, ocr, odt, pdf, plain, records, rtf
from ai.documents.kinds import decoded, kind_of
from ai.documents.layout import Document
from ai.documents.pages import document_of
from ai.documents.problems import unreadable
from ai.documents.words import Page
from ai.errors import Unreadable

_LEAST_LETTERS = 12  # fewer on a page with pictures: the page is a picture of text


def extract(data: bytes) -> Document:
    """What the file says. Raises ``Unreadable`` with a code, or whatever its reader raises."""
    document = _READERS[kind_of(data)](data)
    if not any(c.isalnum() for c in document.text):
        raise unreadable("no text")
    return document


def _pdf(data: bytes) -> Document:
    try:
        pages = list(pdf.pages_of(data))
    except Unreadable as problem:
        if problem.code != "damaged":
            raise
        return plain.with_pypdf(data)
    pictures = any(page.images for page in pages)
    if pictures and sum(_letters(page) for page in pages) < _LEAST_LETTERS:
        return document_of(ocr.pages_of_pdf(data, len(pages)), "pdf")
    return document_of(pages, "pdf")


def _letters(page: Page) -> int:
    return sum(c.isalnum() for word in page.words for c in word.text)


def _image(data: bytes) -> Document:
    return document_of(ocr.pages_of_picture(data), "image")


_READERS: dict[str, Callable[[bytes], Document]] = {
    "pdf": _pdf,
    "docx": docx.document_of,
    "odt": odt.document_of,
    "rtf": rtf.document_of,
    "html": html.document_of,
    "text": plain.document_of,
    "image": _image,
    "json": lambda data: records.document_of_json(decoded(data) or ""),
    "linkedin": records.document_of_archive,
}


def warm_up() -> None:
    """Have PDFium find its fonts before the first file, not again for each."""
    pdf.warm_up()
