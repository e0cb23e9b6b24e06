"""What an ad says by how it is set: large titles, headings, small bullets, printed web pages."""

from __future__ import annotations

from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from ai.documents.extract import extract
from ai.local.job import read
from ai.schemas import JobFacts

_Row = tuple[str, float, bool]
_AD: list[_Row] = [
    ("Riverside Museum Portal | Textile Technician | Print", 8, False),
    ("Sign in", 8, False),
    ("Textile Technician,", 20, True),
    ("Weaving Studio", 20, True),
    ("We look after two thousand looms, and we keep forty of them running all year.", 10, False),
    ("Requirements", 12, True),
    ("• Two years with hand looms in a workshop or a school of weaving", 10, False),
    ("• A steady hand with small tools and patience with old machines", 10, False),
    ("Life at the Mill", 12, True),
    ("• We eat lunch together and swim in the river when it is warm enough", 10, False),
]


def pdf(rows: list[_Row], *, small_bullets: bool = False) -> bytes:
    """A page of the rows; its bullets as large as its text, or as small as browsers print them."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(612, 792))
    y = 740.0
    for text, size, bold in rows:
        font = "Helvetica-Bold" if bold else "Helvetica"
        if small_bullets and text.startswith("• "):
            canvas.setFont(font, size * 0.45)
            canvas.drawString(60, y + size * 0.25, "•")
            text = text[2:]
        canvas.setFont(font, size)
        canvas.drawString(72, y, text)
        y -= size * 1.4
    canvas.save()
    return out.getvalue()


def facts(rows: list[_Row], *, small_bullets: bool = False) -> JobFacts:
    return read(extract(pdf(rows, small_bullets=small_bullets)))


@pytest.mark.parametrize("small_bullets", [False, True])
def test_a_heading_that_we_do_not_know_ends_the_requirements(small_bullets: bool) -> None:
    assert facts(_AD, small_bullets=small_bullets).requirements.required == [
        "Two years with hand looms in a workshop or a school of weaving",
        "A steady hand with small tools and patience with old machines",
    ]


def test_a_printed_page_names_its_employer() -> None:
    company = facts(_AD).hiringOrganization
    assert company is not None
    assert company.name == "Riverside Museum"


def test_a_large_line_is_the_title_even_below_a_long_menu() -> None:
    menu: list[_Row] = [(f"Search filter {n}", 7, False) for n in range(45)]
    assert facts([*menu, ("Staff", 7, False), ("Loom Technician", 14, True)]).title == (
        "Loom Technician"
    )


def test_a_name_ends_where_its_line_ends_before_a_gap() -> None:
    found = facts([
        ("Loom Technician", 14, True),
        ("Opening day", 10, False),
        ("", 10, False),
        ("Riverside Museum is an equal opportunity employer.", 10, False),
    ])  # fmt: skip
    assert found.hiringOrganization is not None
    assert found.hiringOrganization.name == "Riverside Museum"


def test_a_form_to_fill_in_asks_for_nothing() -> None:
    rows: list[_Row] = [*_AD[:8], ("First Name *", 10, False), ("Postal code *", 10, False)]
    assert len(facts(rows).requirements.required) == 2


def test_a_unit_in_the_heading_is_no_part_of_the_title_that_is_sought() -> None:
    found = facts([
        ("RVSM Loom Technician - Weaving and Dyeing", 16, True),
        ("Riverside Museum is seeking a Loom Technician who knows wool.", 10, False),
    ])  # fmt: skip
    assert found.title == "Loom Technician"
