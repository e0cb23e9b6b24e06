"""The addresses that a PDF page links to, and the words that carry them."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, c_int, create_string_buffer

import pypdfium2.raw as pdfium

from ai.documents.limits import MOST_LINKS
from ai.documents.words import Page, Word

_LONGEST = 2048


def attach_links(pdf: object, page: object, sheet: Page, left: float, top: float) -> None:
    """Tell the words of ``sheet`` which of its links they carry."""
    for url, box in _links(pdf, page):
        sheet.links.append(url)
        x0, y0, x1, y1 = box.left - left, top - box.top, box.right - left, top - box.bottom
        for word in sheet.words:
            if _inside(word, x0, min(y0, y1), x1, max(y0, y1)):
                word.link = len(sheet.links) - 1


def _inside(word: Word, x0: float, y0: float, x1: float, y1: float) -> bool:
    across, down = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return x0 <= across <= x1 and y0 <= down <= y1


def _links(pdf: object, page: object) -> Iterator[tuple[str, pdfium.FS_RECTF]]:
    position, link, box = c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    for _ in range(MOST_LINKS):
        if not pdfium.FPDFLink_Enumerate(page, byref(position), byref(link)):
            return
        url = _address(pdf, link)
        if url and pdfium.FPDFLink_GetAnnotRect(link, byref(box)):
            yield url, box


def _address(pdf: object, link: object) -> str:
    action = pdfium.FPDFLink_GetAction(link)
    if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return ""
    buffer = create_string_buffer(_LONGEST)
    pdfium.FPDFAction_GetURIPath(pdf, action, buffer, _LONGEST)
    return buffer.value.decode("utf-8", "replace").strip()
