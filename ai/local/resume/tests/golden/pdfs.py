"""Résumés as PDF in the layouts that builders and people use."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from ai.local.resume.tests.golden.people import HEADINGS, Job, Person, Study
from ai.local.resume.tests.golden.said import contact, stretch

_WIDTH, _HEIGHT = A4


class Pen:
    """Writes lines into a column of a page, and turns the page when it is full."""

    def __init__(self, canvas: Canvas, left: float, right: float, top: float = 60) -> None:
        self.canvas, self.left, self.right = canvas, left, right
        self.y = _HEIGHT - top

    def line(self, text: str, *, size: float = 10, bold: bool = False, right: str = "") -> None:
        self._room(size)
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        self.canvas.drawString(self.left, self.y, text)
        if right:
            self.canvas.setFont("Helvetica", size)
            self.canvas.drawRightString(self.right, self.y, right)
        self.y -= size * 1.35

    def mixed(self, bold: str, plain: str, *, size: float = 10, right: str = "") -> None:
        """A line that begins bold and goes on plain."""
        self._room(size)
        self.canvas.setFont("Helvetica-Bold", size)
        self.canvas.drawString(self.left, self.y, bold)
        shift = self.canvas.stringWidth(bold, "Helvetica-Bold", size)
        self.canvas.setFont("Helvetica", size)
        self.canvas.drawString(self.left + shift, self.y, plain)
        if right:
            self.canvas.drawRightString(self.right, self.y, right)
        self.y -= size * 1.35

    def text(self, text: str, *, size: float = 10, indent: float = 0, bullet: str = "") -> None:
        """Wrapped text."""
        for number, part in enumerate(
            simpleSplit(text, "Helvetica", size, self.right - self.left - indent)
        ):
            self._room(size)
            self.canvas.setFont("Helvetica", size)
            if bullet and number == 0:
                self.canvas.drawString(self.left, self.y, bullet)
            self.canvas.drawString(self.left + indent, self.y, part)
            self.y -= size * 1.3

    def heading(self, text: str, *, size: float = 12.5) -> None:
        self.y -= 8
        self.line(text, size=size, bold=True)
        self.y -= 2

    def gap(self, height: float = 6) -> None:
        self.y -= height

    def _room(self, size: float) -> None:
        if self.y < 50 + size:
            self.canvas.showPage()
            self.y = _HEIGHT - 60


Layout = Callable[[Canvas, Person], None]


def rendered(layout: Layout, person: Person) -> bytes:
    """The PDF of a person's résumé in a layout."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    layout(canvas, person)
    canvas.save()
    return out.getvalue()


def _head(pen: Pen, person: Person) -> None:
    pen.line(person.name, size=20, bold=True)
    pen.line(person.label, size=12)
    pen.line("  |  ".join(contact(person)), size=9)


def _did(pen: Pen, job: Job) -> None:
    for one in job.did:
        pen.text(one, indent=12, bullet="•")
    pen.gap()


def _study(pen: Pen, study: Study, person: Person) -> None:
    pen.line(study.school, bold=True, right=stretch(study.start, study.end, person))
    pen.line(f"{study.degree}, {study.area}", right=study.place)
    pen.gap()


def _skills(pen: Pen, person: Person) -> None:
    for name, items in person.skills:
        pen.mixed(f"{name}: ", ", ".join(items))


def _tail(pen: Pen, person: Person) -> None:
    titles = HEADINGS[person.tongue]
    pen.heading(titles[3])
    _skills(pen, person)
    pen.heading(titles[4])
    pen.line(", ".join(person.languages))
    if person.certificates:
        pen.heading(titles[5])
        for one in person.certificates:
            pen.text(one, indent=12, bullet="•")


def title_and_dates(canvas: Canvas, person: Person) -> None:
    """Title bold with dates at the right, employer and place below."""
    pen, titles = Pen(canvas, 50, _WIDTH - 50), HEADINGS[person.tongue]
    _head(pen, person)
    pen.heading(titles[0])
    pen.text(person.summary)
    pen.heading(titles[1])
    for job in person.jobs:
        pen.line(job.title, bold=True, right=stretch(job.start, job.end, person))
        pen.line(job.employer, right=job.place)
        _did(pen, job)
    pen.heading(titles[2])
    for study in person.studies:
        _study(pen, study, person)
    _tail(pen, person)


def employer_first(canvas: Canvas, person: Person) -> None:
    """Employer with its place, the role with its dates below; headings in capitals."""
    pen, titles = Pen(canvas, 50, _WIDTH - 50), HEADINGS[person.tongue]
    pen.line(person.name.upper(), size=18, bold=True)
    pen.line(" · ".join(contact(person)), size=9)
    pen.heading(titles[2].upper(), size=11)
    for study in person.studies:
        _study(pen, study, person)
    pen.heading(titles[1].upper(), size=11)
    for job in person.jobs:
        pen.line(job.employer, bold=True, right=job.place)
        pen.line(job.title, right=stretch(job.start, job.end, person, "numbers"))
        _did(pen, job)
    _tail(pen, person)


def dates_left(canvas: Canvas, person: Person) -> None:
    """Dates in a column at the left, everything else beside them."""
    titles = HEADINGS[person.tongue]
    pen = Pen(canvas, 170, _WIDTH - 50)
    pen.left = 50
    _head(pen, person)

    def beside(dates: str) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.drawString(50, pen.y, dates)

    def heading(text: str) -> None:
        pen.left = 50
        pen.heading(text)
        pen.left = 170

    heading(titles[1])
    for job in person.jobs:
        pen._room(40)  # noqa: SLF001 - the pen is ours, and the dates stand on its line
        beside(stretch(job.start, job.end, person, "numbers"))
        pen.mixed(job.title, f", {job.employer}, {job.place}")
        _did(pen, job)
    heading(titles[2])
    for study in person.studies:
        beside(stretch(study.start, study.end, person, "numbers"))
        pen.mixed(f"{study.degree}, {study.area}", f", {study.school}, {study.place}")
        pen.gap()
    pen.left = 50
    _tail(pen, person)


def sidebar_left(canvas: Canvas, person: Person) -> None:
    """A dark bar at the left with contacts, skills and languages in white."""
    titles = HEADINGS[person.tongue]
    canvas.setFillColorRGB(0.15, 0.2, 0.3)
    canvas.rect(0, 0, 190, _HEIGHT, fill=1, stroke=0)
    canvas.setFillColorRGB(1, 1, 1)
    side = Pen(canvas, 22, 180, top=90)
    side.heading("Contact" if person.tongue == "en" else "Kontakt")
    for one in contact(person):
        side.line(one, size=9)
    side.heading(titles[3])
    for _, items in person.skills:
        for item in items:
            side.text(item, indent=10, bullet="•")
    side.heading(titles[4])
    for one in person.languages:
        side.line(one)
    canvas.setFillColorRGB(0, 0, 0)
    pen = Pen(canvas, 215, _WIDTH - 40)
    pen.line(person.name, size=22, bold=True)
    pen.line(person.label, size=12)
    pen.heading(titles[0])
    pen.text(person.summary)
    pen.heading(titles[1])
    for job in person.jobs:
        pen.line(job.title, bold=True, size=11)
        pen.line(f"{job.employer} | {job.place} | {stretch(job.start, job.end, person)}", size=9)
        _did(pen, job)
    pen.heading(titles[2])
    for study in person.studies:
        pen.line(f"{study.degree}, {study.area}", bold=True)
        pen.line(f"{study.school}, {stretch(study.start, study.end, person)}")
        pen.gap()


def sidebar_right(canvas: Canvas, person: Person) -> None:
    """Two columns below a header over the whole width."""
    titles = HEADINGS[person.tongue]
    pen = Pen(canvas, 40, _WIDTH - 40)
    _head(pen, person)
    top = _HEIGHT - pen.y + 8
    main, side = Pen(canvas, 40, 375, top=top), Pen(canvas, 405, _WIDTH - 35, top=top)
    main.heading(titles[1].upper())
    for job in person.jobs:
        main.line(job.employer, bold=True)
        main.line(job.title)
        main.line(f"{stretch(job.start, job.end, person)}, {job.place}", size=9)
        _did(main, job)
    side.heading(titles[2].upper())
    for study in person.studies:
        side.text(study.school)
        side.text(f"{study.degree}, {study.area}")
        side.line(stretch(study.start, study.end, person, "year"), size=9)
        side.gap()
    side.heading(titles[3].upper())
    for _, items in person.skills:
        for item in items:
            side.line(item)
    side.heading(titles[4].upper())
    for one in person.languages:
        side.line(one)


def one_line(canvas: Canvas, person: Person) -> None:
    """Role, employer, place and dates on one line; letters of the headings spaced out."""
    pen, titles = Pen(canvas, 60, _WIDTH - 60), HEADINGS[person.tongue]
    pen.line(person.name, size=17)
    pen.line(person.email, size=9)
    pen.line(f"{person.phone}, {person.place}", size=9)

    def heading(text: str) -> None:
        pen.gap(10)
        pen.line(" ".join(text.upper().replace(" ", "  ")), size=10, bold=True)

    heading(titles[0])
    pen.text(person.summary)
    heading(titles[1])
    for job in person.jobs:
        dates = stretch(job.start, job.end, person)
        pen.line(f"{job.title} — {job.employer}, {job.place} ({dates})", size=9.5)
        for one in job.did:
            pen.text(f"- {one}", indent=8, size=9.5)
    heading(titles[2])
    for study in person.studies:
        dates = stretch(study.start, study.end, person)
        pen.line(
            f"{study.degree}, {study.area} — {study.school}, {study.place} ({dates})", size=9.5
        )
    heading(titles[3])
    for _, items in person.skills:
        pen.text(" • ".join(items), size=9.5)


def headings_beside(canvas: Canvas, person: Person) -> None:
    """Headings in a narrow column, their content at the right."""
    titles = HEADINGS[person.tongue]
    pen = Pen(canvas, 200, _WIDTH - 50)
    pen.left = 50
    _head(pen, person)
    pen.left = 200

    def heading(text: str) -> None:
        pen.gap(12)
        canvas.setFont("Helvetica-Bold", 10)
        for number, part in enumerate(simpleSplit(text, "Helvetica-Bold", 10, 130)):
            canvas.drawString(50, pen.y - 13 * number, part)

    heading(titles[1])
    for job in person.jobs:
        pen.line(job.title, bold=True, right=stretch(job.start, job.end, person))
        pen.line(f"{job.employer}, {job.place}")
        _did(pen, job)
    heading(titles[2])
    for study in person.studies:
        _study(pen, study, person)
    heading(titles[3])
    _skills(pen, person)


def no_headings(canvas: Canvas, person: Person) -> None:
    """Nothing but the entries, one after the other."""
    pen = Pen(canvas, 50, _WIDTH - 50)
    _head(pen, person)
    pen.gap(14)
    for job in person.jobs:
        pen.line(
            f"{job.title}, {job.employer}", bold=True, right=stretch(job.start, job.end, person)
        )
        _did(pen, job)
    for study in person.studies:
        pen.line(
            f"{study.degree} {study.area}, {study.school}",
            bold=True,
            right=stretch(study.start, study.end, person),
        )
        pen.gap()


def network_profile(canvas: Canvas, person: Person) -> None:
    """The PDF that a network for work makes of a profile: employers once above their roles."""
    side = Pen(canvas, 22, 180)
    side.heading("Contact")
    side.line(person.phone, size=9)
    side.line(person.email, size=9)
    side.heading("Top Skills")
    for item in (item for _, items in person.skills for item in items):
        side.line(item)
    side.heading("Languages")
    for one in person.languages:
        side.line(f"{one} (Professional Working)", size=9)
    pen = Pen(canvas, 220, _WIDTH - 40)
    pen.line(person.name, size=24)
    pen.line(person.label, size=12)
    pen.line(person.place, size=12)
    pen.heading("Summary", size=15)
    pen.text(person.summary, size=12)
    pen.heading("Experience", size=15)
    _network_jobs(pen, person)
    pen.heading("Education", size=15)
    for study in person.studies:
        pen.line(study.school, size=12)
        dates = stretch(study.start, study.end, person, "year")
        pen.line(f"{study.degree}, {study.area} · ({dates})", size=10.5)
        pen.gap()


def _network_jobs(pen: Pen, person: Person) -> None:
    above = ""
    for job in person.jobs:
        if job.employer != above:
            pen.gap()
            pen.line(job.employer, size=12)
            if sum(one.employer == job.employer for one in person.jobs) > 1:
                pen.line("5 years 6 months", size=10)
        above = job.employer
        pen.line(job.title, size=11.5)
        pen.line(f"{stretch(job.start, job.end, person)} (2 years 3 months)", size=10.5)
        pen.line(job.place, size=10.5)
        pen.gap(4)
        for one in job.did:
            pen.text(one, size=10.5)
        pen.gap(4)


LAYOUTS: tuple[Layout, ...] = (
    title_and_dates,
    employer_first,
    dates_left,
    sidebar_left,
    sidebar_right,
    one_line,
    headings_beside,
    no_headings,
    network_profile,
)
