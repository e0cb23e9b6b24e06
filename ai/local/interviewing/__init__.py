"""Questions for an interview, from a written bank, and a judge of answers."""

from __future__ import annotations

from collections.abc import Sequence

from ai.engine import ReadJob, ReadResume
from ai.interviewing import Advice, BankItem, Mix, Question
from ai.local.interviewing.bank import bank
from ai.local.interviewing.case import Case
from ai.local.interviewing.choosing import candidates, choose
from ai.local.interviewing.guide import guide
from ai.local.interviewing.judge import judge
from ai.schemas import Report

__all__ = ["ask", "judge"]


def ask(
    resume: ReadResume, job: ReadJob, report: Report, mix: Mix, more: Sequence[BankItem] = ()
) -> tuple[list[Question], list[Advice]]:
    """The questions to expect, by category, fewer where fewer fit; and the guide.

    ``more`` are questions besides the bank's own. A résumé without a word is none: the questions
    then rest on the job alone.
    """
    case = Case(resume, job, report)
    if not resume.text.strip():  # a job alone: nobody's doubts
        mix = {**mix, "gaps": 0}
    return choose(case, candidates(case, bank(), more), mix), guide(case)
