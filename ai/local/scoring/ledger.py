"""Points as exact tenths: maxima are dealt out from the job alone, so that the score is monotone
in what a person has, and the rows sum to it exactly."""

from __future__ import annotations

from dataclasses import dataclass, field

from ai.local.scoring import weights
from ai.schemas import Aspect, Component, Kind, Reason, Verdict, Where

WHOLE = 1000
"""The score in tenths."""


@dataclass(slots=True)
class Row:
    """A thing asked, its weight within its component, and how far it was found (0 to 1).

    ``beyond`` is how much farther it was found than all that counts: it orders jobs alike.
    """

    requirement: str
    aspect: Aspect
    weight: float
    fraction: float
    text: str
    kind: Kind | None = None
    required: bool = True
    where: Where = field(default_factory=Where)
    do: str = ""
    beyond: float = 0.0

    @property
    def verdict(self) -> Verdict:
        if self.fraction >= 0.8:
            return "met"
        return "partly" if self.fraction >= 0.2 else "not found"


def apportion(whole: int, shares: list[float]) -> list[int]:
    """``whole`` in integers in proportion to ``shares``, by largest remainder; it sums exactly."""
    total = sum(shares)
    if not shares or total <= 0:
        return [0] * len(shares)
    exact = [whole * share / total for share in shares]
    dealt = [int(value) for value in exact]
    order = sorted(range(len(shares)), key=lambda i: (dealt[i] - exact[i], i))
    for i in order[: whole - sum(dealt)]:
        dealt[i] += 1
    return dealt


def points(most: int, fraction: float) -> int:
    """The tenths for a fraction of a row: monotone in it, half upwards."""
    return int(most * min(1.0, max(0.0, fraction)) + 0.5)


def settle(rows: dict[str, list[Row]]) -> tuple[list[Component], int]:
    """The ledger and its sum in tenths; components without rows take no share."""
    asked = {name: found for name, found in rows.items() if found}
    shares = apportion(WHOLE, [weights.COMPONENTS[name] for name in asked])
    ledger, score = [], 0
    for (name, found), most in zip(asked.items(), shares, strict=True):
        component, reached = _component(name, found, most)
        ledger.append(component)
        score += reached
    return ledger, score


def total(rows: dict[str, list[Row]]) -> int:
    """The score in tenths, without the ledger."""
    asked = {name: found for name, found in rows.items() if found}
    shares = apportion(WHOLE, [weights.COMPONENTS[name] for name in asked])
    return sum(
        points(limit, row.fraction)
        for found, most in zip(asked.values(), shares, strict=True)
        for row, limit in zip(found, apportion(most, [r.weight for r in found]), strict=True)
    )


def judgement(rows: dict[str, list[Row]]) -> float:
    """How fitting, unrounded and without a ceiling: for order alone, 1 where all is met."""
    whole = reached = 0.0
    for name, found in rows.items():
        weight = sum(row.weight for row in found)
        if weight > 0:
            share = weights.COMPONENTS[name]
            whole += share
            reached += share * sum(r.weight * (r.fraction + r.beyond) for r in found) / weight
    return round(reached / whole, 9) if whole else 0.0


def _component(name: str, rows: list[Row], most: int) -> tuple[Component, int]:
    maxima = apportion(most, [row.weight for row in rows])
    got = [points(limit, row.fraction) for row, limit in zip(rows, maxima, strict=True)]
    because = [
        _reason(row, tenths, limit) for row, tenths, limit in zip(rows, got, maxima, strict=True)
    ]
    reached = sum(got)
    return (
        Component(
            component=name, weight=most / 10, max=most / 10, points=reached / 10, because=because
        ),
        reached,
    )


def _reason(row: Row, tenths: int, limit: int) -> Reason:
    return Reason(
        text=row.text,
        requirement=row.requirement,
        aspect=row.aspect,
        kind=row.kind,
        required=row.required,
        verdict=row.verdict,
        points=tenths / 10,
        max=limit / 10,
        where=row.where,
    )
