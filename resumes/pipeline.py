"""Reading a résumé: the worker's half."""

from __future__ import annotations

import time

from ai import documents
from ai.schemas import ResumeFacts
from billing.engines import ANSWER, reader_for
from core.engines import engine
from core.models import OPENING
from resumes.models import Resume


def read(resume_id: int) -> None:
    """Turn the file into text, facts and checks. Safe to run twice, and for a deleted row."""
    resume = Resume.objects.select_related("current", "owner").filter(pk=resume_id).first()
    if resume is None or not resume.claim():
        return
    with resume.working():
        began = time.monotonic()
        resume.at_step(1)
        with resume.file.open("rb") as file:
            data = file.read()
        resume.at_step(2, lease=OPENING)
        document = documents.read(data, name=resume.filename)
        resume.at_step(3, lease=ANSWER)
        with reader_for(resume.owner, since=resume.created_at) as reader:
            facts = reader.read_resume(document)
        resume.at_step(4)
        checks = engine().check_resume(document, facts)
        with resume.settling():
            basis = reader.reading.basis
            resume.keep(document, facts, checks, basis if isinstance(basis, ResumeFacts) else None)
            resume.credit(reader.reading, (time.monotonic() - began) * 1000)
