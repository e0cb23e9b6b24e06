"""Tailoring without a model: order, wording, openings, a summary, cuts, and questions."""

from __future__ import annotations

from collections.abc import Iterable

from ai.engine import ReadJob, ReadResume
from ai.gate import unsupported
from ai.local.tailoring import bullets, questions, skills_list, summary, wording
from ai.local.tailoring.case import Case
from ai.local.tailoring.measure import Measure
from ai.material import Material
from ai.schemas import Report
from ai.suggestions import Suggestion, Suggestions

MOST = 24


def tailor(resume: ReadResume, job: ReadJob, report: Report) -> Suggestions:
    """What would say the person's facts better for this job. Same input, same suggestions."""
    case = Case(resume, job, report)
    summary.summarise(case)
    wording.reword(case)
    skills_list.add_skills(case)
    bullets.strengthen(case)
    skills_list.order_skills(case)
    bullets.put_first(case)
    bullets.cut(case)
    passed = through_gate(case.found, case.material)
    kept = Measure.of(resume, job).worth_offering(_compatible(passed))
    return Suggestions(
        suggestions=kept[:MOST],
        questions=[*questions.gaps(case), *questions.numbers(case)],
        dropped=len(case.found) - len(passed),
    )


def through_gate(found: Iterable[Suggestion], material: Material) -> list[Suggestion]:
    """Those that the person's material bears out in every word."""
    return [one for one in found if not faults(one, material)]


def faults(one: Suggestion, material: Material) -> list[str]:
    """What in a suggestion has no source; a bullet's numbers and names must be its own."""
    if one.kind in ("reorder", "promote", "cut"):
        return []
    own = one.kind == "rewrite" and one.before
    near = Material([one.before]) if own else None
    return unsupported(one.after, material, near=near)


def _compatible(found: Iterable[Suggestion]) -> list[Suggestion]:
    """One change a place, and no cut of what is changed; order is by the words as they stand."""
    kept: dict[str, Suggestion] = {}
    for one in found:
        if one.where.endswith("/-"):
            kept[f"{one.where}{one.after}"] = one
        else:
            kept.setdefault(f"{one.where}{'!' if one.kind == 'promote' else ''}", one)
    return list(kept.values())
