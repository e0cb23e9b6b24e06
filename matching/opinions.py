"""A second opinion as the page of a report shows it: where it differs, and on what words."""

from __future__ import annotations

from dataclasses import dataclass

from ai.schemas import Opinion, SecondOpinion, Verdict
from core.marking import NumberedLine
from matching.presenting import STATES, ReportPage, Row, as_heading

# In the score's words and in the model's, so that one sees whose they are.
SAYS: dict[Verdict, str] = {"met": "Met", "partly": "Partly met", "not found": "Not met"}


@dataclass(frozen=True, slots=True)
class Difference:
    """A requirement on which the score and the model differ."""

    row: Row
    opinion: Opinion
    resume: list[NumberedLine]

    @property
    def name(self) -> str:
        return as_heading(self.opinion.requirement)

    @property
    def says(self) -> str:
        return SAYS[self.opinion.verdict]


@dataclass(frozen=True, slots=True)
class OpinionPage:
    """What is shown of a second opinion."""

    said: SecondOpinion
    compared: int
    differences: list[Difference]

    @classmethod
    def of(cls, said: SecondOpinion, page: ReportPage) -> OpinionPage:
        """The opinion beside a report; what the report does not ask for is left out."""
        rows = {row.reason.requirement: row for part in page.parts for row in part.rows}
        pairs = [(rows[o.requirement], o) for o in said.opinions if o.requirement in rows]
        apart = [(row, o) for row, o in pairs if row.reason.verdict != o.verdict]
        return cls(said, len(pairs), [_difference(row, o, page) for row, o in apart])

    @property
    def agreed(self) -> int:
        return self.compared - len(self.differences)


def _difference(row: Row, opinion: Opinion, page: ReportPage) -> Difference:
    spans = [opinion.resume] if opinion.resume else []
    return Difference(row, opinion, page.resume.excerpt(spans, STATES[opinion.verdict]))
