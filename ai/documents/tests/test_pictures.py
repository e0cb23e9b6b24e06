"""Pictures of text: read where tesseract is installed, and a plain sentence where it is not."""

from __future__ import annotations

import os
import shutil
from io import BytesIO

import pypdfium2
import pytest

from ai import documents
from ai.documents.reader import Reader
from ai.errors import Unreadable
from ai.local import resume
from ai.local.resume.tests.golden import pdfs
from ai.local.resume.tests.golden.people import PEOPLE


def _scan(kind: str) -> bytes:
    page = pypdfium2.PdfDocument(pdfs.rendered(pdfs.title_and_dates, PEOPLE[0]))[0]
    out = BytesIO()
    page.render(scale=200 / 72).to_pil().convert("L").save(out, kind, resolution=200)
    return out.getvalue()


@pytest.mark.skipif(
    shutil.which("tesseract") is None and "CI" not in os.environ,
    reason="tesseract is not installed",
)
@pytest.mark.parametrize("kind", ["PDF", "PNG"])
def test_a_scan_is_read(kind: str) -> None:
    document = documents.read(_scan(kind))
    facts = resume.read(document)
    assert document.ocr
    assert (facts.basics.name, facts.basics.email) == (PEOPLE[0].name, PEOPLE[0].email)
    assert [work.position for work in facts.work] == [job.title for job in PEOPLE[0].jobs]


@pytest.mark.parametrize("kind", ["PDF", "PNG"])
def test_without_tesseract_a_scan_is_said_to_be_a_picture(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    reader = Reader()
    with pytest.raises(Unreadable) as caught:
        reader.read(_scan(kind))
    reader.close()
    assert caught.value.code == "picture"
