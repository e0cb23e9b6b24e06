"""A profile as LinkedIn saves it ("Save to PDF"), in the layout that those files have.

A bar at the left says contacts, three skills, languages and certificates; beside it stand name,
headline, place, summary, experience and education. Positions at one employer stand below its name
with the time that they take together, each stretch has its length in brackets behind it, schools
have years behind a middle dot, and each page ends with its number. What such files look like is
described by readers made for them, such as https://github.com/AlexanderPico/linkedin-profile-reader
"""

from __future__ import annotations

import itertools
from io import BytesIO

from reportlab.lib.pagesizes import LETTER
from reportlab.pdfgen.canvas import Canvas

from ai.local.dates import months_between
from ai.local.resume.tests.golden.pdfs import Pen
from ai.local.resume.tests.golden.people import MONTHS, Job, Person

_TODAY = "2026-11"
_TOP_SKILLS = 3
_LEVELS = ("Native or Bilingual", "Full Professional", "Limited Working", "Elementary")


def top_skills(person: Person) -> list[str]:
    """The skills that such a file says."""
    return [item for _, items in person.skills for item in items][:_TOP_SKILLS]


def profile(person: Person) -> bytes:
    """The file."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=LETTER, invariant=1)
    _bar(canvas, person)
    pen = Pen(canvas, 223, 580, top=70)
    pen.line(person.name, size=26)
    pen.text(person.label, size=12)
    pen.line(person.place, size=12)
    pen.heading("Summary", size=15.75)
    pen.text(person.summary, size=12)
    pen.heading("Experience", size=15.75)
    for _, jobs in itertools.groupby(person.jobs, key=lambda job: job.employer):
        _employer(pen, list(jobs))
    pen.heading("Education", size=15.75)
    for study in person.studies:
        pen.line(study.school, size=12)
        pen.text(
            f"{study.degree}, {study.area} · ({study.start[:4]} - {study.end[:4]})", size=10.5
        )
        pen.gap()
    canvas.setFont("Helvetica", 9)
    canvas.drawString(380, 24, "Page 1 of 1")
    canvas.save()
    return out.getvalue()


def _bar(canvas: Canvas, person: Person) -> None:
    canvas.setFillColorRGB(0.17, 0.21, 0.27)
    canvas.rect(0, 0, 200, LETTER[1], fill=1, stroke=0)
    canvas.setFillColorRGB(1, 1, 1)
    side = Pen(canvas, 15, 195, top=70)
    side.heading("Contact", size=13)
    side.line(f"{person.phone} (Mobile)", size=10.5)
    side.line(person.email, size=10.5)
    handle = person.email.partition("@")[0].replace(".", "-")
    side.line(f"www.linkedin.com/in/{handle}", size=10.5)
    side.line("(LinkedIn)", size=10.5)
    side.heading("Top Skills", size=13)
    for skill in top_skills(person):
        side.text(skill, size=10.5)
    side.heading("Languages", size=13)
    for language, level in zip(person.languages, _LEVELS, strict=False):
        side.line(f"{language.partition(' (')[0]} ({level})", size=10.5)
    if person.certificates:
        side.heading("Certifications", size=13)
        for one in person.certificates:
            side.text(one, size=10.5)
    canvas.setFillColorRGB(0, 0, 0)


def _employer(pen: Pen, jobs: list[Job]) -> None:
    pen.line(jobs[0].employer, size=12)
    if len(jobs) > 1:
        pen.line(_length(jobs[-1].start, jobs[0].end), size=10.5)
    for job in jobs:
        pen.line(job.title, size=11.5)
        pen.line(
            f"{_month(job.start)} - {_month(job.end)} ({_length(job.start, job.end)})", size=10.5
        )
        pen.line(job.place, size=10.5)
        for one in job.did:
            pen.text(f"• {one}", size=10.5)
        pen.gap()


def _month(value: str) -> str:
    if not value:
        return "Present"
    return (
        value[:4]
        if len(value) == len("YYYY")
        else f"{MONTHS['en'][int(value[5:7]) - 1]} {value[:4]}"
    )


def _length(start: str, end: str) -> str:
    months = months_between(start, end or _TODAY)
    years, months = divmod(months, 12)
    said = [f"{years} year{'s' * (years != 1)}"] if years else []
    if months or not years:
        said.append(f"{months} month{'s' * (months != 1)}")
    return " ".join(said)
