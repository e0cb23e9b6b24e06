"""Résumés as Word and OpenDocument files."""

from __future__ import annotations

from io import BytesIO

from docx import Document as Docx
from docx.document import Document as DocxDocument
from docx.shared import Inches
from odf.opendocument import OpenDocumentText
from odf.style import Style, TextProperties
from odf.text import H, List, ListItem, P

from ai.local.resume.tests.golden.people import HEADINGS, Person
from ai.local.resume.tests.golden.said import contact, stretch
from ai.local.resume.tests.golden.texts import lines_of


def _saved(document: DocxDocument) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _bold(document: DocxDocument, bold: str, plain: str = "") -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run(bold).bold = True
    paragraph.add_run(plain)


def with_tabs(person: Person) -> bytes:
    """Styles for headings and bullets, dates behind a tab."""
    document, titles = Docx(), HEADINGS[person.tongue]
    document.add_heading(person.name, 0)
    document.add_paragraph(person.label)
    document.add_paragraph(" | ".join(contact(person)))
    document.add_heading(titles[0], 1)
    document.add_paragraph(person.summary)
    document.add_heading(titles[1], 1)
    for job in person.jobs:
        _bold(document, job.title, f"\t{stretch(job.start, job.end, person)}")
        document.add_paragraph(f"{job.employer}\t{job.place}")
        for one in job.did:
            document.add_paragraph(one, style="List Bullet")
    document.add_heading(titles[2], 1)
    for study in person.studies:
        _bold(document, study.school, f"\t{stretch(study.start, study.end, person)}")
        document.add_paragraph(f"{study.degree}, {study.area}\t{study.place}")
    document.add_heading(titles[3], 1)
    for name, items in person.skills:
        _bold(document, f"{name}: ", ", ".join(items))
    document.add_heading(titles[4], 1)
    document.add_paragraph(", ".join(person.languages))
    return _saved(document)


def with_tables(person: Person) -> bytes:
    """Contacts in the page header, and a table with the dates in its first column."""
    document, titles = Docx(), HEADINGS[person.tongue]
    document.sections[0].header.paragraphs[0].text = " | ".join(contact(person))
    _bold(document, person.name)
    _bold(document, titles[1].upper())
    table = document.add_table(rows=0, cols=2)
    for job in person.jobs:
        left, right = table.add_row().cells
        left.width = Inches(1.5)
        left.text = stretch(job.start, job.end, person, "numbers")
        right.paragraphs[0].add_run(job.title).bold = True
        right.add_paragraph(f"{job.employer}, {job.place}")
        for one in job.did:
            right.add_paragraph(one, style="List Bullet")
    _bold(document, titles[2].upper())
    table = document.add_table(rows=0, cols=2)
    for study in person.studies:
        left, right = table.add_row().cells
        left.text = stretch(study.start, study.end, person, "numbers")
        right.text = f"{study.degree}, {study.area}"
        right.add_paragraph(f"{study.school}, {study.place}")
    _bold(document, titles[3].upper())
    for _, items in person.skills:
        for item in items:
            document.add_paragraph(item, style="List Bullet")
    return _saved(document)


def as_odt(person: Person) -> bytes:
    """OpenDocument with headings and lists."""
    document = OpenDocumentText()
    strong = Style(name="Strong", family="text")
    strong.addElement(TextProperties(fontweight="bold"))
    document.automaticstyles.addElement(strong)
    for line in lines_of(person):
        if line.startswith("# "):
            document.text.addElement(H(outlinelevel=1, text=line[2:]))
        elif line.startswith("- "):
            listed, item = List(), ListItem()
            item.addElement(P(text=line[2:]))
            listed.addElement(item)
            document.text.addElement(listed)
        else:
            document.text.addElement(P(text=line))
    out = BytesIO()
    document.write(out)
    return out.getvalue()
