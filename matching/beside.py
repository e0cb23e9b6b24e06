"""Two reports beside each other."""

from __future__ import annotations

from dataclasses import dataclass

from ai.schemas import Reason, Report
from matching.presenting import as_heading


@dataclass(frozen=True, slots=True)
class Pair:
    """A component in both reports; None where one has none."""

    name: str
    left: tuple[float, float] | None
    right: tuple[float, float] | None

    @property
    def difference(self) -> float | None:
        if self.left is None or self.right is None:
            return None
        return round(self.right[0] - self.left[0], 1)


@dataclass(frozen=True, slots=True)
class Both:
    """A requirement in both reports; None where one job does not ask for it."""

    name: str
    required: bool
    left: Reason | None
    right: Reason | None

    @property
    def both(self) -> tuple[Reason | None, Reason | None]:
        return self.left, self.right

    @property
    def differs(self) -> bool:
        return (self.left and self.left.verdict) != (self.right and self.right.verdict)

    @property
    def difference(self) -> float | None:
        if self.left is None or self.right is None:
            return None
        return round(self.right.points - self.left.points, 1)


@dataclass(frozen=True, slots=True)
class Beside:
    """What two reports have in common, and what not."""

    left: Report
    right: Report
    parts: list[Pair]
    rows: list[Both]

    @classmethod
    def of(cls, left: Report, right: Report) -> Beside:
        return cls(left, right, _pairs(left, right), _rows(left, right))

    @property
    def difference(self) -> float:
        return round(self.right.score - self.left.score, 1)

    @property
    def changed(self) -> list[Both]:
        """What both ask for, and judge differently."""
        return [row for row in self.rows if row.left and row.right and row.differs]

    @property
    def same(self) -> list[Both]:
        return [row for row in self.rows if not row.differs]

    @property
    def only_one(self) -> list[Both]:
        """What one of the two jobs asks for alone."""
        return [row for row in self.rows if not (row.left and row.right)]

    @property
    def same_engine(self) -> bool:
        return self.left.engine_version == self.right.engine_version


def _pairs(left: Report, right: Report) -> list[Pair]:
    one = {part.component: (part.points, part.max) for part in left.ledger}
    two = {part.component: (part.points, part.max) for part in right.ledger}
    return [Pair(name, one.get(name), two.get(name)) for name in one | two]


def _rows(left: Report, right: Report) -> list[Both]:
    one, two = _reasons(left), _reasons(right)
    rows = [
        Both(as_heading(each.requirement), each.required, one.get(key), two.get(key))
        for key, each in (one | two).items()
    ]
    return sorted(rows, key=lambda row: (not row.required, row.name))


def _reasons(report: Report) -> dict[tuple[str, str], Reason]:
    """The rows by what they ask; keywords and the field are components of their own."""
    return {
        (reason.aspect, reason.requirement.casefold()): reason
        for part in report.ledger
        for reason in part.because
        if reason.aspect not in ("keyword", "field")
    }
