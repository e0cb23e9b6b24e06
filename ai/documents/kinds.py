"""What a file is, told by its bytes and never by its name."""

from __future__ import annotations

import codecs
import re
import zipfile
from io import BytesIO

from ai.documents.limits import MOST_PARTS, MOST_UNPACKED
from ai.documents.problems import unreadable
from ai.documents.records import is_json_resume, linkedin

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD_DOCUMENT = "WordDocument".encode("utf-16-le")
_PICTURES = (
    b"\x89PNG\r\n",
    b"\xff\xd8\xff",
    b"II*\x00",
    b"MM\x00*",
    b"GIF8",
    b"BM",
)
_HTML = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|div|table|meta|p|h1)\b", re.IGNORECASE)
_LEAD = 1024  # bytes before which a PDF's header may stand, by ISO 32000-1, annex H
_ODT = (b"application/vnd.oasis.opendocument.text", b"application/vnd.sun.xml.writer")
_LEAST_PRINTABLE = 0.97


def kind_of(data: bytes) -> str:
    """One of ``Document.kind``. Raises ``Unreadable`` for anything else."""
    head = data[:_LEAD]
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(data)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(_OLD_OFFICE):
        raise unreadable(_problem_of_old_office(data))
    if head.startswith(_PICTURES) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return "image"
    return _kind_of_text(data)


def _problem_of_old_office(data: bytes) -> str:
    if _ENCRYPTED in data:
        return "password"
    return "old word" if _WORD_DOCUMENT in data else "not a document"


def _kind_of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise unreadable("too heavy")
            return _kind_of_parts(archive, {part.filename for part in parts})
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise unreadable("damaged") from error
    except RuntimeError as error:  # what zipfile raises for a member with a password
        raise unreadable("password") from error


def _kind_of_parts(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "mimetype" in names and archive.read("mimetype").strip().startswith(_ODT):
        return "odt"
    if any(name.startswith("Index/") or name == "Index.zip" for name in names):
        raise unreadable("pages format")
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        return "docx"
    if "content.xml" in names and "mimetype" not in names:
        return "odt"
    if linkedin.is_archive(names):
        return "linkedin"
    raise unreadable("not a document")


def _kind_of_text(data: bytes) -> str:
    text = decoded(data)
    if text is None:
        raise unreadable("not a document")
    if is_json_resume(text):
        return "json"
    return "html" if _HTML.search(data[: 4 * _LEAD]) else "text"


def decoded(data: bytes) -> str | None:
    """The text that the bytes are, in whatever encoding; none when they are no text."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _readable(data.decode(encoding, "replace"))
    wide = _wide_encoding(data[:4000])
    if wide:
        return _readable(data.decode(wide, "replace"))
    try:
        return _readable(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _readable(data.decode("cp1252", "replace"))


def _wide_encoding(head: bytes) -> str | None:
    """UTF-16 without a mark has a zero in most of its odd or of its even bytes."""
    half = len(head) / 2
    if half < 4:
        return None
    if head[1::2].count(0) > 0.6 * half:
        return "utf-16-le"
    return "utf-16-be" if head[::2].count(0) > 0.6 * half else None


def _readable(text: str) -> str | None:
    sample = text[:20_000]
    good = sum(c.isprintable() or c in "\n\r\t\x0c" for c in sample)
    return text if sample and good >= _LEAST_PRINTABLE * len(sample) else None
