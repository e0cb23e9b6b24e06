"""The checks of the file: what they see, and that they ask for what is missing."""

from __future__ import annotations

import pytest

from ai import documents
from ai.local import checks, resume
from ai.local.resume.tests.golden import office, pdfs
from ai.local.resume.tests.golden.people import PEOPLE
from ai.schemas import Check


def _checks(data: bytes, name: str = "") -> dict[str, Check]:
    document = documents.read(data, name=name)
    return {check.id: check for check in checks.check(document, resume.read(document))}


def _asked(data: bytes, name: str = "") -> set[str]:
    return {id_ for id_, check in _checks(data, name).items() if check.verdict != "good"}


def test_a_tidy_resume_is_asked_for_little() -> None:
    data = pdfs.rendered(pdfs.title_and_dates, PEOPLE[0])
    assert _asked(data, "Maren-Oakhurst-Resume.pdf") <= {"profile", "length"}


GARDENER = """Ada Field
ada@field.example

Experience

Head Gardener, Rosewood Park
April 2018 - {}
- Grew roses
- Led four people

Gardener, Kew Meadows
January 2015 - March 2018
- Pruned trees
"""


@pytest.mark.parametrize(("end", "years"), [("present", 12), ("April 2020", 5)])
def test_work_that_goes_on_counts_until_now(end: str, years: int) -> None:
    check = _checks(GARDENER.format(end).encode(), "x.txt")["length"]
    assert f"about {years} years of work" in check.why


def test_two_columns_are_named() -> None:
    check = _checks(pdfs.rendered(pdfs.sidebar_left, PEOPLE[0]))["columns"]
    assert (check.verdict, check.seen) == ("better", "The text stands in 2 columns.")


def test_contacts_in_the_page_header_are_named() -> None:
    asked = _asked(office.with_tables(PEOPLE[0]))
    assert {"contacts-place", "tables"} <= asked


def test_what_is_missing_is_asked_for() -> None:
    asked = _asked(b"Some words about a person\nwho says nothing else", "final (2).txt")
    assert {"name", "email", "phone", "file-kind", "file-name", "section-work"} <= asked


def test_weak_bullets_are_named() -> None:
    text = (
        "Ada Winter\nada@example.com\n\nExperience\nEngineer, Acme Inc. | 2019 – 2021\n"
        "- Responsible for the team\n- the servers\n\nBuilder, Brick Ltd | 2010 – 2012\n* walls\n"
    )
    asked = _asked(text.encode())
    assert {"weak-phrases", "verbs", "results", "months", "markers", "bullet-length"} <= asked


def test_every_check_says_why_and_what_to_do() -> None:
    for check in _checks(office.with_tables(PEOPLE[7])).values():
        assert check.seen.endswith(".")
        assert check.why.endswith(".")
        assert (check.do is None) == (check.verdict == "good")
