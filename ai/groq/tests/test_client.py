"""One question, one answer, and every way in which the other side can fail."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest

from ai.errors import EngineBusy, EngineUnavailable
from ai.groq.answers import ResumeSaid
from ai.groq.client import Client, Question, server
from ai.groq.governor import FAILURES, Governor, seconds
from ai.groq.memory import Memory
from ai.groq.settings import GroqSettings
from ai.groq.tests.groq_server import FAULTS, GroqServer

FENCE = "-----" + "0" * 24 + "-----"
ASKED = Question("read_resume", f"{FENCE}\nAda\n{FENCE}", "v1", ResumeSaid)


@pytest.fixture
def groq() -> Iterator[GroqServer]:
    with GroqServer(hang=3) as made:
        yield made


def client(groq: GroqServer, store: Memory | None = None, **settings: Any) -> Client:
    said = {"api_key": "gsk_test", "base_url": groq.url, "timeout": 1.0, **settings}
    governor = Governor(store or Memory(), requests_per_minute=6000)
    return Client(GroqSettings(**said), governor)


def test_an_answer_is_of_the_type_asked_for_and_the_call_is_noted(groq: GroqServer) -> None:
    asking = client(groq)
    assert asking.ask(ASKED).skills == []
    call = asking.calls[0]
    assert (call.verb, call.model, call.request_id) == (
        "read_resume",
        "openai/gpt-oss-120b",
        "req_1",
    )
    assert (call.tokens_in, call.tokens_out, call.problem) == (900, 300, "")
    assert call.cost == pytest.approx(900 * 0.15e-6 + 300 * 0.60e-6)
    assert groq.wrong == []
    assert groq.requests[0]["reasoning_effort"] == "low"


EXPECTED = {
    "401": "Groq refused the request",
    "404": "Groq refused the request",
    "413": "the text is too long for Groq",
    "500": "Groq had a fault",
    "503": "Groq had a fault",
    "hang": "Groq took too long",
    "slow drip": "Groq took too long",
    "cut": "Groq could not be reached",
    "huge": "Groq could not be reached",
}


LATER = {"429 after 2": 2, "429 after 120": 120, "498": 3}


@pytest.mark.parametrize("fault", [each for each in FAULTS if each not in LATER])
def test_every_fault_is_a_sentence_within_its_time(groq: GroqServer, fault: str) -> None:
    groq.faults.append(fault)
    asking = client(groq)
    began = time.monotonic()
    with pytest.raises(EngineUnavailable) as problem:
        asking.ask(ASKED)
    assert time.monotonic() - began < 2.5
    expected = EXPECTED.get(fault, "Groq gave an answer that could not be used")
    assert problem.value.problem == expected
    assert len(groq.requests) == 1
    assert asking.calls[0].problem


@pytest.mark.parametrize(("fault", "wait"), sorted(LATER.items()))
def test_nobody_asks_again_before_the_time_that_was_said(
    groq: GroqServer, fault: str, wait: int
) -> None:
    groq.faults.append(fault)
    store = Memory()
    with pytest.raises(EngineBusy) as busy:
        client(groq, store).ask(ASKED)
    assert busy.value.seconds == wait
    with pytest.raises(EngineBusy) as still:
        client(groq, store).ask(ASKED)
    assert wait - 1 < still.value.seconds <= wait
    assert len(groq.requests) == 1


def test_a_server_that_is_not_there(groq: GroqServer) -> None:
    nobody = client(groq, base_url="http://127.0.0.1:9")
    with pytest.raises(EngineUnavailable, match="Groq could not be reached"):
        nobody.ask(ASKED)


def test_faults_in_a_row_open_the_breaker_and_one_trial_closes_it(groq: GroqServer) -> None:
    groq.faults += ["500"] * FAILURES
    store = Memory()
    for _ in range(FAILURES):
        with pytest.raises(EngineUnavailable, match="had a fault"):
            client(groq, store).ask(ASKED)
    with pytest.raises(EngineUnavailable, match="did not answer"):
        client(groq, store).ask(ASKED)
    assert len(groq.requests) == FAILURES
    store.set("groq:open", time.time() - 1)
    store.set("groq:trial", 1)
    with pytest.raises(EngineUnavailable, match="did not answer"):
        client(groq, store).ask(ASKED)
    store.delete("groq:trial")
    client(groq, store).ask(ASKED)
    client(groq, store).ask(ASKED)
    assert len(groq.requests) == FAILURES + 2


def test_what_is_nearly_used_up_is_left_alone_until_it_renews(groq: GroqServer) -> None:
    groq.headers = {
        "x-ratelimit-limit-tokens": "6000",
        "x-ratelimit-remaining-tokens": "100",
        "x-ratelimit-reset-tokens": "7.66s",
    }
    store = Memory()
    client(groq, store).ask(ASKED)
    with pytest.raises(EngineBusy) as busy:
        client(groq, store).ask(ASKED)
    assert 7 < busy.value.seconds <= 7.66


def test_no_more_than_the_rate_and_shared_fairly() -> None:
    governor = Governor(Memory(), requests_per_minute=70)
    assert governor.capacity == 10
    counts = {"busy": 0, "late": 0}
    for _ in range(9):
        counts["busy"] += takes(governor, "busy")
    counts["late"] += takes(governor, "late")
    assert counts == {"busy": 9, "late": 1}
    assert not takes(governor, "late")
    assert not takes(governor, "busy")


def takes(governor: Governor, person: str) -> bool:
    try:
        governor.ask_leave(person)
    except EngineBusy as busy:
        return not 0 < busy.seconds <= governor.window + 0.1
    return True


@pytest.mark.parametrize(
    ("said", "means"),
    [("2", 2), ("7.66s", 7.66), ("2m59.56s", 179.56), ("1h0m1s", 3601), ("", 0), ("soon", 0)],
)
def test_times_as_groq_writes_them(said: str, means: float) -> None:
    assert seconds(said) == pytest.approx(means)


@pytest.mark.parametrize(
    ("base_url", "expected"),
    [
        ("https://api.groq.com", ("https://api.groq.com", "/openai/v1/")),
        ("http://localhost:11434/v1", ("http://localhost:11434", "/v1/")),
        ("http://localhost:8080/llama/v1/", ("http://localhost:8080", "/llama/v1/")),
    ],
)
def test_other_servers_have_their_own_path(base_url: str, expected: tuple[str, str]) -> None:
    assert server(base_url) == expected
