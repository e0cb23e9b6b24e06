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


def table_sidebar(person: Person) -> bytes:
    """One table of two cells: contacts and skills in the first, all else in the second."""
    document, titles = Docx(), HEADINGS[person.tongue]
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    left.text = person.name
    for one in contact(person):
        left.add_paragraph(one)
    left.add_paragraph().add_run(titles[3].upper()).bold = True
    for item in (item for _, items in person.skills for item in items):
        left.add_paragraph(item, style="List Bullet")
    left.add_paragraph().add_run(titles[4].upper()).bold = True
    for one in person.languages:
        left.add_paragraph(one)
    right.paragraphs[0].add_run(titles[1].upper()).bold = True
    for job in person.jobs:
        header = right.add_paragraph()
        header.add_run(job.employer).bold = True
        header.add_run(f", {job.place}")
        header.add_run().add_break()
        header.add_run(f"{job.title}, {stretch(job.start, job.end, person)}").italic = True
        for one in job.did:
            right.add_paragraph(one, style="List Bullet")
    right.add_paragraph().add_run(titles[2].upper()).bold = True
    for study in person.studies:
        right.add_paragraph(
            f"{study.degree}, {study.area}, {study.school}, {study.place}, "
            f"{stretch(study.start, study.end, person)}"
        )
    return _saved(document)


def centred(person: Person) -> bytes:
    """Capitals for names, underscores under headings, dates in brackets, skills in one line."""
    document, titles = Docx(), HEADINGS[person.tongue]
    _bold(document, person.name.upper())
    document.add_paragraph(" • ".join(contact(person)))
    for title in (titles[0],):
        _bold(document, title)
        document.add_paragraph("_" * 60)
        document.add_paragraph(person.summary)
    _bold(document, titles[1])
    document.add_paragraph("_" * 60)
    for job in person.jobs:
        document.add_paragraph(
            f"{job.employer} ({stretch(job.start, job.end, person, 'numbers')})"
        )
        document.add_paragraph(job.title)
        for one in job.did:
            document.add_paragraph(f"•\t{one}")
    _bold(document, titles[2])
    document.add_paragraph("_" * 60)
    for study in person.studies:
        document.add_paragraph(f"{study.school} ({study.end[:4]})")
        document.add_paragraph(f"{study.degree} – {study.area}")
    _bold(document, titles[3])
    document.add_paragraph("_" * 60)
    items = [item for _, items in person.skills for item in items]
    document.add_paragraph(" | ".join(items))
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
