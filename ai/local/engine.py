"""The engine that needs no key: it reads, judges and ranks by rules and small data files."""

from __future__ import annotations

from ai.documents import Document
from ai.engine import Posting, Ranked, ReadJob, ReadResume
from ai.local import checks, job, resume
from ai.local.scoring.compare import compare
from ai.local.skills import matcher
from ai.schemas import Check, JobFacts, Report, ResumeFacts, SkillMention


class LocalEngine:
    """Implements ``ai.engine.Engine`` on this machine alone. Same input, same answer."""

    name = "local"
    version = "1"

    def read_resume(self, document: Document) -> ResumeFacts:
        return resume.read(document)

    def check_resume(self, document: Document, facts: ResumeFacts) -> list[Check]:
        return checks.check(document, facts)

    def read_job(self, document: Document) -> JobFacts:
        return job.read(document)

    def compare(self, resume: ReadResume, job: ReadJob) -> Report:
        return compare(resume, job, engine=self.name, version=self.version)

    def find_skills(self, text: str) -> list[SkillMention]:
        return matcher.find(text)

    def rank(self, resume: ReadResume, postings: list[Posting], *, top: int = 20) -> list[Ranked]:
        """The best ``top`` postings, best first, by the judgement of ``compare``."""
        ranked = []
        for posting in postings:
            text = posting.title + "\n" + posting.text
            facts = self.read_job(Document.of_text(text))
            report = self.compare(resume, ReadJob(text=text, facts=facts))
            ranked.append(Ranked(id=posting.id, score=report.score))
        return sorted(ranked, key=lambda one: (-one.score, one.id))[:top]
