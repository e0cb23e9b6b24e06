"""What a model phrased, through the gate: what has no source is dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ai.engine import ReadJob, ReadResume
from ai.gate import unsupported
from ai.groq.answers import LetterSaid, RewriteSaid, TailorSaid
from ai.groq.masking import Mask
from ai.local.tailoring import faults
from ai.local.tailoring.case import Case, Line
from ai.local.tailoring.measure import Measure
from ai.schemas import Report, ResumeFacts
from ai.sourcing import Sources
from ai.suggestions import Letter, Suggestion, Suggestions

Masking = Callable[[str, ResumeFacts], Mask]
BREAK = "\n\x1e\n"
PLAIN_WHY = "Says the same nearer to the words of this job."
LEAST_SENTENCES = 2


@dataclass(frozen=True, slots=True)
class Hidden:
    """A résumé, its bullets and the answers without what is private."""

    mask: Mask
    resume: str
    bullets: str
    answers: str


def hidden(resume: ReadResume, bullets: list[Line], mask: Masking) -> Hidden:
    """All that is sent of a person, masked as one text, so that one sign stands for one thing."""
    listed = "\n".join(f"{i}. {' '.join(line.text.split())}" for i, line in enumerate(bullets, 1))
    whole = BREAK.join([resume.text, listed, "\n".join(resume.answers)])
    made = mask(whole, resume.facts)
    parts = made.text.split(BREAK)
    if len(parts) != 3:  # a document with such a sign in it: the list stands for it
        parts = [parts[0], made.text[-len(listed) :], ""]
    return Hidden(made, *parts)


def merged(
    said: TailorSaid, local: Suggestions, case: Case, resume: ReadResume, job: ReadJob
) -> Suggestions:
    """The local suggestions, with the model's wording where it passes the gate and costs nothing.

    Order, lists, cuts and questions stay the local engine's: they need no phrasing.
    """
    offered = [one for each in said.rewrites if (one := _rewrite(each, case))]
    offered += _summary(said, case)
    passed = [one for one in offered if not faults(one, case.material)]
    replaced = {one.where for one in passed}
    others = [one for one in local.suggestions if one.where not in replaced or _moves(one)]
    kept = Measure.of(resume, job).worth_offering([*passed, *others])
    return Suggestions(
        suggestions=kept,
        questions=local.questions,
        letter=local.letter,
        dropped=len(said.rewrites) + bool(said.summary) - len(passed),
    )


def _moves(one: Suggestion) -> bool:
    return one.kind in ("reorder", "promote")


def _rewrite(said: RewriteSaid, case: Case) -> Suggestion | None:
    if not 1 <= said.number <= len(case.lines):
        return None
    line = case.lines[said.number - 1]
    after = " ".join(said.after.split()).lstrip("-•* ")
    if not after or after == line.text:
        return None
    return Suggestion(
        kind="rewrite",
        where=line.where,
        before=line.text,
        after=after,
        why=_why(said.why, case),
        serves=_requirement(said.serves, case.report),
        evidence=line.evidence,
    )


def _why(said: str, case: Case) -> str:
    """The model's reason, if it too says only what the two documents say."""
    sources = Sources(case.resume, case.job)
    borne_out = not unsupported(said, sources.material) or not unsupported(
        said, sources.names.whole
    )
    return said if borne_out else PLAIN_WHY


def _requirement(said: str | None, report: Report) -> str:
    """The ledger's own name of what is served; empty for one that it does not have."""
    names = [row.requirement for part in report.ledger for row in part.because]
    wanted = (said or "").casefold()
    return next((name for name in names if name.casefold() == wanted), "")


def _summary(said: TailorSaid, case: Case) -> list[Suggestion]:
    after = " ".join((said.summary or "").split())
    before = case.resume.facts.basics.summary or ""
    if not after or after == before:
        return []
    found = case.resume.facts.meta.evidence.get("/basics/summary")
    sources = Sources(case.resume, case.job)
    evidence = [found] if found else sources.trace(after).sentence.evidence
    return [
        Suggestion(
            kind="summary",
            where="/basics/summary",
            before=before,
            after=after,
            why="Says first what matters for this job.",
            evidence=[one.model_copy() for one in evidence],
        )
    ]


def lettered(said: LetterSaid, local: Letter, sources: Sources) -> Letter:
    """The model's letter without the sentences that have no source; the local one, if little is
    left of it."""
    traced = [[sources.trace(text.strip()) for text in each] for each in said.paragraphs]
    kept = [[one.sentence for one in each if not one.faults] for each in traced]
    count = sum(map(len, kept))
    dropped = sum(map(len, traced)) - count
    if count < LEAST_SENTENCES:
        return local.model_copy(update={"dropped": local.dropped + dropped})
    paragraphs = [each for each in kept if each]
    return local.model_copy(update={"paragraphs": paragraphs, "dropped": dropped})
