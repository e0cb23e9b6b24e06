"""Reading a résumé: the worker's half."""

from __future__ import annotations

import time

from ai import documents
from core.engines import engine
from resumes.models import Resume


def read(resume_id: int) -> None:
    """Turn the file into text, facts and checks. Safe to run twice, and for a deleted row."""
    resume = Resume.objects.select_related("current").filter(pk=resume_id).first()
    if resume is None or not resume.claim():
        return
    with resume.working():
        began = time.monotonic()
        resume.at_step(1)
        with resume.file.open("rb") as file:
            data = file.read()
        resume.at_step(2)
        document = documents.read(data, name=resume.filename)
        resume.at_step(3)
        facts = engine().read_resume(document)
        resume.at_step(4)
        checks = engine().check_resume(document, facts)
        with resume.settling():
            resume.keep(document, facts, checks)
            resume.credit(engine(), (time.monotonic() - began) * 1000)
