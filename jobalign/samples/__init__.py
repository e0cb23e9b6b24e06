"""Sample documents, written for JobAlign, and the engine's own reports on them.

The reports beside them are what the engine says, word for word: ``manage.py sample_reports``
writes them, and a test fails when they are not what it would say today.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ai.schemas import JobFacts, Report, ResumeFacts

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Sample:
    """A person who does not exist, and a job that they might want."""

    slug: str
    person: str
    job: str
    resume_file: str

    @property
    def resume_path(self) -> Path:
        """The résumé as a person would bring it."""
        return FOLDER / self.resume_file

    def text(self, what: str) -> str:
        """The ``resume`` or the ``job`` as plain text."""
        return (FOLDER / f"{self.slug}-{what}.txt").read_text(encoding="utf-8")

    @property
    def report_path(self) -> Path:
        return FOLDER / f"{self.slug}-report.json"

    @property
    def reading(self) -> Reading:
        return _reading(self.slug)


class Reading(Report):
    """The engine's report on a sample, with the facts that it read in both texts."""

    resume_text: str
    job_text: str
    resume_facts: ResumeFacts
    job_facts: JobFacts


NURSE = Sample("nurse", "Nadia Ferreira", "Nurse", "nurse-resume.pdf")
ENGINEER = Sample("engineer", "Tomasz Okonjo", "Platform engineer", "engineer-resume.docx")
ALL = (NURSE, ENGINEER)


def chosen(slug: str) -> Sample:
    """The sample of that name, else the first."""
    return next((sample for sample in ALL if sample.slug == slug), ALL[0])


@cache
def _reading(slug: str) -> Reading:
    return Reading.model_validate_json(chosen(slug).report_path.read_text(encoding="utf-8"))
