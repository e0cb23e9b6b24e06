"""``tailor RESUME JOB``: what would say the facts better for this job, and what to ask."""

from __future__ import annotations

from typing import Any

from ai.engine import ReadJob, ReadResume
from ai.suggestions import Suggestion, Suggestions
from jobalign.management.reading import PairCommand

SHOWN = ("kind", "where", "before", "after", "why", "serves", "evidence", "points")


class Command(PairCommand):
    help = "Suggest changes of wording for a job, each with its reason, its source and its points."

    def ask(self, resume: ReadResume, job: ReadJob) -> Suggestions:
        return self.engine.tailor(resume, job)

    def row(self, found: Suggestions) -> dict[str, Any]:
        return as_row(found, self.engine.name)

    def tell(self, found: Suggestions) -> None:
        for one in found.suggestions:
            self._suggest(one)
        if not found.suggestions:
            self.stdout.write("There is nothing to suggest.")
        for question in found.questions:
            points = f" (up to +{question.points:g})" if question.points else ""
            self.stdout.write(f"? {question.asks}{points}")
        self.stdout.write(f"\n{found.letter}")

    def _suggest(self, one: Suggestion) -> None:
        self.stdout.write(self.style.MIGRATE_HEADING(f"{one.kind} {one.where}: +{one.points:g}"))
        if one.before and one.kind != "promote":
            self.stdout.write(f"  - {_in_a_row(one.before)}")
        if one.after:
            self.stdout.write(f"  + {_in_a_row(one.after)}")
        self.stdout.write(f"  {one.why}")


def _in_a_row(words: str) -> str:
    return words.replace("\n", ", ")


def as_row(found: Suggestions, engine: str) -> dict[str, Any]:
    """The suggestions as one JSON object."""
    return {
        "suggestions": [one.model_dump(include=set(SHOWN)) for one in found.suggestions],
        "questions": [{"asks": one.asks, "about": one.about} for one in found.questions],
        "letter": found.letter,
        "engine": engine,
    }
