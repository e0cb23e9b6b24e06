"""Every fact points at the words that say it, whatever the text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ai import documents
from ai.documents import Document
from ai.local import resume
from ai.local.dates import find_dates
from ai.local.resume.tests.golden import pdfs
from ai.local.resume.tests.golden.people import PEOPLE
from ai.schemas import ResumeFacts

_SAID = (
    "Experience Education Skills Summary Engineer Manager University of Acme Inc. Python, Java: "
    "2019 – 2021 Jan present • - | , . ( ) @ ada@example.com +1 415 555 0100 Bachelor Science in "
    "led teams Berlin, Germany www.example.com LANGUAGES English (native) GPA 3.9 at"
)
_WORDS = _SAID.split(" ")
_LINES = st.lists(st.sampled_from([*_WORDS, "\n", "\t"]), max_size=120).map(" ".join)


def _value(facts: ResumeFacts, pointer: str) -> object:
    found: object = facts.model_dump()
    for part in pointer.strip("/").split("/"):
        found = found[int(part)] if isinstance(found, list) else found[part]  # type: ignore[index]
    return found


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _check_spans(document: Document) -> None:
    facts = resume.read(document)
    for pointer, evidence in facts.meta.evidence.items():
        said = document.text[evidence.start : evidence.end]
        value = _value(facts, pointer)
        if pointer.endswith(("Date", "/date")):
            assert value in {date.value for date in find_dates(said)} | {f"20{said}", said}, (
                pointer
            )
        elif isinstance(value, str) and "://" not in value and pointer != "/basics/email":
            words = _plain(value)
            assert words in _plain(said) or set(words) <= set(_plain(said)), pointer


@pytest.mark.parametrize("layout", pdfs.LAYOUTS, ids=lambda layout: layout.__name__)
def test_spans_hold_the_words_of_their_facts(layout: pdfs.Layout) -> None:
    _check_spans(documents.read(pdfs.rendered(layout, PEOPLE[0])))


@settings(max_examples=150, deadline=None)
@given(_LINES)
def test_spans_hold_in_any_text(text: str) -> None:
    _check_spans(documents.from_text(text))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_twice_alike(text: str) -> None:
    document = documents.from_text(text)
    assert resume.read(document) == resume.read(document)
