"""A résumé as a Word document: headings and bullets in their styles, no tables."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from io import BytesIO

from docx import Document
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from core.typesetting import Paper, plain
from resumes.export.outline import Entry, Outline, Section

_PAPER: dict[Paper, tuple[Length, Length]] = {
    "a4": (Mm(210), Mm(297)),
    "us-letter": (Mm(215.9), Mm(279.4)),
}


@dataclass(frozen=True, slots=True)
class Look:
    """How a design looks in Word, in fonts that Word has."""

    font: str
    size: float
    ink: RGBColor
    margin: int
    centred: bool = False


LOOKS = {
    "clear": Look("Calibri", 10.5, RGBColor(0x1B, 0x1E, 0x27), 20),
    "classic": Look("Cambria", 10.5, RGBColor(0, 0, 0), 22, centred=True),
    "compact": Look("Calibri", 10, RGBColor(0x2E, 0x48, 0xAD), 16),
}


def as_docx(outline: Outline, design: str, paper: Paper) -> bytes:
    """A Word document with its title, author and language set."""
    writer = _Writer(outline, LOOKS[design], paper)
    writer.head()
    for section in outline.sections:
        writer.section(section)
    out = BytesIO()
    writer.docx.save(out)
    return out.getvalue()


class _Writer:
    def __init__(self, outline: Outline, look: Look, paper: Paper) -> None:
        self.outline, self.look = outline, look
        self.docx: Docx = Document()
        self._page(paper)
        self._styles()
        said = self.docx.core_properties
        said.title = said.author = plain(outline.name)[:255]
        said.language, said.comments = outline.language, ""

    def _page(self, paper: Paper) -> None:
        page = self.docx.sections[0]
        page.page_width, page.page_height = _PAPER[paper]
        margin = Mm(self.look.margin)
        page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = margin
        self.width = page.page_width - 2 * margin

    def _styles(self) -> None:
        for name, size, above, below in (
            ("Normal", self.look.size, 0, 2),
            ("Title", 21, 0, 2),
            ("Heading 1", 12.5, 12, 4),
            ("Heading 2", self.look.size, 8, 1),
            ("List Bullet", self.look.size, 0, 1),
        ):
            style = self.docx.styles[name]
            style.font.name, style.font.size = self.look.font, Pt(size)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for script in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
                fonts.attrib.pop(qn(script), None)
            form = style.paragraph_format
            form.space_before, form.space_after = Pt(above), Pt(below)
            if name not in ("Normal", "List Bullet"):
                style.font.color.rgb, style.font.bold = self.look.ink, True
                form.keep_with_next = True
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), self.outline.language)
        self.docx.styles["Normal"].element.get_or_add_rPr().append(language)

    def head(self) -> None:
        outline = self.outline
        if outline.name:
            self._centred(self._add(outline.name, "Title"))
        if outline.label:
            label = self._add(outline.label)
            label.runs[0].bold = True  # so that no line below seems to go on with it
            self._centred(label)
        if outline.contacts:
            self._centred(self._add(" | ".join(c.shown for c in outline.contacts)))

    def _centred(self, paragraph: Paragraph) -> None:
        if self.look.centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def section(self, section: Section) -> None:
        self._add(section.title, "Heading 1")
        for line in filter(None, section.text.split("\n")):
            self._add(line)
        for entry in section.entries:
            if section.is_of_items:
                self._item(entry)
            else:
                self._entry(entry)
        for name, words in section.lists:
            self._list(name, words)

    def _entry(self, entry: Entry) -> None:
        if entry.head or entry.dates:
            head = self._add(entry.head, "Heading 2")
            head.paragraph_format.tab_stops.add_tab_stop(self.width, WD_TAB_ALIGNMENT.RIGHT)
            if entry.dates:
                dates = head.add_run(f"\t{plain(entry.dates)}")
                dates.bold, dates.font.color.rgb = False, RGBColor(0, 0, 0)
        for line in (*entry.rows, entry.url or "", *entry.text.split("\n")):
            if line:
                self._add(line)
        for bullet in entry.bullets:
            self._add(bullet, "List Bullet")
        for name, words in entry.notes:
            self._add(f"{name}: {', '.join(words)}")

    def _item(self, entry: Entry) -> None:
        paragraph = self._add("", "List Bullet")
        paragraph.add_run(plain(entry.head)).bold = True
        for part in (*entry.rows, entry.dates):
            if part:
                paragraph.add_run(plain(f"  ·  {part}"))
        for line in (*entry.text.split("\n"), entry.url or ""):
            if line:
                self._add(line)

    def _list(self, name: str, words: tuple[str, ...]) -> None:
        paragraph = self._add("")
        if name:
            paragraph.add_run(plain(f"{name}:")).bold = True
        paragraph.add_run(plain(f"{' ' if name else ''}{', '.join(words)}"))
        _right_to_left(paragraph)

    def _add(self, text: str, style: str = "Normal") -> Paragraph:
        paragraph = self.docx.add_paragraph(plain(text), style=style)
        _right_to_left(paragraph)
        return paragraph


def _right_to_left(paragraph: Paragraph) -> None:
    """A paragraph whose first letter is of a script that runs to the left runs there as well."""
    strong = next(
        (d for c in paragraph.text if (d := unicodedata.bidirectional(c)) in ("L", "R", "AL")), "L"
    )
    if strong == "L":
        return
    paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))  # noqa: SLF001 - python-docx has no name for it
    for run in paragraph.runs:
        run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))  # noqa: SLF001 - as above
