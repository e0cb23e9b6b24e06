"""What the engine's commands share: files in, a report or JSON Lines out, honest exit status."""

from __future__ import annotations

import json
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from pydantic import BaseModel

from ai import documents
from ai.documents import Document
from ai.documents.limits import MOST_BYTES
from ai.engine import Engine, ReadJob, ReadResume
from ai.errors import EngineError
from ai.groq.client import Client
from ai.groq.engine import GroqEngine
from ai.groq.governor import Governor
from ai.groq.memory import Memory
from ai.groq.waiting import Waiting
from ai.local.engine import LocalEngine


class EngineCommand(BaseCommand):
    """A verb of the engine. Needs no server, worker, database or key.

    Exit status: 0 when all was read, 1 when some of it failed, 2 for unusable arguments.
    """

    requires_system_checks: list[str] = []  # noqa: RUF012 (Django's own name and shape)
    stealth_options = ("stdin",)
    failed = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print JSON Lines")
        parser.add_argument("--engine", choices=["local", "groq"], default="local")

    def handle(self, *args: object, **options: Any) -> None:
        del args
        self.as_json: bool = options["json"]
        self.engine = engine_named(options["engine"])
        self.run(options)
        if self.failed:
            sys.exit(1)

    def run(self, options: dict[str, Any]) -> None:
        """What the command does; failures of single files go through ``fail``."""
        raise NotImplementedError

    def line(self, row: dict[str, Any]) -> None:
        """One line of JSON on standard output."""
        self.stdout.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")))

    def fail(self, problem: str) -> None:
        """One sentence on standard error; the exit status will be 1."""
        self.failed = True
        self.stderr.write(self.style.ERROR(problem))


class PairCommand(EngineCommand):
    """A verb of the engine for one résumé and one job."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("resume", metavar="RESUME")
        parser.add_argument("job", metavar="JOB")

    def run(self, options: dict[str, Any]) -> None:
        try:
            resume, job = load(options["resume"]), load(options["job"])
            found = self.ask(
                ReadResume(resume.text, self.engine.read_resume(resume)),
                ReadJob(job.text, self.engine.read_job(job)),
            )
        except EngineError as error:
            self.fail(error.problem)
            if self.as_json:
                self.line({"status": "failed", "problem": error.problem})
            return
        if self.as_json:
            self.line(self.row(found))
        else:
            self.tell(found)

    def ask(self, resume: ReadResume, job: ReadJob) -> Any:  # noqa: ANN401 - an answer of the engine's
        """What the engine says of the two."""
        raise NotImplementedError

    def row(self, found: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
        """The answer as one JSON object."""
        raise NotImplementedError

    def tell(self, found: Any) -> None:  # noqa: ANN401 - as above
        """The answer for a person to read."""
        raise NotImplementedError


def engine_named(name: str) -> Engine:
    """The engine of that name; the one without a key is always there."""
    local = LocalEngine()
    if name == "local":
        return local
    if not settings.GROQ.api_key:
        raise CommandError("The groq engine needs GROQ_API_KEY.", returncode=2)
    governor = Governor(Memory(), requests_per_minute=settings.GROQ.requests_per_minute)
    return Waiting(GroqEngine(Client(settings.GROQ, governor), local))


def load(path: str) -> Document:
    """The document at ``path``, or the text on standard input for ``-``.

    Raises ``EngineError`` with a sentence for the person.
    """
    if path == "-":
        return documents.from_text(sys.stdin.read())
    file = Path(path)
    if not file.is_file():
        raise EngineError(f"There is no file {path}.")
    if file.stat().st_size > MOST_BYTES:
        raise EngineError("This file is larger than 10 MB.")
    return documents.read(file.read_bytes(), name=file.name)


def lines_from(source: str) -> Iterable[dict[str, Any]]:
    """The JSON objects of a file, or of standard input for ``-``, a line each."""
    try:
        text = sys.stdin.read() if source == "-" else Path(source).read_text(encoding="utf-8")
        rows = [json.loads(line) for line in text.splitlines() if line.strip()]
    except (OSError, ValueError) as error:
        raise CommandError(
            f"{source} is not a file of JSON Lines: {error}", returncode=2
        ) from error
    if any(not isinstance(row, dict) or "id" not in row for row in rows):
        raise CommandError(f"Every line of {source} must be an object with an id.", returncode=2)
    return rows


def plain(model: BaseModel) -> dict[str, Any]:
    """The model as JSON without what is absent."""
    return model.model_dump(exclude_none=True)


def since(began: float) -> float:
    """Milliseconds since ``began``, a ``time.perf_counter`` value."""
    return round((time.perf_counter() - began) * 1000, 1)
