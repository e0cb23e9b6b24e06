"""What every engine can do.

An engine turns documents into facts and facts into judgements. ``ai.local`` needs no key and sets
the score; others may read and phrase better, through the same protocol.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from typing import Protocol

from ai.documents import Document
from ai.interviewing import BankItem, Feedback, Mix, Question, Questions
from ai.schemas import Check, JobFacts, Report, ResumeFacts, SkillMention
from ai.suggestions import PLAIN_LETTER, Letter, LetterStyle, Suggestions


@dataclass(frozen=True, slots=True)
class ReadResume:
    """A résumé's text and what was read in it; the facts' spans point into the text.

    ``hidden`` are the words that a reader of its pages cannot see, which are not in the text.
    """

    text: str
    facts: ResumeFacts
    _: KW_ONLY
    answers: tuple[str, ...] = ()
    """What the person said besides, when asked: material for wording, never part of a score."""
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadJob:
    """A job's text and what was read in it; the facts' spans point into the text."""

    text: str
    facts: JobFacts


@dataclass(frozen=True, slots=True)
class Posting:
    """A job as it stands in a feed, for ranking."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Ranked:
    """A posting's place in a ranking: ``score`` is the judgement of ``compare``, 0 to 100."""

    id: str
    score: float


class Engine(Protocol):
    """The verbs of an engine. Each raises ``ai.errors.EngineError`` when it cannot answer."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    def read_resume(self, document: Document) -> ResumeFacts: ...

    def check_resume(self, document: Document, facts: ResumeFacts) -> list[Check]: ...

    def read_job(self, document: Document) -> JobFacts: ...

    def compare(self, resume: ReadResume, job: ReadJob) -> Report: ...

    def tailor(
        self, resume: ReadResume, job: ReadJob, report: Report | None = None
    ) -> Suggestions: ...

    def write_letter(
        self, resume: ReadResume, job: ReadJob, style: LetterStyle = PLAIN_LETTER
    ) -> Letter: ...

    def ask_questions(
        self,
        resume: ReadResume,
        job: ReadJob,
        report: Report | None = None,
        *,
        mix: Mix | None = None,
        more: Sequence[BankItem] = (),
    ) -> Questions: ...

    def judge_answer(self, question: Question, answer: str, resume: ReadResume) -> Feedback: ...

    def find_skills(self, text: str) -> list[SkillMention]: ...

    def rank(
        self, resume: ReadResume, postings: list[Posting], *, top: int = 20
    ) -> list[Ranked]: ...
