"""Text from pictures by tesseract, where it is installed; its absence is a plain sentence."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache

from ai.documents import pdf
from ai.documents.limits import MOST_SCANNED_PAGES
from ai.documents.problems import unreadable
from ai.documents.words import Page, Word, clean

_DOTS_PER_INCH = 200
_LANGUAGES = ("eng", "fra", "deu", "spa", "por", "ita", "nld")
_LEAST_SURE = 25.0  # of 100: below this a word is a smudge
_SECONDS_A_PAGE = 20
_WORD_LEVEL = "5"
_LARGEST = 40_000_000  # pixels


def pages_of_pdf(data: bytes, pages: int) -> Iterator[Page]:
    """The words on a scan's first pages."""
    _require()
    for number in range(min(pages, MOST_SCANNED_PAGES)):
        yield _page(pdf.picture_of(data, number, dots_per_inch=_DOTS_PER_INCH))


def pages_of_picture(data: bytes) -> Iterator[Page]:
    """The words on a picture."""
    from io import BytesIO  # noqa: PLC0415 - pictures alone need these

    from PIL import Image  # noqa: PLC0415 - only where a picture is read

    _require()
    picture = Image.open(BytesIO(data))
    if picture.width * picture.height > _LARGEST:
        raise unreadable("too heavy")
    out = BytesIO()
    picture.convert("L").save(out, "PNG")
    yield _page(out.getvalue())


def _require() -> None:
    if shutil.which("tesseract") is None:
        raise unreadable("picture")


@cache
def _languages(program: str) -> str:
    said = subprocess.run(  # noqa: S603 - a program found on PATH, with words of our own
        [program, "--list-langs"], capture_output=True, text=True, check=False, timeout=10
    ).stdout.split()
    return "+".join(language for language in _LANGUAGES if language in said) or "eng"


def _page(picture: bytes) -> Page:
    program = shutil.which("tesseract") or "tesseract"
    said = subprocess.run(  # noqa: S603 - a program found on PATH, with words of our own
        [program, "-", "-", "-l", _languages(program), "--dpi", str(_DOTS_PER_INCH), "tsv"],
        input=picture,
        capture_output=True,
        check=False,
        timeout=_SECONDS_A_PAGE,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    ).stdout.decode("utf-8", "replace")
    rows = [line.split("\t") for line in said.splitlines()[1:]]
    scale = 72 / _DOTS_PER_INCH
    page = Page(0, 0, images=1, ocr=True)
    if rows and len(rows[0]) >= 10:
        page.width, page.height = float(rows[0][8]) * scale, float(rows[0][9]) * scale
    heights = _line_heights(rows)
    for row in rows:
        if len(row) == 12 and row[0] == _WORD_LEVEL and float(row[10]) >= _LEAST_SURE:
            page.words += _word(row, scale, heights)
    return page


def _line_heights(rows: list[list[str]]) -> dict[tuple[str, ...], tuple[float, float]]:
    """The top and height of each line: words are as high as their line, not as their letters."""
    return {
        tuple(row[1:5]): (float(row[7]), float(row[9]))
        for row in rows
        if len(row) == 12 and row[0] == "4"
    }


def _word(
    row: list[str], scale: float, heights: dict[tuple[str, ...], tuple[float, float]]
) -> list[Word]:
    text = clean(row[11].strip())
    if not text:
        return []
    left, top, width, height = (float(value) for value in row[6:10])
    top, height = heights.get(tuple(row[1:5]), (top, height))
    box = (left * scale, top * scale, (left + width) * scale, (top + height) * scale)
    return [Word(text, box, height * scale * 0.8)]
