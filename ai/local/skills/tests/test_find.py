"""Which words are skills, and which only look like them."""

from __future__ import annotations

import pytest

from ai.local.skills import matcher, mentions
from ai.local.skills.lexicon import lexicon


def names(text: str) -> list[str]:
    return [one.name for one in matcher.find(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Deployed services on k8s", "Kubernetes"),
        ("JS, HTML5 and CSS3", "JavaScript"),
        ("Built with Next.js", "Next.js"),
        ("C++ and C# developer", "C++"),
        ("Wrote .NET services", ".NET"),
        ("models in dbt", "dbt"),
        ("certified in ACLS", "Advanced Cardiac Life Support"),
        ("drawings in AutoCAD", "AutoCAD"),
        ("invoices in QuickBooks", "QuickBooks"),
        ("fluent in Armenian", "Armenian"),
    ],
)
def test_a_skill_is_found_under_its_preferred_label(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "We excel at what we do",
        "a leading platform for science",
        "go to the top of the page and log in by email",
        "R&D department",
        "AT&T and J.C. Penney",
        "react quickly to change in spring",
        "the chef was at rest",
    ],
)
def test_common_words_are_no_tools(text: str) -> None:
    tools = [one.name for one in matcher.find(text) if one.kind == "tool"]
    assert tools == []


def test_java_is_not_javascript() -> None:
    assert names("Java") == ["Java"]
    assert names("JavaScript") == ["JavaScript"]
    known = lexicon()
    assert known.by_name["Java"] not in known.implied(known.by_name["React"])
    assert known.by_name["JavaScript"] in known.implied(known.by_name["React"])


def test_spans_are_the_words_themselves() -> None:
    text = "Experience with Python, PostgreSQL and Google Cloud Platform."
    for one in mentions.find(text):
        assert text[one.start : one.end] == one.text


def test_what_is_asked_without_a_name_is_found_by_its_place() -> None:
    found = [one.text for one in mentions.find("Good knowledge of dairy powder rheology.")]
    assert found == ["dairy powder rheology"]


def test_a_title_alone_asks_for_nothing() -> None:
    assert mentions.find("Senior Java Developer") == []


def test_the_lexicon_is_wide() -> None:
    known = lexicon()
    assert len(known.names) >= 12_000
    assert set(known.kinds) == {"hard", "soft", "language", "tool", "certificate"}


def test_a_city_is_no_plural_of_an_acronym() -> None:
    assert "LEED" not in names("Northgate Heart Centre, Leeds")
    assert "LEED" in names("LEED certified buildings")
