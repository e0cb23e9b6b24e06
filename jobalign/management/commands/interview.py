"""``interview RESUME JOB``: the questions to expect, and how to prepare."""

from __future__ import annotations

from typing import Any

from ai.engine import ReadJob, ReadResume
from ai.interviewing import Question, Questions
from jobalign.management.reading import PairCommand

SHOWN = ("category", "question", "probes", "tips", "grounded_in")


class Command(PairCommand):
    help = "Questions to expect for a job, each with the words it rests on, and a guide."

    def ask(self, resume: ReadResume, job: ReadJob) -> Questions:
        return self.engine.ask_questions(resume, job)

    def row(self, found: Questions) -> dict[str, Any]:
        return as_row(found)

    def tell(self, found: Questions) -> None:
        for question in found.questions:
            self._ask(question)
        for advice in found.guide:
            self.stdout.write(self.style.MIGRATE_HEADING(f"\n{advice.title}"))
            for point in advice.points:
                self.stdout.write(f"  - {point}")

    def _ask(self, one: Question) -> None:
        self.stdout.write(self.style.MIGRATE_HEADING(f"{one.category}: {one.question}"))
        self.stdout.write(f"  They listen for: {one.probes}")
        for tip in one.tips:
            self.stdout.write(f"  {tip}")
        for ground in one.grounded_in:
            source = "Résumé" if ground.source == "resume" else "Job"
            self.stdout.write(f"  {source}: {' '.join(ground.text.split())}")


def as_row(found: Questions) -> dict[str, Any]:
    """The questions as one JSON object."""
    return {
        "questions": [one.model_dump(include=set(SHOWN)) for one in found.questions],
        "guide": [one.model_dump() for one in found.guide],
        "engine": found.engine,
    }
