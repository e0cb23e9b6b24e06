"""Plain text in any encoding, and PDFs that only a forgiving reader opens."""

from __future__ import annotations

import re
from io import BytesIO

from ai.documents.kinds import decoded
from ai.documents.layout import Document
from ai.documents.limits import MOST_CHARACTERS, MOST_LINES, MOST_PAGES
from ai.documents.problems import unreadable
from ai.documents.words import clean

_GAPS = re.compile(r"(?<=\S)[ \xa0]{4,}(?=\S)|\t+")
_EMPTY_LINES = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)+")


def document_of(data: bytes) -> Document:
    """A text file; wide gaps within a line part its cells."""
    text = decoded(data)
    if text is None:
        raise unreadable("not a document")
    return of_text(text)


def of_text(text: str) -> Document:
    """A document made of text, whatever its line breaks and controls."""
    cut = len(text) > MOST_CHARACTERS
    text = text[:MOST_CHARACTERS].replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n")
    text = text.replace("\x0b", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    lines = [_GAPS.sub("\t", clean_line(line).strip()) for line in text.split("\n")]
    cut = cut or len(lines) > MOST_LINES
    whole = _EMPTY_LINES.sub("\n\n", "\n".join(lines[:MOST_LINES]))
    return Document.of_text(whole, traits={"cut": 1.0} if cut else {})


def clean_line(line: str) -> str:
    """A line without controls; its tabs stay."""
    return "\t".join(clean(part) for part in line.split("\t"))


def with_pypdf(data: bytes) -> Document:
    """The text of a PDF that PDFium refuses, without its layout."""
    import pypdf  # noqa: PLC0415 - heavy, and needed for few files

    try:
        reader = pypdf.PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise unreadable("password")
        parts = [page.extract_text() for page in reader.pages[:MOST_PAGES]]
    except (pypdf.errors.PyPdfError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise unreadable("damaged") from error
    text = "\n".join(parts)
    if not text.strip():
        raise unreadable("damaged")
    return of_text(text)
