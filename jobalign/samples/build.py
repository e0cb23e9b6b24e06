"""Sets the sample résumés as the files that people bring: ``python -m jobalign.samples.build``.

Needs the development requirements. The files are committed, so that nobody needs to run it.
"""

from __future__ import annotations

from docx import Document
from docx.shared import Pt
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

from jobalign.samples import ENGINEER, FOLDER, NURSE

HEADINGS = {
    "Summary",
    "Experience",
    "Education",
    "Education and registration",
    "Certificates",
    "Skills",
}
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10.5, leading=15)
HEADING = ParagraphStyle("heading", BODY, fontName="Helvetica-Bold", fontSize=12, spaceBefore=4)
NAME = ParagraphStyle("name", HEADING, fontSize=18, leading=24)
BULLET = ParagraphStyle("bullet", BODY, leftIndent=12, bulletIndent=0)


def as_pdf(text: str, path: str) -> None:
    """A PDF in one column."""
    flow = []
    for number, line in enumerate(text.splitlines()):
        if not line:
            flow.append(Spacer(1, 6))
        elif line.startswith("- "):
            flow.append(Paragraph(line[2:], BULLET, bulletText="•"))
        else:
            style = NAME if number == 0 else HEADING if line in HEADINGS else BODY
            flow.append(Paragraph(line, style))
    SimpleDocTemplate(path, pagesize=A4, title="Résumé", invariant=1).build(flow)


def as_docx(text: str, path: str) -> None:
    """A Word file with real headings and bullets."""
    document = Document()
    document.styles["Normal"].font.size = Pt(10.5)
    for number, line in enumerate(text.splitlines()):
        if number == 0:
            document.add_heading(line, 0)
        elif line in HEADINGS:
            document.add_heading(line, 1)
        elif line.startswith("- "):
            document.add_paragraph(line[2:], style="List Bullet")
        elif line:
            document.add_paragraph(line)
    document.save(path)


if __name__ == "__main__":
    as_pdf(NURSE.text("resume"), str(FOLDER / NURSE.resume_file))
    as_docx(ENGINEER.text("resume"), str(FOLDER / ENGINEER.resume_file))
