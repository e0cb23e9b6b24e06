"""An engine that waits for its turn: for a program that has all the time there is."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from ai.documents import Document
from ai.engine import Engine, Posting, Ranked, ReadJob, ReadResume
from ai.errors import EngineBusy
from ai.interviewing import BankItem, Feedback, Mix, Question, Questions
from ai.schemas import Check, JobFacts, Report, ResumeFacts, SkillMention
from ai.suggestions import PLAIN_LETTER, Letter, LetterStyle, Suggestions

R = TypeVar("R")


class Waiting:
    """Implements ``ai.engine.Engine`` by another, sleeping as long as that one is busy."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.name, self.version = engine.name, engine.version

    def read_resume(self, document: Document) -> ResumeFacts:
        return _in_turn(lambda: self._engine.read_resume(document))

    def check_resume(self, document: Document, facts: ResumeFacts) -> list[Check]:
        return self._engine.check_resume(document, facts)

    def read_job(self, document: Document) -> JobFacts:
        return _in_turn(lambda: self._engine.read_job(document))

    def compare(self, resume: ReadResume, job: ReadJob) -> Report:
        return self._engine.compare(resume, job)

    def tailor(
        self, resume: ReadResume, job: ReadJob, report: Report | None = None
    ) -> Suggestions:
        return _in_turn(lambda: self._engine.tailor(resume, job, report))

    def write_letter(
        self, resume: ReadResume, job: ReadJob, style: LetterStyle = PLAIN_LETTER
    ) -> Letter:
        return _in_turn(lambda: self._engine.write_letter(resume, job, style))

    def ask_questions(
        self,
        resume: ReadResume,
        job: ReadJob,
        report: Report | None = None,
        *,
        mix: Mix | None = None,
        more: Sequence[BankItem] = (),
    ) -> Questions:
        return _in_turn(
            lambda: self._engine.ask_questions(resume, job, report, mix=mix, more=more)
        )

    def judge_answer(self, question: Question, answer: str, resume: ReadResume) -> Feedback:
        return _in_turn(lambda: self._engine.judge_answer(question, answer, resume))

    def find_skills(self, text: str) -> list[SkillMention]:
        return self._engine.find_skills(text)

    def rank(self, resume: ReadResume, postings: list[Posting], *, top: int = 20) -> list[Ranked]:
        return self._engine.rank(resume, postings, top=top)


def _in_turn(verb: Callable[[], R]) -> R:
    while True:
        try:
            return verb()
        except EngineBusy as busy:
            time.sleep(busy.seconds)
