"""``read_resume FILE…``: each résumé's facts and formatting checks."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from ai.errors import EngineError
from ai.schemas import Check, ResumeFacts
from jobalign.management.reading import EngineCommand, load, plain, since


class Command(EngineCommand):
    help = "Read résumés: their facts, the words these rest on, and formatting checks."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("files", nargs="+", metavar="FILE")

    def run(self, options: dict[str, Any]) -> None:
        for path in options["files"]:
            began = time.perf_counter()
            try:
                document = load(path)
                facts = self.engine.read_resume(document)
                checks = self.engine.check_resume(document, facts)
            except EngineError as error:
                self._failed(path, error.problem, began)
                continue
            self._ready(path, began, document.text, facts, checks)

    def _ready(
        self, path: str, began: float, text: str, facts: ResumeFacts, checks: list[Check]
    ) -> None:
        if not self.as_json:
            self._tell(path, facts, checks)
            return
        self.line(
            {
                "path": path,
                "status": "ready",
                "problem": None,
                "engine": self.engine.name,
                "engine_version": self.engine.version,
                "ms": since(began),
                "text": text,
                "facts": plain(facts),
                "checks": [plain(check) for check in checks],
            }
        )

    def _failed(self, path: str, problem: str, began: float) -> None:
        self.fail(f"{path}: {problem}")
        if self.as_json:
            self.line(
                {
                    "path": path,
                    "status": "failed",
                    "problem": problem,
                    "engine": self.engine.name,
                    "engine_version": self.engine.version,
                    "ms": since(began),
                }
            )

    def _tell(self, path: str, facts: ResumeFacts, checks: list[Check]) -> None:
        self.stdout.write(self.style.MIGRATE_HEADING(facts.basics.name or path))
        for value in (facts.basics.label, facts.basics.email, facts.basics.phone):
            if value:
                self.stdout.write(f"  {value}")
        for role in facts.work:
            when = f"{role.startDate or '?'} to {role.endDate or 'present'}"
            self.stdout.write(f"  {role.position or '?'}, {role.name or '?'} ({when})")
        for school in facts.education:
            parts = [school.studyType, school.area, school.institution]
            self.stdout.write("  " + ", ".join(part for part in parts if part))
        skills = [word for group in facts.skills for word in group.keywords]
        if skills:
            self.stdout.write("  Skills: " + ", ".join(skills))
        for check in checks:
            if check.verdict != "good":
                self.stdout.write(self.style.WARNING(f"  {check.title}: {check.seen}"))
