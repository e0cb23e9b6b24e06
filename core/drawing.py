"""Where the lines of a picture of numbers go: arcs of a ring, points of a chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

CENTRE = 60.0


@dataclass(frozen=True, slots=True)
class Arc:
    """One component's part of a ring, as two SVG paths; ``earned`` is empty without points."""

    track: str
    earned: str


def ring_arcs(parts: Sequence[tuple[float, float]], *, stroke: float) -> list[Arc]:
    """Arcs as long as each part's weight, filled as far as it was earned, with gaps of 5°.

    ``parts`` are pairs of points and weight; the ring's box is 120 by 120.
    """
    whole = sum(weight for _, weight in parts) or 1.0
    radius = CENTRE - stroke / 2 - 1
    gap = 5.0 if len(parts) > 1 else 0.0
    arcs, at = [], gap / 2
    for points, weight in parts:
        sweep = 360 * weight / whole - gap
        share = min(max(points / weight, 0.0), 1.0) if weight else 0.0
        arcs.append(Arc(_arc(radius, at, sweep), _arc(radius, at, sweep * share)))
        at += sweep + gap
    return arcs


def _arc(radius: float, start: float, sweep: float) -> str:
    if sweep < 0.1:
        return ""
    sweep = min(sweep, 359.9)
    x0, y0 = _on_circle(radius, start)
    x1, y1 = _on_circle(radius, start + sweep)
    return f"M{x0} {y0}A{radius} {radius} 0 {int(sweep > 180)} 1 {x1} {y1}"


def _on_circle(radius: float, degrees: float) -> tuple[float, float]:
    angle = degrees * pi / 180
    return round(CENTRE + radius * sin(angle), 2), round(CENTRE - radius * cos(angle), 2)


@dataclass(frozen=True, slots=True)
class Band:
    """A named stretch of the ruler, in percent of its length."""

    name: str
    least: float
    width: float
    holds: bool


def ruler_bands(bands: Sequence[tuple[str, float]], score: float) -> list[Band]:
    """The bands from 0 to 100, in order; ``bands`` are pairs of a name and its least score."""
    ordered = sorted(bands, key=lambda band: band[1])
    ends = [least for _, least in ordered[1:]] + [100.0]
    return [
        Band(name, least, end - least, least <= score < end or (end == 100 and score >= 100))
        for (name, least), end in zip(ordered, ends, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Plot:
    """Scores in order of time as points of a chart; ``line`` is the SVG polyline through them."""

    points: list[tuple[float, float]]
    line: str


def score_plot(
    scores: Sequence[float], *, width: float, height: float, left: float, low: float = 0.0
) -> Plot:
    """Scores evenly from ``left`` to ``width``; 100 is at the top of ``height``, ``low`` below."""
    step = (width - left) / max(len(scores) - 1, 1)
    points = [
        (round(left + i * step, 1), round(height * (100 - score) / (100 - low), 1))
        for i, score in enumerate(scores)
    ]
    return Plot(points, " ".join(f"{x},{y}" for x, y in points))
