"""PDF to words with PDFium; pages whose words are pictures are left empty for OCR.

PDFium gives a line-wrap hyphen as U+FFFE, glyphs of symbol fonts as private-use characters, and
the height of a loose character box as the size of its type.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from ctypes import (
    PYFUNCTYPE,
    addressof,
    c_float,
    c_int,
    c_uint,
    c_ushort,
    c_void_p,
    cast,
    create_string_buffer,
)
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from ai.documents.limits import MOST_CHARACTERS, MOST_PAGES
from ai.documents.pdf_gaps import words_by_gaps
from ai.documents.pdf_links import attach_links
from ai.documents.words import Page, Word, clean, is_bold_font, phrases
from ai.errors import Unreadable

_TINY = 3.0  # points: nobody reads type of this size
_FAINT = 200  # of 255: text as light as this may be invisible on its ground
_CONTRAST = 40  # of 255: the least difference between text and ground that one sees
_HEAVY = 600  # a font's weight from which on it counts as bold
_LOST_SPACE = 0.16  # of the type's size: so much wider than usual is a gap between words
_MOST_SHAPES = 5_000
_LETTERS_APART = 0.5  # objects for each character: a page that places every letter by itself
_INVISIBLE = (3, 7)  # text render modes that neither fill nor stroke
_ICONS = re.compile("awesome|icon|symbols|glyph", re.IGNORECASE)
_WORD = re.compile(r"[^ \t\n\r\x00\xa0\u2000-\u200a\u3000\ufffe]+\ufffe?")
_SWALLOWED = re.compile(r"[a-zà-ÿ)][A-Z(][a-zA-Z]|[a-z]\d{4}|[a-z],[A-Za-z]|\w{22}")


Box = tuple[float, float, float, float]


def _quick(function: object, returns: type, *takes: type) -> Callable[..., int | None]:
    """One of PDFium's functions with plain addresses for pointers: three times as fast to call."""
    address = cast(function, c_void_p).value  # type: ignore[arg-type]
    return PYFUNCTYPE(returns, *takes)(address)  # type: ignore[arg-type]


_loose_box = _quick(pdfium.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p)
_text_object = _quick(pdfium.FPDFText_GetTextObject, c_void_p, c_void_p, c_int)
_font_of = _quick(pdfium.FPDFTextObj_GetFont, c_void_p, c_void_p)
_render_mode = _quick(pdfium.FPDFTextObj_GetTextRenderMode, c_int, c_void_p)
_fill_colour = _quick(pdfium.FPDFText_GetFillColor, c_int, c_void_p, c_int, *[c_void_p] * 4)
_weight = _quick(pdfium.FPDFFont_GetWeight, c_int, c_void_p)
_object = _quick(pdfium.FPDFPage_GetObject, c_void_p, c_void_p, c_int)
_object_type = _quick(pdfium.FPDFPageObj_GetType, c_int, c_void_p)
_object_colour = _quick(pdfium.FPDFPageObj_GetFillColor, c_int, c_void_p, *[c_void_p] * 4)
_object_bounds = _quick(pdfium.FPDFPageObj_GetBounds, c_int, c_void_p, *[c_void_p] * 4)
_font_name = _quick(pdfium.FPDFFont_GetBaseFontName, c_int, c_void_p, c_void_p, c_int)


def pages_of(data: bytes) -> Iterator[Page]:
    """The pages of a PDF, one at a time. Raises ``Unreadable``."""
    pdf = _opened(data)
    if len(pdf) > MOST_PAGES:
        raise Unreadable("too many pages", "")
    characters = 0
    for number in range(len(pdf)):
        page = _page(pdf, number)
        characters += sum(len(word.text) + 1 for word in page.words)
        yield page
        if characters > MOST_CHARACTERS:
            return


def picture_of(data: bytes, number: int, *, dots_per_inch: int) -> bytes:
    """A page in grey, as the bytes of a PNG file, for OCR."""
    from io import BytesIO  # noqa: PLC0415 - scans alone need it

    out = BytesIO()
    _opened(data)[number].render(scale=dots_per_inch / 72, grayscale=True).to_pil().save(
        out, "PNG"
    )
    return out.getvalue()


def warm_up() -> None:
    """Have PDFium start, and find the system's fonts."""
    page = pypdfium2.PdfDocument.new().new_page(72, 72)
    page.get_textpage()


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD
        raise Unreadable("password" if locked else "damaged", "") from error
    if len(pdf) == 0:
        raise Unreadable("damaged", "")
    return pdf


def _page(pdf: pypdfium2.PdfDocument, number: int) -> Page:
    try:
        page = pdf[number]
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        return Page(0, 0)
    left, bottom, right, top = page.get_bbox()
    sheet = Page(right - left, top - bottom, images=_count_images(page.raw))
    sheet.letters_apart = _places_letters(page.raw, textpage.raw)
    words = list(_Glyphs(textpage.raw, left, top, sheet).words())
    if any(word.faint for word in words):
        _look(page, [word for word in words if word.faint])
    sheet.words = [word for word in words if word.seen]
    sheet.hidden = phrases([word for word in words if not word.seen])
    attach_links(pdf.raw, page.raw, sheet, left, top)
    return sheet


def _count_images(page: object) -> int:
    count = min(pdfium.FPDFPage_CountObjects(page), 400)
    kinds = (pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page, i)) for i in range(count))
    return sum(kind == pdfium.FPDF_PAGEOBJ_IMAGE for kind in kinds)


def _places_letters(page: object, textpage: object) -> bool:
    characters = pdfium.FPDFText_CountChars(textpage)
    return bool(pdfium.FPDFPage_CountObjects(page) > max(50, _LETTERS_APART * characters))


class _Glyphs:
    """The characters of a page, gathered into words."""

    def __init__(self, textpage: object, left: float, top: float, sheet: Page) -> None:
        self.textpage, self.left, self.top, self.sheet = textpage, left, top, sheet
        self.page = cast(textpage, c_void_p).value  # type: ignore[arg-type]
        self.fonts: dict[int, tuple[str, bool]] = {}
        self.box = pdfium.FS_RECTF()
        self.box_at = addressof(self.box)
        self.colour = (c_uint * 4)()
        self.colours_at = [addressof(self.colour) + 4 * i for i in range(4)]

    def words(self) -> Iterator[Word]:
        said = self._text()
        if self.sheet.letters_apart:
            for first, end in self._placed_words(said):
                yield from self._word(said[first:end].replace(" ", ""), first, end - 1)
            return
        for m in _WORD.finditer(said):
            text, start = m.group(), m.start()
            if not _SWALLOWED.search(text):
                yield from self._word(text, start, m.end() - 1)
                continue
            for first, end in self._parts(start, m.end()):
                yield from self._word(text[first - start : end - start], first, end - 1)

    def _placed_words(self, said: str) -> list[tuple[int, int]]:
        """The words of a page that places every letter by itself, told by the gaps between them.

        A letter's distance to the next one is the same each time but for kerning; where it is
        wider by most of a space, there is one, whatever PDFium made of it.
        """
        boxes = (c_float * (4 * len(said) or 1))()
        at = addressof(boxes)
        for i in range(len(said)):
            _loose_box(self.page, i, at + 16 * i)
        return words_by_gaps(said, boxes[:])

    def _text(self) -> str:
        """A character for each of PDFium's, so that their indices agree."""
        count = pdfium.FPDFText_CountChars(self.textpage)
        if count <= 0:
            return ""
        buffer = (c_ushort * (count + 1))()
        if pdfium.FPDFText_GetText(self.textpage, 0, count, buffer) - 1 == count:
            return "".join(map(chr, buffer[:count]))
        get = pdfium.FPDFText_GetUnicode
        codes = (get(self.textpage, i) for i in range(count))
        return "".join(chr(code if 0 < code < 0x110000 else 0x20) for code in codes)

    def _parts(self, start: int, end: int) -> list[tuple[int, int]]:
        """A word's stretches: PDFium sometimes drops the space between two words."""
        boxes = [self._box_of(i) for i in range(start, end)]
        edges = [start]
        for i in range(1, len(boxes)):
            gap, size = boxes[i][0] - boxes[i - 1][2], boxes[i][3] - boxes[i][1]
            if gap > _LOST_SPACE * size or gap < -3 * size:
                edges.append(start + i)
        edges.append(end)
        return list(pairwise(edges))

    def _box_of(self, index: int) -> tuple[float, float, float, float]:
        """Left, top, right and bottom, from the page's top left corner."""
        _loose_box(self.page, index, self.box_at)
        box, left, top = self.box, self.left, self.top
        return box.left - left, top - box.top, box.right - left, top - box.bottom

    def _word(self, text: str, first: int, last: int) -> Iterator[Word]:
        readable = clean(text.replace("\ufffe", "-"))
        if not readable:
            self.sheet.odd += 1
            return
        x0, top, x1, bottom = self._box_of(first)
        if last > first:
            end = self._box_of(last - 1 if text[-1] == "\ufffe" and last - 1 > first else last)
            if end[0] <= x0 and abs(end[1] - top) > (bottom - top) * 0.5:
                return  # turned on its side: not part of the reading text
            x0, x1 = min(x0, end[0]), max(x1, end[2])
        word = Word(readable, (x0, top, x1, bottom), bottom - top)
        self._dress(word, first)
        if word.text != "•" or not _ICONS.search(word.font):
            yield word

    def _dress(self, word: Word, index: int) -> None:
        """Font and colour, and whether one can see the word at all."""
        thing = _text_object(self.page, index)
        if thing:
            word.font, word.bold = self._font(_font_of(thing) or 0)
            if _render_mode(thing) in _INVISIBLE:
                word.seen = self.sheet.images > 0
                self.sheet.ocr = self.sheet.ocr or word.seen
        sheet = self.sheet
        off = word.x1 < 0 or word.bottom < 0 or word.x0 > sheet.width or word.top > sheet.height
        if off or 0 < word.size < _TINY:
            word.seen = False
        _fill_colour(self.page, index, *self.colours_at)
        red, green, blue, alpha = self.colour
        word.clear = alpha < 255 - _FAINT
        word.faint = word.seen and (word.clear or min(red, green, blue) >= _FAINT)

    def _font(self, font: int) -> tuple[str, bool]:
        if font not in self.fonts:
            buffer = create_string_buffer(128)
            _font_name(font, addressof(buffer), 128)
            name = buffer.value.decode("utf-8", "replace").split("+")[-1]
            heavy = (_weight(font) or 0) >= _HEAVY
            self.fonts[font] = name, heavy or is_bold_font(name)
        return self.fonts[font]


def _look(page: pypdfium2.PdfPage, faint: list[Word]) -> None:
    """Find out which faint words one can see: by the shapes around them, or on the page."""
    left, _, _, top = page.get_bbox()
    shapes = list(_dark_shapes(page.raw, left, top))
    doubtful = [word for word in faint if not any(_shows(word, shape) for shape in shapes)]
    if not doubtful:
        return
    with suppress(pypdfium2.PdfiumError):
        picture = page.render(scale=1, grayscale=True).to_pil()
        for word in doubtful:
            box = (int(word.x0), int(word.top), int(word.x1) + 1, int(word.bottom) + 1)
            low, high = picture.crop(box).getextrema()
            word.seen = high - low >= _CONTRAST


def _shows(word: Word, shape: Box) -> bool:
    """Whether a dark shape is the ground of light words, or draws the letters of clear ones."""
    x0, top, x1, bottom = shape
    if word.clear:
        high = word.bottom - word.top
        across = min(x1, word.x1) - max(x0, word.x0)
        down = min(bottom, word.bottom) - max(top, word.top)
        return (
            across > 0.7 * (word.x1 - word.x0) and down > 0.35 * high and bottom - top < 2 * high
        )
    inside = word.x0 >= x0 and word.x1 <= x1
    return inside and word.bottom - 2 <= bottom and word.top + 2 >= top


def _dark_shapes(page: object, left: float, top: float) -> Iterator[Box]:
    """The boxes of a page's shapes that are filled with a dark colour."""
    colour, sides = (c_uint * 4)(), (c_float * 4)()
    colour_at = [addressof(colour) + 4 * i for i in range(4)]
    side_at = [addressof(sides) + 4 * i for i in range(4)]
    address = cast(page, c_void_p).value  # type: ignore[arg-type]
    for i in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_SHAPES)):
        thing = _object(address, i)
        if _object_type(thing) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        _object_colour(thing, *colour_at)
        red, green, blue, alpha = colour
        if min(red, green, blue) > _FAINT or alpha < _FAINT:
            continue
        _object_bounds(thing, *side_at)
        x0, y0, x1, y1 = sides
        yield x0 - left, top - y1, x1 - left, top - y0
