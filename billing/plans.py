"""What each plan gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Feature(StrEnum):
    """Work that is counted by the month."""

    READ_RESUME = "read_resume"
    READ_JOB = "read_job"
    MATCH = "match"
    TAILOR = "tailor"
    LETTER = "letter"
    QUESTIONS = "questions"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan and its monthly allowances; a feature without one is not limited."""

    name: str
    title: str
    allowances: dict[Feature, int] = field(default_factory=dict)
    model_dollars_a_day: float = 1.0

    def limit(self, feature: Feature) -> int | None:
        """How many a month; None means as many as one likes."""
        return self.allowances.get(feature)


SELF_HOSTED = Plan("self_hosted", "Self-hosted")
FREE = Plan(
    "free",
    "Free",
    {
        Feature.READ_RESUME: 20,
        Feature.READ_JOB: 40,
        Feature.MATCH: 20,
        Feature.TAILOR: 10,
        Feature.LETTER: 10,
        Feature.QUESTIONS: 10,
        Feature.PRACTICE: 40,
    },
    model_dollars_a_day=0.1,
)
