"""``match RESUME JOB``: the report of a pair, or of many with ``--pairs``."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any, TypeVar

from django.core.management.base import CommandError

from ai import documents
from ai.documents import Document
from ai.engine import ReadJob, ReadResume
from ai.errors import EngineError
from ai.schemas import Report
from jobalign.management.reading import EngineCommand, lines_from, load, plain

T = TypeVar("T", ReadResume, ReadJob)


class Command(EngineCommand):
    help = "Hold a résumé against a job: the score, and every point's reason."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("resume", nargs="?", metavar="RESUME")
        parser.add_argument("job", nargs="?", metavar="JOB")
        parser.add_argument("--pairs", metavar="FILE", help="pairs as JSON Lines, - for stdin")

    def run(self, options: dict[str, Any]) -> None:
        self._resumes: dict[str, ReadResume | EngineError] = {}
        self._jobs: dict[str, ReadJob | EngineError] = {}
        if options["pairs"]:
            for pair in lines_from(options["pairs"]):
                self._match(str(pair["id"]), pair.get("resume"), pair.get("job"), pair["id"])
        elif options["resume"] and options["job"]:
            self._match(f"{options['resume']}", options["resume"], options["job"], None)
        else:
            raise CommandError("Give a résumé and a job, or --pairs.", returncode=2)

    def _match(self, name: str, resume: object, job: object, number: object) -> None:
        try:
            report = self.engine.compare(self._resume(resume), self._job(job))
        except EngineError as error:
            self.fail(f"{name}: {error.problem}")
            if self.as_json:
                self.line({"id": number, "status": "failed", "problem": error.problem})
            return
        if self.as_json:
            self.line({"id": number, "status": "ready", "problem": None, **plain(report)})
        else:
            self._tell(report)

    def _resume(self, source: object) -> ReadResume:
        key = str(source)
        if key not in self._resumes:
            try:
                document = document_of(source)
                facts = self.engine.read_resume(document)
                self._resumes[key] = ReadResume(
                    document.text, facts, hidden=tuple(document.hidden)
                )
            except EngineError as error:
                self._resumes[key] = error
        return _or_raise(self._resumes[key])

    def _job(self, source: object) -> ReadJob:
        key = str(source)
        if key not in self._jobs:
            try:
                document = document_of(source)
                facts = self.engine.read_job(document)
                self._jobs[key] = ReadJob(text=document.text, facts=facts)
            except EngineError as error:
                self._jobs[key] = error
        return _or_raise(self._jobs[key])

    def _tell(self, report: Report) -> None:
        self.stdout.write(self.style.MIGRATE_HEADING(f"{report.score:g} of 100: {report.band}"))
        for part in report.ledger:
            self.stdout.write(f"{part.component}: {part.points:g} of {part.max:g}")
            for reason in part.because:
                mark = {"met": "+", "partly": "~", "not found": "-"}[reason.verdict]
                self.stdout.write(f"  {mark} {reason.text} ({reason.points:g} of {reason.max:g})")
        for lift in report.lifts:
            self.stdout.write(f"  up to +{lift.points:g}: {lift.do}")
        for sentence in [*report.left_out, *report.notices]:
            self.stdout.write(sentence)


def document_of(source: object) -> Document:
    """A document given as a path or as ``{"text": …}``."""
    if isinstance(source, dict) and isinstance(source.get("text"), str):
        return documents.from_text(source["text"])
    if isinstance(source, str):
        return load(source)
    raise EngineError('A document is a path or {"text": "…"}.')


def _or_raise(found: T | EngineError) -> T:
    if isinstance(found, EngineError):
        raise found
    return found
