"""Questions for an interview, from a written bank, and a judge of answers."""

from __future__ import annotations

from ai.engine import ReadJob, ReadResume
from ai.interviewing import USUAL, Mix, Questions
from ai.local.interviewing.bank import bank
from ai.local.interviewing.case import Case
from ai.local.interviewing.choosing import candidates, choose
from ai.local.interviewing.guide import guide
from ai.local.interviewing.judge import judge
from ai.schemas import Report

__all__ = ["ask", "judge"]


def ask(
    resume: ReadResume,
    job: ReadJob,
    report: Report,
    *,
    mix: Mix | None = None,
    engine: str,
    version: str,
) -> Questions:
    """The questions to expect, in the order of ``mix``; fewer where fewer fit."""
    case = Case(resume, job, report)
    return Questions(
        questions=choose(case, candidates(case, bank()), mix or USUAL),
        guide=guide(case),
        engine=engine,
        engine_version=version,
    )
