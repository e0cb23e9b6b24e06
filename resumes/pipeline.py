"""Reading a résumé, and writing one: the worker's half."""

from __future__ import annotations

import time

from django.core.files.base import ContentFile

from accounts.models import Activity
from accounts.services import record
from ai import documents
from ai.errors import EngineError
from ai.schemas import ResumeFacts
from billing.engines import ANSWER, reader_for
from core.engines import engine
from core.models import OPENING
from resumes.export import Choice, Lossy, Untypesettable, filename, proven
from resumes.models import Export, Resume

MOST_AT_ONCE = 1000
IMPORTED = {"json": "a JSON Resume", "linkedin": "LinkedIn's archive"}


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
            if document.facts is not None:
                record(
                    resume.owner,
                    Activity.Action.RESUME_IMPORTED,
                    f"Imported from {IMPORTED[document.kind]}: {resume.title}",
                    resume.get_absolute_url(),
                )
            resume.credit(reader.reading, (time.monotonic() - began) * 1000)


def export(export_id: int) -> None:
    """Write a file, read it back, and keep it when it says the same. Safe to run twice."""
    made = Export.objects.select_related("version__resume", "owner").filter(pk=export_id).first()
    if made is None or not made.claim():
        return
    with made.working():
        began = time.monotonic()
        facts = made.version.parsed
        choice = Choice(made.format, made.design, made.paper, made.language)  # type: ignore[arg-type] # as its choices are
        made.at_step(1, lease=OPENING)
        try:
            found = proven(facts, choice, engine())
        except (Lossy, Untypesettable) as problem:
            raise EngineError(str(problem)) from problem
        made.at_step(2)
        with made.settling():
            made.filename, made.size = filename(facts, choice), len(found.data)
            made.remark = found.remark
            made.milliseconds = round((time.monotonic() - began) * 1000)
            made.engine, made.engine_version = engine().name, engine().version
            made.file.save(made.filename, ContentFile(found.data), save=False)
            made.save(
                update_fields=[
                    *("file", "filename", "size", "remark"),
                    *("milliseconds", "engine", "engine_version"),
                ]
            )


def delete_old_exports() -> int:
    """Delete the exports whose day is over, with their files; returns how many there were."""
    old = list(Export.objects.over()[:MOST_AT_ONCE])
    for each in old:
        each.delete()
    return len(old)
