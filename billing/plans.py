"""The plans: what each gives and costs. Everything that is sold is said here, in one place.

``manage.py setup_stripe`` brings Stripe in line with it.
"""

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
class Words:
    """How a feature is called: in a sentence, as a heading, and what it holds."""

    many: str
    title: str
    holds: str


WORDS = {
    Feature.MATCH: Words(
        "reports", "Reports", "With the ledger, sub-scores and what would lift it"
    ),
    Feature.TAILOR: Words("tailorings", "Tailorings", "Suggestions, questions, all exports"),
    Feature.LETTER: Words("letters", "Letters", "Each claim with its source"),
    Feature.QUESTIONS: Words("sets of questions", "Sets of questions", "For one interview each"),
    Feature.PRACTICE: Words("practice answers", "Practice answers", "Each with feedback"),
    Feature.READ_RESUME: Words("résumés", "Résumés read", "Files and second readings"),
    Feature.READ_JOB: Words("jobs", "Jobs read", "Pasted, uploaded or by address"),
}


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
PRO = Plan(
    "pro",
    "Pro",
    {
        Feature.READ_RESUME: 200,
        Feature.READ_JOB: 500,
        Feature.MATCH: 300,
        Feature.TAILOR: 100,
        Feature.LETTER: 100,
        Feature.QUESTIONS: 100,
        Feature.PRACTICE: 500,
    },
)


@dataclass(frozen=True, slots=True)
class Offer:
    """A price at which Pro is sold. ``amount`` is in the currency's smallest unit."""

    name: str
    title: str
    amount: int
    interval: str

    @property
    def lookup_key(self) -> str:
        """The name by which the price is found in Stripe, whatever its id."""
        return f"jobalign_pro_{self.name}"


# A subscription to this product is Pro, at whatever price it was once sold.
PRODUCT = "jobalign_pro"
PRODUCT_NAME = "JobAlign Pro"
PRODUCT_TEXT = "More reports, tailorings, letters and practice each month."
CURRENCY = "gbp"
MONTHLY = Offer("monthly", "Pro, monthly", 900, "month")
YEARLY = Offer("yearly", "Pro, yearly", 8400, "year")
OFFERS = {offer.name: offer for offer in (MONTHLY, YEARLY)}
TRIAL_DAYS = 7  # once a person, with a card unless STRIPE_TRIAL_WITHOUT_CARD


def offer_of_interval(interval: str) -> Offer | None:
    """The offer that is billed every ``interval``, as Stripe names it."""
    return next((offer for offer in OFFERS.values() if offer.interval == interval), None)
