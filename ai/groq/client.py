"""The only module that knows Groq's SDK: one question in, one answer of a given type out."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import groq
import httpx
from pydantic import BaseModel, ValidationError

from ai.errors import EngineBusy, EngineUnavailable
from ai.groq.governor import Governor
from ai.groq.masking import SIGN
from ai.groq.settings import GroqSettings
from ai.groq.strict import strict_schema
from ai.groq.transport import OPENAI_PATH, BoundedTransport

A = TypeVar("A", bound=BaseModel)
CAPACITY_EXCEEDED = 498  # Groq's own status: flex tier capacity exceeded
TOO_MANY = 429
TOO_LARGE = 413
SERVER_FAULT = 500


@dataclass(frozen=True, slots=True)
class Call:
    """A request that left this server. Times are in milliseconds, ``cost`` in US dollars."""

    verb: str
    model: str
    prompt_version: str
    prompt_hash: str
    characters: int
    request_id: str = ""
    tokens_in: int = 0
    tokens_out: int = 0
    milliseconds: int = 0
    cost: float = 0.0
    problem: str = ""
    sent: str = ""
    masked: bool = True
    taken_out: int = 0


@dataclass(frozen=True, slots=True)
class Question(Generic[A]):
    """What to ask: a prompt that is filled, and the type of the answer."""

    verb: str
    text: str
    prompt_version: str
    answer: type[A]
    fast: bool = False
    content: str = ""  # what of the text are people's documents
    masked: bool = True

    @property
    def hash(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


class Client:
    """Asks, with every fault of the other side mapped to EngineBusy or EngineUnavailable."""

    def __init__(self, settings: GroqSettings, governor: Governor) -> None:
        self.settings, self.governor = settings, governor
        self.calls: list[Call] = []

    def ask(self, question: Question[A], *, person: str = "") -> A:
        """One request, one answer; the call is noted in ``calls`` however it ends.

        Raises EngineBusy when there is no room now, EngineUnavailable for every other fault.
        """
        self.governor.ask_leave(person)
        model = self.settings.fast_model if question.fast else self.settings.model
        began = time.monotonic()
        try:
            with self._connection() as connection:
                create = connection.chat.completions.with_raw_response.create
                raw = create(**self._body(question, model))
                self.governor.learn(raw.headers)
                return self._read(question, model, raw, began)
        except (groq.APIError, httpx.HTTPError, httpx.StreamError) as fault:
            problem = self._problem(fault)
            self._note(question, model, began, problem=str(problem))
            raise problem from fault

    def _connection(self) -> groq.Groq:
        """The SDK for one request; closed after it. It never tries again by itself."""
        base, path = server(self.settings.base_url)
        seconds = self.settings.timeout
        transport = BoundedTransport(seconds=seconds, most=self.settings.most_bytes, path=path)
        return groq.Groq(
            api_key=self.settings.api_key,
            base_url=base,
            timeout=seconds,
            max_retries=0,
            http_client=httpx.Client(transport=transport, timeout=seconds),
        )

    def _body(self, question: Question[Any], model: str) -> dict[str, Any]:
        schema = strict_schema(question.answer)
        named = {"name": question.verb, "strict": True, "schema": schema}
        styles = {
            "json_schema": {"type": "json_schema", "json_schema": named},
            "json_object": {"type": "json_object", "schema": schema},
        }
        body: dict[str, Any] = {
            "model": model,
            "messages": [{"role": "user", "content": question.text}],
            "response_format": styles[self.settings.schema_style],
            "max_completion_tokens": self.settings.most_tokens,
            "temperature": 0,
            "seed": 1,
        }
        if self.settings.effort != "none":
            body["reasoning_effort"] = self.settings.effort
        return body

    def _read(self, question: Question[A], model: str, raw: Any, began: float) -> A:  # noqa: ANN401 - the SDK's
        try:
            said = raw.parse()
            text = said.choices[0].message.content or ""
            usage = said.usage
            tokens = (usage.prompt_tokens, usage.completion_tokens) if usage else (0, 0)
            answer = question.answer.model_validate_json(text)
        except (ValidationError, ValueError, AttributeError, IndexError, TypeError) as fault:
            self._note(question, model, began, problem="not of the shape that was asked for")
            raise EngineUnavailable("Groq gave an answer that could not be used") from fault
        self._note(question, model, began, tokens=tokens, request_id=_id(raw.headers))
        return answer

    def _problem(self, fault: Exception) -> EngineBusy | EngineUnavailable:
        if isinstance(fault, groq.APIStatusError):
            return self._status_problem(fault)
        self.governor.failed()
        slow = isinstance(fault, groq.APITimeoutError | httpx.TimeoutException)
        return EngineUnavailable("Groq took too long" if slow else "Groq could not be reached")

    def _status_problem(self, fault: groq.APIStatusError) -> EngineBusy | EngineUnavailable:
        status = fault.status_code
        if status in (TOO_MANY, CAPACITY_EXCEEDED):
            return self.governor.refused(fault.response.headers)
        if status >= SERVER_FAULT:
            self.governor.failed()
            return EngineUnavailable("Groq had a fault")
        if status == TOO_LARGE:
            return EngineUnavailable("the text is too long for Groq")
        return EngineUnavailable("Groq refused the request")

    def _note(
        self,
        question: Question[Any],
        model: str,
        began: float,
        *,
        tokens: tuple[int, int] = (0, 0),
        request_id: str = "",
        problem: str = "",
    ) -> None:
        self.calls.append(
            Call(
                verb=question.verb,
                model=model,
                prompt_version=question.prompt_version,
                prompt_hash=question.hash,
                characters=len(question.text),
                request_id=request_id,
                tokens_in=tokens[0],
                tokens_out=tokens[1],
                milliseconds=round((time.monotonic() - began) * 1000),
                cost=self.settings.cost(model, *tokens),
                problem=problem,
                sent=question.content,
                masked=question.masked,
                taken_out=len(set(SIGN.findall(question.content))),
            )
        )


def server(base_url: str) -> tuple[str, str]:
    """The SDK's base URL and the path to ask for: ``…/v1`` is an OpenAI-compatible server's."""
    trimmed = base_url.rstrip("/")
    if trimmed.endswith("/v1"):
        url = httpx.URL(trimmed)
        return str(url.copy_with(path="/")).rstrip("/"), url.path + "/"
    return trimmed, OPENAI_PATH


def _id(headers: Any) -> str:  # noqa: ANN401 - httpx's headers
    return str(headers.get("x-request-id", ""))[:100]
