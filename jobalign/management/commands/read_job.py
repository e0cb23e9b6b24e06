"""``read_job FILE…``: each job ad's facts; ``-`` reads text on standard input."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from ai.errors import EngineError
from ai.schemas import JobFacts
from jobalign.management.reading import EngineCommand, load, plain, since


class Command(EngineCommand):
    help = "Read job ads: title, company, place, pay, and what they require and prefer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("files", nargs="+", metavar="FILE")

    def run(self, options: dict[str, Any]) -> None:
        for path in options["files"]:
            began = time.perf_counter()
            row: dict[str, Any] = {"path": path, "status": "ready", "problem": None}
            row |= {"engine": self.engine.name, "engine_version": self.engine.version}
            try:
                document = load(path)
                facts = self.engine.read_job(document)
            except EngineError as error:
                self.fail(f"{path}: {error.problem}")
                row |= {"status": "failed", "problem": error.problem, "ms": since(began)}
            else:
                row |= {"ms": since(began), "text": document.text, "facts": plain(facts)}
                self._tell(path, facts)
            if self.as_json:
                self.line(row)

    def _tell(self, path: str, facts: JobFacts) -> None:
        if self.as_json:
            return
        employer = facts.hiringOrganization.name if facts.hiringOrganization else None
        self.stdout.write(self.style.MIGRATE_HEADING(facts.title or path))
        for value in (employer, facts.jobLocation, facts.employmentType, facts.seniority):
            if value:
                self.stdout.write(f"  {value}")
        if facts.baseSalary:
            pay = facts.baseSalary
            figures = [f"{x:,.10g}" for x in (pay.minValue, pay.maxValue) if x is not None]
            unit = f" per {pay.unitText.lower()}" if pay.unitText else ""
            self.stdout.write(f"  {pay.currency or ''} {' to '.join(figures)}{unit}")
        for name, items in (
            ("Required", facts.requirements.required),
            ("Preferred", facts.requirements.preferred),
        ):
            for item in items:
                self.stdout.write(f"  {name}: {item}")
