"""Jobs for beginners, found for people who have long done the work: a step back."""

from __future__ import annotations

import re

from ai.local.job.terms import seniority
from ai.local.scoring.demand import Demand
from ai.local.scoring.experience_rows import fitting
from ai.local.scoring.profile import Profile
from ai.local.scoring.roles import months_of
from ai.local.scoring.weights import AS_OF

BEGINNERS = frozenset({"internship", "entry"})
TRADES = re.compile(r"\b(?:commis|demi chef|porter|mate|helper|runner|labourer)\b", re.IGNORECASE)
"""What trades call those who begin, besides the words that all use."""
PRACTISED = 4
"""Years of work in the field from which a job for beginners is a step back."""
SET_BACK = 0.75
"""What is left of such a job's rank; its score, which is that of a report, stays."""


def step_back(person: Profile, job: Demand, title: str) -> int:
    """The years that the person has done this work, where that makes the job a step back; else 0.

    Who comes from other work begins in this one, however long they have worked; and for who is
    called so themselves it is no step.
    """
    if not _begins(title) or any(_begins(role.title) for role in person.roles[:2]):
        return 0
    years = months_of(fitting(person, job), AS_OF) // 12
    return years if years >= PRACTISED else 0


def _begins(title: str) -> bool:
    return seniority(title) in BEGINNERS or TRADES.search(title) is not None
