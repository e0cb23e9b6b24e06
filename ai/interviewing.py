"""What engines say of an interview: the questions to expect, and how an answer fared.

Every span is a pair of character offsets, ``start`` inclusive and ``end`` exclusive: of a
``Grounding`` into the text of the résumé or the job, of a ``Part`` into the answer.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from ai.schemas import Fact, Span

Category = Literal["technical", "behavioural", "role", "gaps", "ask"]
CATEGORIES: tuple[Category, ...] = ("technical", "behavioural", "role", "gaps", "ask")
PartName = Literal[
    "situation", "task", "action", "result", "example", "reason", "steps", "outcome"
]


Mix = dict[Category, int]
"""How many questions of each category are wanted."""

USUAL: Mix = {"technical": 4, "behavioural": 4, "role": 2, "gaps": 2, "ask": 3}


SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class BankItem:
    """A written question; ``kind`` and ``holds`` say for whom it is (see the bank's files)."""

    category: Category
    kind: str
    holds: tuple[str, ...]
    words: tuple[str, ...]
    level: int
    question: str
    probes: str
    good: str
    follow_up: str

    @property
    def name(self) -> str:
        """Its name, the same as long as the question is."""
        return hashlib.sha256(self.question.encode()).hexdigest()[:12]

    @property
    def slots(self) -> set[str]:
        """The names in braces, which the documents fill."""
        return set(SLOT.findall(self.question))


class Grounding(Span):
    """The words of a document that a question rests on."""

    source: Literal["resume", "job"]
    text: str


class Question(Fact):
    """A question to expect; for the category ``ask``, one to put to the employer.

    ``item`` names the question in the bank; ``level`` is 1 (opening) to 3 (demanding).
    ``experience`` are lines of the person's own résumé that an answer can draw on, best first.
    """

    item: str
    category: Category
    topic: str
    question: str
    probes: str
    tips: list[str]
    follow_ups: list[str] = Field(default_factory=list)
    level: int = Field(ge=1, le=3)
    grounded_in: list[Grounding]
    experience: list[Grounding] = Field(default_factory=list)


class Advice(Fact):
    """A part of the preparation guide: what to do, on the documents' own facts."""

    title: str
    points: list[str]


class Questions(Fact):
    """A set of questions for one résumé and one job, and how to prepare."""

    questions: list[Question]
    guide: list[Advice]
    engine: str
    engine_version: str


class Part(Fact):
    """A part of a good answer: of a story by the STAR method
    (https://en.wikipedia.org/wiki/Situation,_task,_action,_result), else of an explanation.

    ``where`` is the sentence that says it; without one, ``say`` tells what is missing.
    """

    name: PartName
    where: Span | None = None
    say: str


class Measure(Fact):
    """A figure about an answer, with what it means in a sentence."""

    name: str
    value: str
    say: str


class Comment(Fact):
    """What a model says of some words of an answer; it never moves the score."""

    where: Span
    say: str


class Feedback(Fact):
    """How an answer fared. ``score`` is 0 to 100: for the same answer always the same."""

    score: float = Field(ge=0, le=100)
    parts: list[Part]
    used: list[Grounding]
    missed: list[Grounding]
    unknown: list[str]
    """Names of skills and employers in the answer that the résumé does not have."""
    measures: list[Measure]
    notices: list[str]
    next_step: str
    comments: list[Comment] = Field(default_factory=list)
    engine: str
    engine_version: str
