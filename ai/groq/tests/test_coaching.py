"""A model sharpens questions and comments on answers; what it makes up is dropped and counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from ai.fallback import FirstThatAnswers
from ai.groq.tests.groq_server import GroqServer
from ai.groq.tests.test_phrasing import LOCAL, both, engine
from ai.interviewing import Question

ANSWER = (
    "In the dry summer of 2022 our roses were failing. I had to save the crop. "
    "I set up drip lines and Ada watched the soil. In the end we lost almost nothing."
)
FALSE = [
    "When you led 45 gardeners at Kew, how did you plan the work?",
    "You hold a pilot licence. How do you use it here?",
    "How would you use Kubernetes in this garden?",
    "How did your doctorate help you with the roses?",
    "What happened at Rosewood Park in March 2011?",
    "Tell me about the submarines that you captained?",
    "You will be hired. Pay first.",
    "",
]


@pytest.fixture
def groq() -> Iterator[GroqServer]:
    with GroqServer() as made:
        yield made


def a_set() -> list[Question]:
    return LOCAL.ask_questions(*both()).questions


def worded(number: int, question: str, *more: str) -> dict[str, Any]:
    return {"number": number, "question": question, "follow_ups": list(more)}


def test_a_question_is_taken_in_the_models_words_when_the_documents_bear_it_out(
    groq: GroqServer,
) -> None:
    said = "Which of the 40 kinds of roses at Field and Sons taught you most about grafting?"
    more = "What would you do differently now?"
    groq.answer = lambda _verb, _texts: {
        "questions": [worded(1, said, more, "And the 90 people at Kew?")]
    }
    made = engine(groq)
    found = made.ask_questions(*both()).questions
    local = a_set()
    assert found[0].question == said
    assert found[0].follow_ups == [more]
    assert found[0].grounded_in == local[0].grounded_in
    assert [one.question for one in found[1:]] == [one.question for one in local[1:]]
    assert made.dropped == 0
    assert groq.wrong == []


@pytest.mark.parametrize("lie", FALSE)
def test_a_question_that_supposes_what_nothing_says_is_dropped(groq: GroqServer, lie: str) -> None:
    groq.answer = lambda _verb, _texts: {"questions": [worded(1, lie)]}
    made = engine(groq)
    assert [one.question for one in made.ask_questions(*both()).questions] == [
        one.question for one in a_set()
    ]
    assert made.dropped == 1


def test_numbers_of_no_question_and_words_of_another_one_are_dropped(groq: GroqServer) -> None:
    other = a_set()[1].question
    groq.answer = lambda _verb, _texts: {
        "questions": [worded(0, "Why?"), worded(99, "Why?"), worded(1, other)]
    }
    made = engine(groq)
    assert len({one.question for one in made.ask_questions(*both()).questions}) == len(a_set())
    assert made.dropped == 3


def test_comments_stand_behind_words_of_the_answer_and_move_no_score(groq: GroqServer) -> None:
    true = {"quote": "I set up drip lines", "say": "Say how many lines, and why there."}
    false = [
        {"quote": "I flew to the moon", "say": "This is vivid."},
        {"quote": "I had to save the crop", "say": "Mention your 45 gardeners at Kew."},
        {"quote": "we lost almost nothing", "say": "8 out of 10."},
        {"quote": "we lost almost nothing", "say": "Say that you know Kubernetes."},
    ]
    groq.answer = lambda _verb, _texts: {"comments": [true, *false]}
    made = engine(groq)
    feedback = made.judge_answer(a_set()[0], ANSWER, both()[0])
    where = feedback.comments[0].where
    assert [one.say for one in feedback.comments] == [true["say"]]
    assert ANSWER[where.start : where.end] == true["quote"]
    assert made.dropped == len(false)
    local = LOCAL.judge_answer(a_set()[0], ANSWER, both()[0])
    assert feedback.model_copy(update={"comments": []}) == local


def test_nothing_private_leaves_with_questions_and_answers(groq: GroqServer) -> None:
    made = engine(groq)
    made.ask_questions(*both())
    made.judge_answer(a_set()[0], ANSWER, both()[0])
    assert len(groq.requests) == 2
    for private in ("Ada", "Marie", "ada.field", "900 123", "adafield", "jobs@rosewood"):
        assert private not in groq.sent
    assert "drip lines" in groq.sent


def test_when_the_model_cannot_the_local_engine_asks_and_judges(groq: GroqServer) -> None:
    groq.faults = ["500", "wrong types"]
    engines = FirstThatAnswers(engine(groq), LOCAL, patience=0)
    resume, job = both()
    report = LOCAL.compare(resume, job)
    asked = engines.ask_questions(resume, job, report, {"technical": 2}, ())
    assert asked == LOCAL.ask_questions(resume, job, report, mix={"technical": 2})
    assert engines.reading.engine is LOCAL
    assert engines.judge_answer(a_set()[0], ANSWER, resume).comments == []
