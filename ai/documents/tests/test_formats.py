"""Each format gives its words, in order, and says what it hides."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from docx import Document as Docx
from docx.oxml import parse_xml
from docx.shared import Pt, RGBColor
from reportlab.lib.colors import black, white
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ai import documents
from ai.errors import Unreadable

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BOX = (
    f'<w:r xmlns:w="{_W}"><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml">'
    "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>"
    "</v:textbox></w:pict></w:r>"
)


def _docx(document: Docx) -> bytes:  # type: ignore[valid-type]
    out = BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def test_docx_gives_headers_tables_boxes_and_links() -> None:
    document = Docx()
    document.sections[0].header.paragraphs[0].text = "ada@example.com"
    document.add_paragraph("First", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "2019", "Engineer"
    document.add_paragraph()._p.append(parse_xml(_BOX))  # noqa: SLF001 - python-docx has no boxes
    read = documents.read(_docx(document))
    assert [line for line in read.text.split("\n") if line] == [
        "ada@example.com",
        "• First",
        "2019\tEngineer",
        "In a box",
    ]
    assert (read.traits["tables"], read.traits["text_boxes"]) == (1.0, 1.0)


def test_docx_leaves_hidden_words_out() -> None:
    document = Docx()
    paragraph = document.add_paragraph("Seen ")
    paragraph.add_run("vanished").font.hidden = True
    paragraph.add_run("white").font.color.rgb = RGBColor(255, 255, 255)
    paragraph.add_run("tiny").font.size = Pt(1)
    read = documents.read(_docx(document))
    assert (read.text, read.hidden) == ("Seen", ["vanished", "white", "tiny"])


def _pdf(draw: object) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    draw(canvas)  # type: ignore[operator]
    canvas.save()
    return out.getvalue()


def test_pdf_leaves_white_tiny_and_distant_words_out() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Seen words")
        canvas.setFillColor(white)
        canvas.drawString(72, 650, "white words")
        canvas.setFillColor(black)
        canvas.setFont("Helvetica", 1)
        canvas.drawString(72, 600, "tiny words")
        canvas.setFont("Helvetica", 12)
        canvas.drawString(900, 550, "far words")

    read = documents.read(_pdf(draw))
    assert (read.text, sorted(read.hidden)) == (
        "Seen words",
        ["far words", "tiny words", "white words"],
    )


def test_white_words_on_a_dark_ground_are_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(50, 600, 400, 150, fill=1)
        canvas.setFillColor(white)
        canvas.drawString(72, 700, "White on black")

    assert documents.read(_pdf(draw)).text == "White on black"


def test_pdf_links_stand_at_their_words() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Name and Profile")
        canvas.linkURL("https://linkedin.com/in/ada", (140, 695, 180, 712))

    read = documents.read(_pdf(draw))
    (link,) = read.links
    assert (link.url, read.text[link.start : link.end]) == (
        "https://linkedin.com/in/ada",
        "Profile",
    )


def test_two_columns_are_read_one_after_the_other() -> None:
    def draw(canvas: Canvas) -> None:
        for i in range(8):
            canvas.drawString(60, 700 - 20 * i, f"left line number {i}")
            canvas.drawString(330, 693 - 17 * i, f"right line number {i}")

    text = documents.read(_pdf(draw)).text
    assert text.index("left line number 7") < text.index("right line number 0")


def test_a_role_and_its_dates_are_one_row() -> None:
    def draw(canvas: Canvas) -> None:
        for i in range(6):
            canvas.drawString(60, 700 - 40 * i, f"Engineer {i}")
            canvas.drawRightString(530, 700 - 40 * i, f"201{i} – 201{i + 1}")
            canvas.drawString(
                60, 685 - 40 * i, "Did a long list of things for a great many people"
            )

    assert "Engineer 3\t2013 – 2014" in documents.read(_pdf(draw)).text


def test_page_numbers_are_not_text() -> None:
    def draw(canvas: Canvas) -> None:
        for page in (1, 2):
            canvas.drawString(72, 500, f"words of page {page}")
            canvas.drawString(280, 20, f"Page {page} of 2")
            canvas.showPage()

    assert documents.read(_pdf(draw)).text == "words of page 1\n\nwords of page 2"


def test_a_locked_pdf_is_said_to_be_locked() -> None:
    out = BytesIO()
    canvas = Canvas(out, encrypt="secret")
    canvas.drawString(72, 700, "Locked")
    canvas.save()
    with pytest.raises(Unreadable) as caught:
        documents.read(out.getvalue())
    assert caught.value.code == "password"


def test_an_empty_page_has_no_text() -> None:
    with pytest.raises(Unreadable) as caught:
        documents.read(_pdf(lambda canvas: canvas.rect(10, 10, 10, 10)))
    assert caught.value.code == "no text"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_text_is_read_in_any_encoding(encoding: str) -> None:
    said = "José Núñez\nIngénieur à Genève, 2019 – 2021"
    assert documents.read(said.encode(encoding)).text == said


def test_rtf_gives_accents_bold_and_leaves_hidden_out() -> None:
    rtf = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\info{\title No}}"
        rb"\b Jos\'e9\b0\par Caf\u233?\tab 2019\par{\v secret}Seen\par}"
    )
    read = documents.read(rtf)
    assert (read.text, read.hidden) == ("José\nCafé\t2019\nSeen", ["secret"])
    assert read.lines[0].bold


def test_html_gives_what_a_page_shows() -> None:
    page = (
        b"<html><head><title>No</title></head><body><script>no()</script><h1>Ada</h1>"
        b"<ul><li>One</li></ul><p style='display:none'>secret</p>"
        b"<a href='https://a.example'>site</a></body></html>"
    )
    read = documents.read(page)
    assert [line for line in read.text.split("\n") if line] == ["Ada", "• One", "site"]
    assert (read.hidden, read.links[0].url) == (["secret"], "https://a.example")


def test_a_spreadsheet_is_not_a_document() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(Unreadable) as caught:
        documents.read(out.getvalue())
    assert caught.value.code == "not a document"


def test_the_same_file_gives_the_same_document() -> None:
    data = _pdf(lambda canvas: canvas.drawString(72, 700, "Ada Winter"))
    assert documents.read(data) == documents.read(data)
