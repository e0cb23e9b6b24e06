"""Résumés for tests."""

from __future__ import annotations

from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from accounts.models import User
from ai.schemas import Basics, Evidence, Meta, ResumeFacts, SkillGroup, Work
from resumes.models import Draft, Export, Resume, ResumeVersion

TEXT = """Ada Field
ada@example.org

Experience
Gardener, Long Acre Nurseries
2019 - present
- Grew 40 kinds of roses

Skills
Pruning, grafting"""


def facts() -> ResumeFacts:
    """What ``TEXT`` says."""
    return ResumeFacts(
        basics=Basics(name="Ada Field", email="ada@example.org"),
        work=[
            Work(
                name="Long Acre Nurseries",
                position="Gardener",
                startDate="2019",
                highlights=["Grew 40 kinds of roses"],
            )
        ],
        skills=[SkillGroup(keywords=["Pruning", "grafting"])],
        meta=Meta(
            evidence={
                "/basics/name": Evidence(start=0, end=9, confidence=0.9),
                "/work/0/position": evidence_of("Gardener"),
                "/work/0/highlights/0": evidence_of("Grew 40 kinds of roses"),
            }
        ),
    )


def evidence_of(words: str) -> Evidence:
    start = TEXT.index(words)
    return Evidence(start=start, end=start + len(words), confidence=0.9)


def a_resume(owner: User, **fields: Any) -> Resume:
    """A résumé that was read."""
    waiting = a_waiting_resume(owner, **{"text": TEXT, "kind": "text", "pages": 1, **fields})
    waiting.current = waiting.add_version(facts(), ResumeVersion.Origin.READ)
    waiting.status, waiting.finished_at = Resume.Status.READY, timezone.now()
    waiting.save()
    return waiting


def a_waiting_resume(owner: User, **fields: Any) -> Resume:
    """A résumé that nobody has read yet."""
    file = ContentFile(TEXT.encode(), name="ada.txt")
    said = {"title": "Ada's résumé", "filename": "ada.txt", "size": len(TEXT), "file": file}
    return Resume.objects.create(owner=owner, **{**said, **fields})


def an_export(owner: User, **choices: Any) -> Export:
    """An export that nobody has made yet."""
    version = a_resume(owner).versions.get()
    return Export.objects.create(owner=owner, version=version, **choices)


def a_draft(owner: User) -> Draft:
    """What somebody typed into the editor."""
    resume = a_resume(owner)
    return Draft.objects.create(resume=resume, base=resume.versions.get(), key="a" * 32, said={})
