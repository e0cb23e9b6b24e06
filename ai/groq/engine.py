"""The engine with a model: it reads finer than rules, and what it says is checked word by word."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel, ValidationError

from ai.documents import Document
from ai.engine import Engine, Posting, Ranked, ReadJob, ReadResume
from ai.errors import EngineUnavailable
from ai.groq import coaching
from ai.groq.answers import (
    CommentsSaid,
    JobSaid,
    LetterSaid,
    OpinionSaid,
    QuestionsSaid,
    RequirementSaid,
    ResumeSaid,
    TailorSaid,
)
from ai.groq.client import Client, Question
from ai.groq.masking import Mask, mask
from ai.groq.merging import Merger
from ai.groq.phrasing import hidden, lettered, merged
from ai.grounding import Source, unsupported
from ai.interviewing import BankItem, Feedback, Mix, Questions
from ai.interviewing import Question as Asked
from ai.local.tailoring.case import Case
from ai.prompts import prompt
from ai.schemas import (
    Check,
    JobFacts,
    Opinion,
    Report,
    ResumeFacts,
    SecondOpinion,
    SkillMention,
)
from ai.sourcing import Sources
from ai.suggestions import PLAIN_LETTER, Length, Letter, LetterStyle, Suggestions

A = TypeVar("A", bound=BaseModel)
MOST_BULLETS = 60
FORMS: dict[Length, str] = {
    "half": "a cover letter of 120 to 180 words",
    "page": "a cover letter of 200 to 320 words",
}
EMAIL = "a short e-mail of at most five sentences"
SEPARATOR = "\n\n* * *\n\n"  # between the documents of one question, where they are shown
TOO_LONG = "the text is too long for Groq"


class Answers(Protocol):
    """Answers that were given before, by a key that names document, verb, model and prompt."""

    def get(self, key: str) -> str | None: ...
    def keep(self, key: str, answer: str) -> None: ...


class NoAnswers:
    """Keeps nothing."""

    def get(self, key: str) -> str | None:  # noqa: ARG002 - the protocol's
        return None

    def keep(self, key: str, answer: str) -> None:
        """Nothing is kept."""


class GroqEngine:
    """Implements ``ai.engine.Engine``; scores, checks and ranks are the local engine's."""

    name = "groq"

    def __init__(
        self,
        client: Client,
        local: Engine,
        *,
        answers: Answers | None = None,
        person: str = "",
        masked: bool = True,
    ) -> None:
        self.client, self.local, self.person, self.masked = client, local, person, masked
        self.answers = answers or NoAnswers()
        self.dropped = 0
        self.basis: ResumeFacts | JobFacts | None = None

    @property
    def version(self) -> str:
        return self.local.version

    def read_resume(self, document: Document) -> ResumeFacts:
        """The local reading, with what the model found besides and the document bears out."""
        self.basis = local = self.local.read_resume(document)
        if document.facts is not None:
            return local  # a file of data says what it says
        hidden = self._mask(document.text, local)
        said = self._ask("read_resume", ResumeSaid, hidden.text, document=hidden.text)
        merger = Merger(Source(document.text))
        facts = merger.resume(local, _unmasked(said, hidden))
        self.dropped = merger.dropped
        return facts

    def read_job(self, document: Document) -> JobFacts:
        """The local reading, with what the model found besides and the document bears out."""
        self.basis = local = self.local.read_job(document)
        hidden = self._mask(document.text)
        said = self._ask("read_job", JobSaid, hidden.text, document=hidden.text)
        merger = Merger(Source(document.text))
        facts = merger.job(local, _unmasked(said, hidden))
        self.dropped = merger.dropped
        return facts

    def second_opinion(self, resume: ReadResume, job: ReadJob) -> SecondOpinion:
        """The model's own judgement, requirement by requirement, as far as it can quote."""
        mine, theirs = self._mask(resume.text, resume.facts), self._mask(job.text)
        said = self._ask(
            "second_opinion",
            OpinionSaid,
            mine.text + "\0" + theirs.text,
            resume=mine.text,
            job=theirs.text,
        )
        said = _unmasked(_unmasked(said, mine), theirs)
        return opinion(said, Source(resume.text), Source(job.text))

    def tailor(
        self, resume: ReadResume, job: ReadJob, report: Report | None = None
    ) -> Suggestions:
        """The local suggestions, phrased by the model where the person's words bear it out."""
        report = report or self.compare(resume, job)
        local = self.local.tailor(resume, job, report)
        case = Case(resume, job, report)
        mine = hidden(resume, case.lines[:MOST_BULLETS], self._mask)
        theirs = self._mask(job.text)
        documents = {
            "resume": mine.resume,
            "bullets": mine.bullets,
            "answers": mine.answers,
            "job": theirs.text,
        }
        said = self._ask("tailor", TailorSaid, "\0".join(documents.values()), **documents)
        said = _unmasked(_unmasked(said, mine.mask), theirs)
        found = merged(said, local, case, resume, job)
        self.dropped = found.dropped
        return found

    def write_letter(
        self, resume: ReadResume, job: ReadJob, style: LetterStyle = PLAIN_LETTER
    ) -> Letter:
        """The model's letter without what has no source; greeting and end are the local one's."""
        local = self.local.write_letter(resume, job, style)
        mine, theirs = hidden(resume, [], self._mask), self._mask(job.text)
        documents = {
            "form": EMAIL if style.kind == "email" else FORMS[style.length],
            "tone": style.tone,
            "resume": mine.resume,
            "answers": mine.answers,
            "job": theirs.text,
        }
        said = self._ask("letter", LetterSaid, "\0".join(documents.values()), **documents)
        said = _unmasked(_unmasked(said, mine.mask), theirs)
        letter = lettered(said, local, Sources(resume, job))
        self.dropped = letter.dropped
        return letter

    def check_resume(self, document: Document, facts: ResumeFacts) -> list[Check]:
        return self.local.check_resume(document, facts)

    def compare(self, resume: ReadResume, job: ReadJob) -> Report:
        return self.local.compare(resume, job)

    def ask_questions(
        self,
        resume: ReadResume,
        job: ReadJob,
        report: Report | None = None,
        *,
        mix: Mix | None = None,
        more: Sequence[BankItem] = (),
    ) -> Questions:
        """The local questions, in the model's words where the documents bear these out."""
        local = self.local.ask_questions(resume, job, report, mix=mix, more=more)
        mine, theirs = hidden(resume, [], self._mask), self._mask(job.text)
        documents = {
            "resume": mine.resume,
            "job": theirs.text,
            "questions": coaching.listed(local),
        }
        said = self._ask("questions", QuestionsSaid, "\0".join(documents.values()), **documents)
        said = _unmasked(_unmasked(said, mine.mask), theirs)
        questions, self.dropped = coaching.sharpened(said, local, resume, job)
        return questions

    def judge_answer(self, question: Asked, answer: str, resume: ReadResume) -> Feedback:
        """The local judgement, with the model's comments on words of the answer."""
        local = self.local.judge_answer(question, answer, resume)
        mine = hidden(replace(resume, answers=(answer,)), [], self._mask)
        documents = {
            "resume": mine.resume,
            "question": question.question,
            "told": mine.answers,
        }
        said = self._ask("comments", CommentsSaid, "\0".join(documents.values()), **documents)
        said = _unmasked(said, mine.mask)
        feedback, self.dropped = coaching.commented(said, local, question, answer, resume)
        return feedback

    def find_skills(self, text: str) -> list[SkillMention]:
        return self.local.find_skills(text)

    def rank(self, resume: ReadResume, postings: list[Posting], *, top: int = 20) -> list[Ranked]:
        return self.local.rank(resume, postings, top=top)

    def _mask(self, text: str, facts: ResumeFacts | None = None) -> Mask:
        """The text without what is private; as it is where the person wants it so."""
        return mask(text, facts) if self.masked else Mask(text)

    def _ask(self, verb: str, answer: type[A], content: str, **documents: str) -> A:
        if len(content) > self.client.settings.most_characters:
            raise EngineUnavailable(TOO_LONG)
        asked = prompt(verb)
        key = Question(verb, content, asked.version, answer).hash
        key = f"{verb}:{asked.version}:{self.client.settings.model}:{key}"
        before = self._before(key, answer)
        if before is not None:
            return before
        fence = f"-----{secrets.token_hex(12)}-----"
        question = Question(
            verb,
            asked.filled(fence=fence, **documents),
            asked.version,
            answer,
            content=content.replace("\0", SEPARATOR),
            masked=self.masked,
        )
        said = self.client.ask(question, person=self.person)
        self.answers.keep(key, said.model_dump_json())
        return said

    def _before(self, key: str, answer: type[A]) -> A | None:
        kept = self.answers.get(key)
        if kept is None:
            return None
        try:
            return answer.model_validate_json(kept)
        except ValidationError:
            return None


def opinion(said: OpinionSaid, resume: Source, job: Source) -> SecondOpinion:
    """What of a judgement both documents bear out. A quote without a source drops its row."""
    rows = [row for each in said.requirements if (row := _row(each, resume, job))]
    sentences = [part for part in said.analysis.replace("\n", " ").split(". ") if part.strip()]
    borne_out = [part for part in sentences if not unsupported(part, resume, job)]
    dropped = len(said.requirements) - len(rows) + len(sentences) - len(borne_out)
    return SecondOpinion(
        number=max(0, min(100, said.number)),
        analysis=". ".join(borne_out),
        opinions=rows,
        dropped=dropped,
    )


def _row(said: RequirementSaid, resume: Source, job: Source) -> Opinion | None:
    asked, shown = job.find(said.job_quote), resume.find(said.resume_quote)
    if asked is None or (said.verdict != "not found" and shown is None):
        return None
    if unsupported(said.requirement, job) and not job.holds(said.requirement):
        return None
    found = shown if said.verdict != "not found" else None
    return Opinion(requirement=said.requirement, verdict=said.verdict, resume=found, job=asked)


def _unmasked(said: A, hidden: Mask) -> A:
    """The answer with every sign replaced by what it stands for."""
    return type(said).model_validate(_replaced(said.model_dump(), hidden))


def _replaced(part: Any, hidden: Mask) -> Any:  # noqa: ANN401 - JSON
    if isinstance(part, str):
        return hidden.unmask(part)
    if isinstance(part, list):
        return [_replaced(each, hidden) for each in part]
    if isinstance(part, dict):
        return {name: _replaced(each, hidden) for name, each in part.items()}
    return part
