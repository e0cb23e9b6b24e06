"""A model phrases; what it makes up is dropped and counted, and the local engine stands in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from ai.documents import from_text
from ai.engine import ReadJob, ReadResume
from ai.fallback import FirstThatAnswers
from ai.groq.client import Client
from ai.groq.engine import GroqEngine
from ai.groq.governor import Governor
from ai.groq.memory import Memory
from ai.groq.settings import GroqSettings
from ai.groq.tests.groq_server import GroqServer
from ai.groq.tests.test_engine import JOB, RESUME
from ai.local.engine import LocalEngine
from ai.schemas import Work
from ai.suggestions import PLAIN_LETTER, LetterStyle

LOCAL = LocalEngine()
LIES = [
    "Led 45 gardeners at Kew",
    "Grew 90 kinds of roses",
    "Ada trained three apprentices and won the Chelsea Gold Medal",
    "Grew 40 kinds of roses with a driving licence",
    "Grew 40 kinds of roses in March 2021",
    "Managed Rosewood Park",
]


@pytest.fixture
def groq() -> Iterator[GroqServer]:
    with GroqServer() as made:
        yield made


def engine(groq: GroqServer) -> GroqEngine:
    settings = GroqSettings(api_key="gsk_test", base_url=groq.url, timeout=5.0)
    return GroqEngine(Client(settings, Governor(Memory(), requests_per_minute=6000)), LOCAL)


def both() -> tuple[ReadResume, ReadJob]:
    mine, theirs = from_text(RESUME), from_text(JOB)
    answers = ("I pruned for Ada Field since 2015.",)
    facts = LOCAL.read_resume(mine)
    bullets = ["Grew 40 kinds of roses", "Ada trained three apprentices"]
    facts.work = [Work(name="Field and Sons", position="Gardener", highlights=bullets)]
    return (
        ReadResume(mine.text, facts, answers=answers),
        ReadJob(theirs.text, LOCAL.read_job(theirs)),
    )


def test_true_words_are_taken_and_lies_are_dropped_and_counted(groq: GroqServer) -> None:
    def said(verb: str, texts: list[str]) -> dict[str, Any]:  # noqa: ARG001 - the protocol's
        lines = texts[1].split("\n")
        roses = next(i for i, line in enumerate(lines, 1) if "roses" in line)
        rewrites = [
            {"number": roses, "after": after, "why": "You led 9 people.", "serves": None}
            for after in [*LIES, "Grew roses of 40 kinds"]
        ]
        return {"rewrites": rewrites, "summary": "Award-winning CTO with a PhD."}

    groq.answer = said
    found = engine(groq).tailor(*both())
    rewrites = [one for one in found.suggestions if one.kind == "rewrite"]
    assert [one.after for one in rewrites] in ([], ["Grew roses of 40 kinds"])
    assert all("9 people" not in one.why for one in rewrites)
    assert all("CTO" not in one.after for one in found.suggestions)
    assert found.dropped == len(LIES) + 1
    assert [q.asks for q in found.questions] == [q.asks for q in LOCAL.tailor(*both()).questions]
    assert groq.wrong == []


def test_a_letter_keeps_what_has_a_source(groq: GroqServer) -> None:
    true = ["I grew 40 kinds of roses at Field and Sons.", "You ask for pruning and grafting."]
    false = [f"I {lie[0].lower()}{lie[1:]}." for lie in LIES] + ["I hold a driving licence."]
    groq.answer = lambda _verb, _texts: {"paragraphs": [true, false]}
    letter = engine(groq).write_letter(*both(), LetterStyle(tone="warm"))
    assert [one.text for each in letter.paragraphs for one in each] == true
    assert letter.dropped == len(false)
    assert letter.greeting == "Hello,"


def test_a_letter_of_lies_is_the_local_letter(groq: GroqServer) -> None:
    groq.answer = lambda _verb, _texts: {"paragraphs": [LIES]}
    letter = engine(groq).write_letter(*both())
    local = LOCAL.write_letter(*both())
    assert letter.text == local.text
    assert letter.dropped == len(LIES)


def test_nothing_private_leaves(groq: GroqServer) -> None:
    made = engine(groq)
    made.tailor(*both())
    made.write_letter(*both(), LetterStyle(kind="email"))
    assert len(groq.requests) == 2
    for private in ("Ada", "Marie", "ada.field", "900 123", "adafield", "jobs@rosewood"):
        assert private not in groq.sent
    assert "Grew 40 kinds of roses" in groq.sent


def test_when_the_model_cannot_the_local_engine_does(groq: GroqServer) -> None:
    groq.faults = ["401", "500"]
    engines = FirstThatAnswers(engine(groq), LOCAL, patience=0)
    assert engines.tailor(*both()) == LOCAL.tailor(*both())
    assert engines.reading.engine is LOCAL
    assert engines.reading.note
    assert engines.write_letter(*both(), PLAIN_LETTER).text
