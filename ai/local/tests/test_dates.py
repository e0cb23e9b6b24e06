"""Dates as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ai.local import dates


@pytest.mark.parametrize(
    ("line", "first", "last", "present"),
    [
        ("Jan 2020 – Present", "2020-01", None, True),
        ("June 2005 to August 2007", "2005-06", "2007-08", False),
        ("05/2018 - 06/2019", "2018-05", "2019-06", False),
        ("2018-05 – 2019-06", "2018-05", "2019-06", False),
        ("2018–19", "2018", "2019", False),
        ("2019/2020", "2019", "2020", False),
        ("Sept '15 - Oct '17", "2015-09", "2017-10", False),
        ("Jan – Mar 2020", "2020-01", "2020-03", False),
        ("03/2018–heute", "2018-03", None, True),
        ("depuis janvier 2019", "2019-01", None, True),
        ("10 de enero de 2019 hasta la actualidad", "2019-01", None, True),
        ("marzo 2016 - oggi", "2016-03", None, True),
        ("outubro de 2016 até o momento", "2016-10", None, True),
        ("mrt 2016 t/m mei 2018", "2016-03", "2018-05", False),
        ("01.04.2015 – 31.12.2017", "2015-04", "2017-12", False),
        ("6/14-7/15", "2014-06", "2015-07", False),
        ("Present - 06/2015", "2015-06", None, True),
        ("May 2018May 2020", "2018-05", "2020-05", False),
        ("July2013 - Present", "2013-07", None, True),
        ("Summer 2019", None, "2019", False),
        ("May 5, 2020", None, "2020-05", False),
        ("2020–", "2020", None, True),
    ],
)
def test_a_stretch_of_time_is_read(
    line: str, first: str | None, last: str | None, present: bool
) -> None:
    (found,) = dates.find_ranges(line)
    read = (
        found.first and found.first.value,
        found.last and found.last.value,
        found.present,
    )
    assert read == (first, last, present)


@pytest.mark.parametrize(
    "line", ["no date", "12,000 units", "$2015", "call 0171 2020193", "2015%", "v1.2015.3"]
)
def test_numbers_are_not_dates(line: str) -> None:
    assert dates.find_ranges(line) == []


def test_words_that_say_present_are_known_in_each_language() -> None:
    words = ["Present", "aujourd'hui", "heute", "actualidad", "atual", "oggi", "heden"]
    assert [dates.is_present(word) for word in words] == [True] * len(words)


def test_a_day_is_kept_for_those_who_ask() -> None:
    (found,) = dates.find_dates("closing on 14 March 2025")
    assert (found.value, found.iso) == ("2025-03", "2025-03-14")


def test_months_are_counted_with_both_ends() -> None:
    assert dates.months_between("2020-01", "2020-12") == 12
    assert dates.months_between("2018", "2020") == 24


@given(st.text(alphabet="Jan Mayoct0123456789/-–.' presntà", max_size=60))
def test_spans_lie_in_order_within_the_line(line: str) -> None:
    at = 0
    for found in dates.find_ranges(line):
        assert at <= found.start < found.end <= len(line)
        at = found.end
