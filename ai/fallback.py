"""The first engine that answers, and who it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ai.documents import Document
from ai.engine import Engine, ReadJob, ReadResume
from ai.errors import EngineBusy, EngineUnavailable
from ai.interviewing import BankItem, Feedback, Mix, Question, Questions
from ai.schemas import JobFacts, Report, ResumeFacts
from ai.suggestions import Letter, LetterStyle, Suggestions

R = TypeVar("R", ResumeFacts, JobFacts, Suggestions, Letter, Questions, Feedback)


@dataclass(frozen=True, slots=True)
class Reading:
    """Who read: the engine, and why it was not the first one.

    ``basis`` is what the deterministic engine read by itself, where a model added to it: scores
    rest on that. ``dropped`` counts the statements of the model that had no source.
    """

    engine: Engine
    note: str = ""
    basis: ResumeFacts | JobFacts | None = None
    dropped: int = 0


class FirstThatAnswers:
    """Asks the first engine; the second when the first cannot, or is busy for too long.

    ``patience`` is how many seconds the work may still wait: a shorter wait raises EngineBusy, so
    that the work is done later, a longer one falls back.
    """

    def __init__(self, first: Engine, second: Engine, *, patience: float) -> None:
        self.first, self.second, self.patience = first, second, patience
        self.reading = Reading(first)

    def read_resume(self, document: Document) -> ResumeFacts:
        return self._ask(lambda engine: engine.read_resume(document))

    def read_job(self, document: Document) -> JobFacts:
        return self._ask(lambda engine: engine.read_job(document))

    def tailor(
        self, resume: ReadResume, job: ReadJob, report: Report | None = None
    ) -> Suggestions:
        return self._ask(lambda engine: engine.tailor(resume, job, report))

    def write_letter(self, resume: ReadResume, job: ReadJob, style: LetterStyle) -> Letter:
        return self._ask(lambda engine: engine.write_letter(resume, job, style))

    def ask_questions(
        self, resume: ReadResume, job: ReadJob, report: Report, mix: Mix, more: Sequence[BankItem]
    ) -> Questions:
        return self._ask(
            lambda engine: engine.ask_questions(resume, job, report, mix=mix, more=more)
        )

    def judge_answer(self, question: Question, answer: str, resume: ReadResume) -> Feedback:
        return self._ask(lambda engine: engine.judge_answer(question, answer, resume))

    def _ask(self, verb: Callable[[Engine], R]) -> R:
        try:
            answer = verb(self.first)
        except EngineBusy as busy:
            if busy.seconds <= self.patience:
                raise
            problem = busy.problem
        except EngineUnavailable as fault:
            problem = fault.problem
        else:
            self.reading = Reading(
                self.first,
                basis=getattr(self.first, "basis", None),
                dropped=getattr(self.first, "dropped", 0),
            )
            return answer
        self.reading = Reading(self.second, problem)
        return verb(self.second)
