from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django import forms
from django.template import Context, Template
from django.utils import timezone

from core.templatetags import ui


def drawn(source: str, **context: object) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("value", "said"),
    [(28, "28"), (6.5, "6.5"), (70.04, "70"), (Decimal("70.0"), "70"), (None, ""), (100, "100")],
)
def test_points_have_a_tenth_where_there_is_one(value: float | None, said: str) -> None:
    assert ui.points(value) == said


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(7, 10, "70.0%"), (12, 10, "100.0%"), (-1, 10, "0.0%"), (1, 0, "0%")],
)
def test_a_share_stays_within_its_bar(part: float, whole: float, said: str) -> None:
    assert ui.share(part, whole) == said


def test_moments_are_said_as_people_say_them() -> None:
    now = timezone.now().replace(hour=9, minute=14)
    assert ui.when(now) == "Today, 09:14"
    assert ui.when(now - timedelta(days=1)) == "Yesterday, 09:14"
    assert ui.when(datetime(2026, 1, 5, 20, 2, tzinfo=UTC)) == "5 January 2026, 20:02"


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ("2022-04", "April 2022"),
        ("2019", "2019"),
        ("2026-12-18", "18 December 2026"),
        ("present", "present"),
        (None, ""),
        ("2022-99", "2022-99"),
    ],
)
def test_dates_of_facts_are_spelled_out(fact: str | None, said: str) -> None:
    assert ui.month(fact) == said


def test_an_icon_is_hidden_from_those_who_listen() -> None:
    assert 'aria-hidden="true"' in ui.icon("file-text")
    assert "<path" in ui.icon("file-text")


@pytest.mark.parametrize(
    ("said", "state", "word"),
    [("met", "have", "Found"), ("partly", "part", "Partly"), ("not found", "miss", "Not found")],
)
def test_a_verdict_is_an_icon_and_a_word(said: str, state: str, word: str) -> None:
    html = ui.verdict(said)
    assert f"state-{state}" in html
    assert f'<span class="sr-only">{word}</span>' in html


class Typed(forms.Form):
    url = forms.URLField(label="Address", assume_scheme="https", help_text="The whole of it.")
    day = forms.DateField(required=False)
    stay = forms.BooleanField(label="Stay", required=False)


def test_a_field_keeps_what_was_typed_and_says_what_is_wrong() -> None:
    html = drawn("{% field form.url %}", form=Typed({"url": "no <b>address"}))
    assert 'value="no &lt;b&gt;address"' in html
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_url_helptext id_url_error"' in html
    assert 'id="id_url_error"' in html
    assert 'id="id_url_helptext"' in html


def test_what_may_be_left_empty_says_so() -> None:
    assert ", optional" in drawn("{% field form.day %}", form=Typed())
    assert ", optional" not in drawn("{% field form.url %}", form=Typed())


def test_the_ring_says_its_score_in_words() -> None:
    html = drawn(
        "{% ring parts 73.5 %}", parts=[{"points": 28, "max": 40}, {"points": 0, "max": 60}]
    )
    assert 'aria-label="Score 73.5 of 100"' in html
    assert html.count("ring-track") == 2
    assert html.count("ring-fill") == 1


def test_the_ruler_names_its_band_and_where_one_could_be() -> None:
    bands = [{"name": "Poor", "least": 0}, {"name": "Good", "least": 70}]
    html = drawn("{% ruler bands 74 95 %}", bands=bands)
    assert 'aria-label="74 of 100: Good; up to 95"' in html


def test_a_meter_is_out_of_something() -> None:
    html = drawn("{% meter 'Skills' 28 40 %}")
    assert 'aria-valuemax="40"' in html
    assert 'aria-valuenow="28"' in html
    assert 'width="70.0%"' in html


def test_no_picture_carries_an_inline_style() -> None:
    html = drawn(
        "{% ring parts 50 %}{% small_ring 50 %}{% ruler bands 50 60 %}{% meter 'A' 1 2 %}",
        parts=[{"points": 50, "max": 100}],
        bands=[{"name": "Poor", "least": 0}],
    )
    assert "style=" not in html
