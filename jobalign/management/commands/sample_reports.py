"""Writes what the engine says of the sample documents, for the front page."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from ai import documents
from ai.engine import ReadJob, ReadResume
from core.engines import engine
from jobalign.samples import ALL, Reading, Sample


class Command(BaseCommand):
    help = "Write the engine's reports on the sample documents anew."
    requires_system_checks: list[str] = []  # noqa: RUF012 - Django's own declaration

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        for sample in ALL:
            written = read(sample).model_dump_json(indent=1, exclude_none=True)
            sample.report_path.write_text(written + "\n", encoding="utf-8")
            self.stdout.write(f"{sample.slug}: written")


def read(sample: Sample) -> Reading:
    """The engine's report on a sample, made now."""
    resume = documents.from_text(sample.text("resume"))
    job = documents.from_text(sample.text("job"))
    resume_facts, job_facts = engine().read_resume(resume), engine().read_job(job)
    report = engine().compare(ReadResume(resume.text, resume_facts), ReadJob(job.text, job_facts))
    return Reading(
        **report.model_dump(),
        resume_text=resume.text,
        job_text=job.text,
        resume_facts=resume_facts,
        job_facts=job_facts,
    )
