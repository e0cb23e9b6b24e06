"""Files that would take more memory or time than a résumé may."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

import pytest

from ai import documents
from ai.errors import Unreadable

_TYPES = b"<Types/>"


def _zip(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def _code(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        documents.read(data)
    return caught.value.code


def test_a_zip_that_unpacks_to_too_much_is_not_opened() -> None:
    bomb = {"[Content_Types].xml": _TYPES, "word/document.xml": b" " * 130_000_000}
    assert _code(_zip(bomb)) == "too heavy"


def test_a_zip_of_too_many_parts_is_not_opened() -> None:
    assert _code(_zip({f"{i}.xml": b"" for i in range(3_001)})) == "too heavy"


def test_two_million_paragraphs_end_in_a_sentence() -> None:
    body = b"<w:p/>" * 2_000_000
    xml = b'<w:document xmlns:w="x"><w:body>' + body + b"</w:body></w:document>"
    parts = {"[Content_Types].xml": _TYPES, "word/document.xml": xml}
    assert _code(_zip(parts)) in {"too heavy", "no text", "too slow"}


def test_an_entity_bomb_is_refused() -> None:
    entities = "".join(
        f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' if i else '<!ENTITY e0 "ha">' for i in range(12)
    )
    xml = f"<!DOCTYPE d [{entities}]><d>&e11;</d>".encode()
    parts = {"[Content_Types].xml": _TYPES, "word/document.xml": xml}
    assert _code(_zip(parts)) in {"damaged", "too heavy", "too slow"}


def test_a_pdf_of_a_gigabyte_in_two_kilobytes_ends_in_a_sentence() -> None:
    packer = zlib.compressobj(9)
    stream = b"".join(packer.compress(b"0" * 10_000_000) for _ in range(100)) + packer.flush()
    assert _code(_pdf(zlib.compress(stream, 9), b"[/FlateDecode /FlateDecode]")) in {
        "damaged",
        "too heavy",
        "too slow",
        "no text",
    }


def _pdf(stream: bytes, filters: bytes) -> bytes:
    head = b"<</Length %d /Filter %s>> stream\n" % (len(stream), filters)
    objects = [
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R>>",
        head + stream + b"\nendstream",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + table
    return out + b"trailer <</Size 5 /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start


def test_long_text_is_cut_and_says_so() -> None:
    document = documents.read(b"All work and no play.\n" * 40_000)
    assert len(document.text) <= 400_000
    assert document.traits["cut"] == 1.0
