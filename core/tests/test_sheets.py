"""Tables for spreadsheets show what was written and never run it."""

import csv
import io

import pytest

from core.sheets import cell, csv_response


@pytest.mark.parametrize(
    "bad", ["=1+1", "+44 7700", "-2", "@SUM(A1)", "\t=1", "\r=1", "  =1+1", "＝1"]
)
def test_a_text_that_would_be_a_formula_is_quoted(bad: str) -> None:
    assert cell(bad) == f"'{bad}"


def test_words_and_numbers_stay_as_they_are() -> None:
    assert [cell(each) for each in ("Nurse", -2.5, 0, None, "a=b")] == [
        *("Nurse", "-2.5", "0", "", "a=b")
    ]


def test_a_formula_behind_a_semicolon_stays_within_its_cell() -> None:
    body = csv_response("a.csv", ["one"], [["Nurse;=1+1", 2]]).content.decode("utf-8-sig")
    elsewhere = list(csv.reader(io.StringIO(body), delimiter=";"))
    assert not any(cell.startswith("=") for row in elsewhere for cell in row)


def test_quotes_commas_and_lines_come_back_as_they_were() -> None:
    rows = [['He said "yes", twice', "two\nlines"], ["Zoë", "naïve"]]
    body = csv_response("a.csv", ["one", "two"], rows).content.decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(body))) == [["one", "two"], *rows]
