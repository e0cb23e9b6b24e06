"""The demo board: written examples, many and varied, marked as what they are."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import pytest
from django.test import Client

from jobs.boards import demo
from jobs.boards.protocol import Page, Query
from jobs.normal import normal
from jobs.tests.factories import a_posting, a_source
from jobs.tests.test_sources import Told

TODAY = datetime(2026, 11, 2, tzinfo=UTC).date()
EXAMPLES = list(demo.examples(TODAY))
FORMS = [normal(each) for each in EXAMPLES]


def test_there_are_twenty_of_each_of_twelve_occupations() -> None:
    kinds = Counter(each.id.rpartition("-")[0] for each in EXAMPLES)
    assert len(kinds) == 12
    assert set(kinds.values()) == {20}


def test_each_is_whole_and_in_the_form_of_all() -> None:
    for each, form in zip(EXAMPLES, FORMS, strict=True):
        assert form.title, each.id
        assert form.company, each.id
        assert form.employment, each.id
        assert form.yearly_min, each.id
        assert form.yearly_max, each.id
        assert form.country in ("GB", "IE"), each.id
        assert form.posted_on, each.id
        assert len(form.text.split()) >= 30, each.id
        assert form.latitude or form.remote == "remote", each.id


def test_towns_employers_levels_and_ways_of_working_vary() -> None:
    assert len({form.place for form in FORMS}) >= 40
    assert len({form.company for form in FORMS}) >= 60
    assert len({form.seniority for form in FORMS}) >= 6
    assert {form.remote for form in FORMS} == {"", "remote", "hybrid"}
    assert len({form.employment for form in FORMS}) >= 5


def test_no_two_share_a_sentence() -> None:
    lines = Counter(
        line.strip() for form in FORMS for line in form.text.splitlines() if len(line.split()) > 8
    )
    assert [line for line, count in lines.items() if count > 1] == []


def test_they_are_given_a_page_at_a_time_and_say_what_they_are() -> None:
    pages: list[Page] = []
    cursor = ""
    while not pages or cursor:
        pages.append(demo.search(Query(cursor=cursor), Told({})))
        cursor = pages[-1].next
    assert sum(len(page.offers) for page in pages) == len(EXAMPLES)
    assert demo.ATTRIBUTION.text == "Demo board: written examples, not real openings"
    assert all(each.url.startswith("https://demo-board.example/") for each in EXAMPLES)


@pytest.mark.django_db
def test_a_posting_of_the_demo_board_says_that_it_is_an_example(mine: Client) -> None:
    example = a_posting(source=a_source(demo.KEY), url=f"{demo.SITE}/gardener/1")
    page = mine.get(f"/jobs/found/{example.pk}/").content.decode()
    assert example.url not in page
    other = a_posting()
    assert other.url in mine.get(f"/jobs/found/{other.pk}/").content.decode()
