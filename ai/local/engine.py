"""The engine that needs no key: it reads, judges and ranks by rules and small data files."""

from __future__ import annotations

from collections.abc import Sequence

from ai.documents import Document
from ai.engine import Posting, Ranked, ReadJob, ReadResume
from ai.interviewing import USUAL, BankItem, Feedback, Mix, Question, Questions
from ai.local import checks, interviewing, job, letters, resume, tailoring
from ai.local.ranking.feed import Feed
from ai.local.scoring import weights
from ai.local.scoring.compare import compare, judged, profile_of
from ai.local.scoring.demand import Demand, demand
from ai.local.skills import mentions
from ai.schemas import Check, JobFacts, Report, ResumeFacts, SkillMention
from ai.suggestions import PLAIN_LETTER, Letter, LetterStyle, Suggestions

MOST_READ = 2_000
MOST_JUDGED = 1_000
"""So many postings are all judged; of more, the ``SHORT_LIST`` nearest."""
SHORT_LIST = 300


class LocalEngine:
    """Implements ``ai.engine.Engine`` on this machine alone. Same input, same answer."""

    name = "local"
    version = weights.VERSION

    def __init__(self) -> None:
        self._read: dict[Posting, Demand] = {}
        self._feed = Feed()

    def read_resume(self, document: Document) -> ResumeFacts:
        return resume.read(document)

    def check_resume(self, document: Document, facts: ResumeFacts) -> list[Check]:
        return checks.check(document, facts)

    def read_job(self, document: Document) -> JobFacts:
        return job.read(document)

    def compare(self, resume: ReadResume, job: ReadJob) -> Report:
        return compare(resume, job, engine=self.name, version=self.version)

    def tailor(
        self, resume: ReadResume, job: ReadJob, report: Report | None = None
    ) -> Suggestions:
        found = tailoring.tailor(resume, job, report or self.compare(resume, job))
        found.letter = self.write_letter(resume, job).text
        return found

    def write_letter(
        self, resume: ReadResume, job: ReadJob, style: LetterStyle = PLAIN_LETTER
    ) -> Letter:
        return letters.write(resume, job, self.compare(resume, job), style)

    def ask_questions(
        self,
        resume: ReadResume,
        job: ReadJob,
        report: Report | None = None,
        *,
        mix: Mix | None = None,
        more: Sequence[BankItem] = (),
    ) -> Questions:
        report = report or self.compare(resume, job)
        questions, guide = interviewing.ask(resume, job, report, mix or USUAL, more)
        return Questions(
            questions=questions, guide=guide, engine=self.name, engine_version=self.version
        )

    def judge_answer(self, question: Question, answer: str, resume: ReadResume) -> Feedback:
        return interviewing.judge(question, answer, resume, engine=self.name, version=self.version)

    def find_skills(self, text: str) -> list[SkillMention]:
        return mentions.find(text)

    def rank(self, resume: ReadResume, postings: list[Posting], *, top: int = 20) -> list[Ranked]:
        """The best ``top`` postings, best first, by the judgement behind ``compare``
        before it is rounded and capped, so that jobs of one score are told apart."""
        person = profile_of(resume)
        if len(postings) > MOST_JUDGED:
            postings = self._feed.nearest(person, postings, SHORT_LIST)
        found = [(*judged(person, self._demand(posting)), posting.id) for posting in postings]
        found.sort(key=lambda one: (-one[0], one[2]))
        return [Ranked(id=name, score=score) for _, score, name in found[:top]]

    def _demand(self, posting: Posting) -> Demand:
        if posting not in self._read:
            if len(self._read) > MOST_READ:
                self._read.clear()
            document = document_of(posting)
            self._read[posting] = demand(ReadJob(document.text, self.read_job(document)))
        return self._read[posting]


def document_of(posting: Posting) -> Document:
    """The posting as an ad that begins with its title."""
    begins = posting.text.lstrip().startswith(posting.title.strip())
    return Document.of_text(posting.text if begins else f"{posting.title}\n{posting.text}")
