"""A job ad's facts, from ads set out in several ways."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ai.documents import Document
from ai.local.job import read
from ai.schemas import JobFacts

BAKER = """Harbour Bakery
JOB TITLE: Head Baker
LOCATION: Leeds, England
Harbour Bakery is seeking a Head Baker for its new shop.
RESPONSIBILITIES:
- Bake bread and pastry every morning
- Lead a team of three bakers
REQUIRED QUALIFICATIONS:
- At least three years of experience as a baker
- Food hygiene certificate
PREFERRED QUALIFICATIONS:
- Driving licence
SALARY: £28,000 - £32,000 per year
APPLICATION DEADLINE: 14 March 2026
"""


def facts(text: str) -> JobFacts:
    return read(Document.of_text(text))


def test_an_ad_with_labels_is_read_whole() -> None:
    found = facts(BAKER)
    assert found.title == "Head Baker"
    assert found.hiringOrganization is not None
    assert found.hiringOrganization.name == "Harbour Bakery"
    assert found.jobLocation == "Leeds, England"
    assert found.requirements.required == [
        "At least three years of experience as a baker",
        "Food hygiene certificate",
    ]
    assert found.requirements.preferred == ["Driving licence"]
    assert found.responsibilities == [
        "Bake bread and pastry every morning",
        "Lead a team of three bakers",
    ]
    assert found.experienceRequirements is not None
    assert found.experienceRequirements.minYears == 3
    assert found.validThrough == "2026-03-14"


@pytest.mark.parametrize(
    ("text", "low", "high", "currency", "unit"),
    [
        ("Salary: $24.00/hr", 24, None, "USD", "HOUR"),
        ("Pay: $28.50 - $33 per hour", 28.5, 33, "USD", "HOUR"),
        ("Salary: £28,000 - £32,000 per annum", 28000, 32000, "GBP", "YEAR"),
        ("Remuneration: 250,000 AMD per month", 250000, None, "AMD", "MONTH"),
        ("The salary is €50-60k a year", 50000, 60000, "EUR", "YEAR"),
        ("Minimum salary $48,000/annual, maximum $52,000/annual", 48000, 52000, "USD", "YEAR"),
    ],
)
def test_pay_is_read_as_stated(
    text: str, low: float, high: float | None, currency: str, unit: str
) -> None:
    pay = facts(f"Clerk\n{text}\n").baseSalary
    assert pay is not None
    assert (pay.minValue, pay.maxValue, pay.currency, pay.unitText) == (low, high, currency, unit)


@pytest.mark.parametrize(
    "text",
    [
        "Salary: competitive",
        "We raised $20 million last year.",
        "401(k) with 5% match",
        "Founded in 1998, with 250 employees.",
        "Responsible for a budget of $500,000 per year.",
    ],
)
def test_no_pay_is_invented(text: str) -> None:
    assert facts(f"Clerk\n{text}\n").baseSalary is None


def test_evidence_points_at_the_words() -> None:
    found = facts(BAKER)
    for pointer, span in found.meta.evidence.items():
        words = BAKER[span.start : span.end]
        assert words.strip(), pointer
    title = found.meta.evidence["/title"]
    assert BAKER[title.start : title.end] == "Head Baker"


def test_a_list_of_skills_on_one_line_is_as_many_items() -> None:
    found = facts("Required skills: purchase, vendor management, autocad")
    assert found.requirements.required == ["purchase", "vendor management", "autocad"]


def test_an_empty_ad_says_nothing() -> None:
    assert facts("").model_dump(exclude_defaults=True) in ({}, {"meta": {}})


_LINES = st.lists(
    st.sampled_from([*BAKER.splitlines(), "", "Apply now: x@example.com"]), max_size=20
)


@settings(max_examples=30, deadline=None)
@given(_LINES)
def test_spans_point_at_what_they_say(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = facts(text)
    said = {"/title": found.title, "/jobLocation": found.jobLocation}
    for name, value in said.items():
        if value is not None:
            place = found.meta.evidence[name]
            assert " ".join(text[place.start : place.end].split()).startswith(value[:12])
    items = found.requirements.required
    for number, item in enumerate(items):
        place = found.meta.evidence[f"/requirements/required/{number}"]
        assert item in " ".join(text[place.start : place.end].split())
