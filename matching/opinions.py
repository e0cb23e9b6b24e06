"""A model's second opinion beside the ledger: where the two differ comes first."""

from __future__ import annotations

from dataclasses import dataclass

from ai.schemas import Opinion, Reason, Span
from core.marking import NumberedLine
from matching.models import SecondOpinion
from matching.presenting import ReportPage, Row, as_heading


@dataclass(frozen=True, slots=True)
class Judged:
    """A requirement as the ledger and the model judge it."""

    opinion: Opinion
    row: Row | None
    quote: str
    cited: list[NumberedLine]

    @property
    def name(self) -> str:
        return as_heading(self.opinion.requirement)

    @property
    def differs(self) -> bool:
        return self.row is not None and self.row.reason.verdict != self.opinion.verdict


@dataclass(frozen=True, slots=True)
class OpinionPanel:
    """What the panel shows."""

    number: int
    analysis: str
    differing: list[Judged]
    agreeing: list[Judged]
    alone: list[Judged]

    @classmethod
    def of(cls, opinion: SecondOpinion, page: ReportPage, resume_text: str) -> OpinionPanel:
        said = opinion.parsed
        judged = [_judged(each, page, resume_text) for each in said.opinions]
        return cls(
            said.number,
            said.analysis,
            [each for each in judged if each.differs],
            [each for each in judged if each.row and not each.differs],
            [each for each in judged if each.row is None],
        )

    @property
    def compared(self) -> int:
        return len(self.differing) + len(self.agreeing)


def _judged(opinion: Opinion, page: ReportPage, resume_text: str) -> Judged:
    spans = [opinion.resume] if opinion.resume else []
    quote = " ".join(resume_text[s.start : s.end] for s in spans)
    cited = page.resume.excerpt(spans, "have")
    return Judged(opinion, _row_at(page, opinion.job), " ".join(quote.split()), cited)


def _row_at(page: ReportPage, asked: Span) -> Row | None:
    """The row of the ledger that rests on most of the same words of the job."""
    rows = [row for part in page.parts for row in part.rows]
    best = max(rows, key=lambda row: _shared(row.reason, asked), default=None)
    return best if best is not None and _shared(best.reason, asked) else None


def _shared(reason: Reason, asked: Span) -> int:
    if reason.aspect == "keyword":
        return 0
    return sum(
        max(0, min(span.end, asked.end) - max(span.start, asked.start))
        for span in reason.where.job
    )
