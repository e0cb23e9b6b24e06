"""A small server that speaks Groq's protocol, faults included.

``python -m ai.groq.tests.groq_server --port 9090 [--fault NAME]`` for a demonstration: it reads
with the local engine. In tests, ``answer`` gives each reply; ``faults`` come in their order.
https://console.groq.com/docs/api-reference#chat
"""

from __future__ import annotations

import argparse
import json
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

FENCED = re.compile(
    r"^(-----[0-9a-f]{24}-----)(?: \d)?$\n(.*?)\n^\1(?: \d)?$", re.DOTALL | re.MULTILINE
)
STATUSES: dict[str, tuple[int, dict[str, str], str]] = {
    "401": (401, {}, "invalid_api_key"),
    "404": (404, {}, "model_not_found"),
    "413": (413, {}, "request_too_large"),
    "429 after 2": (429, {"retry-after": "2"}, "rate_limit_exceeded"),
    "429 after 120": (429, {"retry-after": "120"}, "rate_limit_exceeded"),
    "498": (498, {"retry-after": "3"}, "capacity_exceeded"),
    "500": (500, {}, "internal_server_error"),
    "503": (503, {}, "service_unavailable"),
}
TEXTS = {
    "empty": "",
    "truncated": '{"label": "Gard',
    "prose": 'Sure! Here is the JSON:\n```json\n{"label": null}\n```',
    "wrong types": '{"label": 7, "work": "many"}',
    "another language": "Voici les faits du CV : Ada est jardinière.",
    "huge": '{"label": "' + "x" * 200_000 + '"}',
}
FAULTS = (*STATUSES, *TEXTS, "extra fields", "hang", "slow drip", "cut")

Answer = Callable[[str, list[str]], dict[str, Any]]


def nothing(verb: str, documents: list[str]) -> dict[str, Any]:  # noqa: ARG001 - the answer's signature
    """The emptiest answer of each kind."""
    answers: dict[str, dict[str, Any]] = {
        "read_resume": {
            "label": None,
            "summary": None,
            "work": [],
            "education": [],
            "skills": [],
            "certificates": [],
            "languages": [],
        },
        "read_job": {
            "title": None,
            "company": None,
            "place": None,
            "employment_type": None,
            "seniority": None,
            "required": [],
            "preferred": [],
            "responsibilities": [],
            "skills": [],
            "certificates": [],
        },
        "second_opinion": {"requirements": [], "number": 50, "analysis": ""},
        "tailor": {"rewrites": [], "summary": None},
        "letter": {"paragraphs": []},
        "questions": {"questions": []},
        "comments": {"comments": []},
    }
    return answers[verb]


@dataclass(slots=True)
class GroqServer:
    """Start it as a context; ``requests`` are the bodies that came, ``times`` when."""

    answer: Answer = nothing
    faults: list[str] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    requests: list[dict[str, Any]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    given: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    hang: float = 30.0
    per_minute: int | None = None
    server: ThreadingHTTPServer | None = None

    @property
    def url(self) -> str:
        assert self.server is not None
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def start(self, port: int = 0) -> GroqServer:
        handler = type("Handler", (_Handler,), {"house": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", port), handler)
        self.server.daemon_threads = True
        self.server.block_on_close = False
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __enter__(self) -> GroqServer:
        return self.start()

    def __exit__(self, *args: object) -> None:
        assert self.server is not None
        self.server.shutdown()
        self.server.server_close()

    @property
    def sent(self) -> str:
        """Everything that ever arrived, as one text."""
        return json.dumps(self.requests, ensure_ascii=False)

    def over_rate(self) -> bool:
        minute = [when for when in self.times if when > time.monotonic() - 60]
        return self.per_minute is not None and len(minute) > self.per_minute


class _Handler(BaseHTTPRequestHandler):
    house: GroqServer
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.house.requests.append(body)
        self.house.times.append(time.monotonic())
        wrong = faults_of(self.path, self.headers.get("authorization"), body)
        if wrong:
            self.house.wrong.append(wrong)
            self._error(400, wrong)
            return
        fault = self.house.faults.pop(0) if self.house.faults else ""
        if self.house.over_rate():
            fault = "429 after 2"
        self._reply(fault, body)

    def _reply(self, fault: str, body: dict[str, Any]) -> None:
        self.house.given.append(fault)
        if fault in STATUSES:
            status, headers, code = STATUSES[fault]
            self._error(status, code, headers)
        elif fault == "hang":
            time.sleep(self.house.hang)
        elif fault == "cut":
            self._head(200, 1000)
            self.wfile.write(b'{"id": "chatcmpl-1", "cho')
            self.close_connection = True
        else:
            self._text(fault, body)

    def _text(self, fault: str, body: dict[str, Any]) -> None:
        verb = body["response_format"]["json_schema"]["name"]
        said = self.house.answer(verb, documents(body))
        if fault == "extra fields":
            said = {**said, "hire_at_once": True}
        text = TEXTS.get(fault, json.dumps(said))
        self._send(completion(body["model"], text), drip=fault == "slow drip")

    def _send(self, reply: dict[str, Any], *, drip: bool) -> None:
        data = json.dumps(reply).encode()
        self._head(200, len(data))
        if not drip:
            self.wfile.write(data)
            return
        for at in range(0, len(data), 4):
            self.wfile.write(data[at : at + 4])
            self.wfile.flush()
            time.sleep(0.2)

    def _error(self, status: int, code: str, headers: dict[str, str] | None = None) -> None:
        data = json.dumps({"error": {"message": code, "type": "error", "code": code}}).encode()
        self._head(status, len(data), headers)
        self.wfile.write(data)

    def _head(self, status: int, length: int, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        named = {"content-type": "application/json", "content-length": str(length)}
        limits = {"x-request-id": f"req_{len(self.house.requests)}", **self.house.headers}
        for name, value in {**named, **limits, **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Tests are quiet."""


def faults_of(path: str, key: str | None, body: dict[str, Any]) -> str:
    """What Groq would refuse in a request; empty when nothing."""
    if path != "/openai/v1/chat/completions":
        return f"unknown path {path}"
    if not key or not key.startswith("Bearer "):
        return "no key"
    if "max_tokens" in body or "stream" in body or "tools" in body:
        return "max_tokens, stream and tools do not go with a strict schema"
    named = body.get("response_format", {}).get("json_schema", {})
    if not named.get("strict"):
        return "the schema is not strict"
    return loose(named["schema"])


def loose(schema: Any) -> str:  # noqa: ANN401 - JSON
    """Where a schema is not as strict mode wants it; empty when nowhere."""
    if isinstance(schema, list):
        return next((wrong for each in schema if (wrong := loose(each))), "")
    if not isinstance(schema, dict):
        return ""
    if schema.get("type") == "object":
        if schema.get("additionalProperties") is not False:
            return "additionalProperties must be false"
        if set(schema.get("required", [])) != set(schema.get("properties", {})):
            return "every property must be required"
    return next((wrong for each in schema.values() if (wrong := loose(each))), "")


def documents(body: dict[str, Any]) -> list[str]:
    """The texts between the fences of a request."""
    return [match[2] for match in FENCED.finditer(body["messages"][-1]["content"])]


def completion(model: str, text: str) -> dict[str, Any]:
    """A reply in the recorded shape."""
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1_790_000_000,
        "model": model,
        "choices": [
            {
                "index": 0,
                "message": {"role": "assistant", "content": text},
                "logprobs": None,
                "finish_reason": "stop",
            }
        ],
        "usage": {
            "queue_time": 0.01,
            "prompt_tokens": 900,
            "prompt_time": 0.02,
            "completion_tokens": 300,
            "completion_time": 0.4,
            "total_tokens": 1200,
            "total_time": 0.42,
        },
        "system_fingerprint": "fp_1",
        "x_groq": {"id": "req_1"},
    }


def by_local_engine(verb: str, texts: list[str]) -> dict[str, Any]:
    """A good answer: what the local engine reads in the document."""
    from ai.documents import from_text  # noqa: PLC0415 - for demonstrations and a few tests
    from ai.local.engine import LocalEngine  # noqa: PLC0415 - its data takes memory

    if verb == "read_resume":
        return _resume_said(LocalEngine().read_resume(from_text(texts[0])).model_dump())
    if verb == "read_job":
        return _job_said(LocalEngine().read_job(from_text(texts[0])).model_dump())
    return nothing(verb, texts)


def _resume_said(facts: dict[str, Any]) -> dict[str, Any]:
    roles = [
        {
            "position": each["position"],
            "employer": each["name"],
            "place": each["location"],
            "start": None,
            "end": None,
            "highlights": each["highlights"],
        }
        for each in facts["work"]
    ]
    studies = [
        {
            "institution": each["institution"],
            "degree": each["studyType"],
            "subject": each["area"],
            "start": None,
            "end": None,
            "grade": each["score"],
        }
        for each in facts["education"]
    ]
    certificates = [
        {"name": each["name"], "issuer": each["issuer"], "date": None}
        for each in facts["certificates"]
        if each["name"]
    ]
    return {
        "label": facts["basics"]["label"],
        "summary": facts["basics"]["summary"],
        "work": roles,
        "education": studies,
        "skills": [word for group in facts["skills"] for word in group["keywords"]],
        "certificates": certificates,
        "languages": [
            {"language": each["language"], "fluency": each["fluency"]}
            for each in facts["languages"]
            if each["language"]
        ],
    }


def _job_said(facts: dict[str, Any]) -> dict[str, Any]:
    company = facts["hiringOrganization"]
    return {
        **nothing("read_job", []),
        "title": facts["title"],
        "company": company["name"] if company else None,
        "place": facts["jobLocation"],
        "required": facts["requirements"]["required"],
        "preferred": facts["requirements"]["preferred"],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=9090)
    parser.add_argument("--fault", choices=FAULTS, action="append", default=[])
    chosen = parser.parse_args()
    server = GroqServer(answer=by_local_engine, faults=chosen.fault).start(chosen.port)
    print(f"GROQ_API_KEY=demo GROQ_BASE_URL={server.url}")  # noqa: T201 - the demonstration's words
    threading.Event().wait()


if __name__ == "__main__":
    main()
