"""The numbers that the judgement rests on, in one place.

Chosen on labelled pairs, few and round: the middle of a broad plateau, not its peak, and checked
on groups of pairs that had no part in choosing (``docs/engine.md``). ``ai/local/data/README.md``
tells how the fields of work were learned.
"""

from __future__ import annotations

from ai.schemas import Band

VERSION = "5"
"""The engine's: it changes whenever a score may."""

COMPONENTS = {"Field": 57, "Skills": 18, "Experience": 14, "Education": 6, "Keywords": 5}
"""Shares of 100. What an ad does not ask for takes its share out; the rest keep their ratios."""

FIELD_ROWS = {"titles": 0.29, "work": 0.61, "duties": 0.1}
"""Within Field: the titles held, the work described, and how near it is to the ad's own duties."""

NEXT_LINE = 0.9
"""Of the résumé's lines the most fitting counts most, and each further one so much of the one
before: ten good lines say most of what can be said, and a hundred hardly more."""

TITLE_MIX = 0.5
"""Share of an ad's title in telling its field; its duties and requirements tell the rest."""

OLDER_TITLE = 0.8
"""Each earlier role tells so much less than the one after it."""

PREFERRED = 0.4
"""A wish weighs so much against a must."""

SOFT = 0.3
"""A soft skill, which anyone can claim, weighs so much against a hard one."""

PARTLY = 0.4
"""A skill met in part: its words stand together in one line, though not under its name."""

ENOUGH_WORDS = 0.6
"""Beyond this share of the ad's words, more of them earn nothing: no prize for stuffing."""

TITLES_SCALE = (0.05, 0.85)
WORK_SCALE = (0.08, 0.6)
DUTIES_SCALE = (0.25, 0.55)
BEND = 0.62
"""Raw likeness at which a row of Field begins to earn, and at which it has earned all."""

AS_OF = "2026-11"
"""Until when a present role counts. Part of the engine's version and not the clock's today, so
that a score does not change while nothing else does."""

BANDS = [
    Band(name="Poor", least=0),
    Band(name="Weak", least=40),
    Band(name="Fair", least=55),
    Band(name="Good", least=70),
    Band(name="Great", least=85),
]


def beyond(raw: float, scale: tuple[float, float]) -> float:
    """How far ``raw`` lies above its scale, in the scale's own measure."""
    low, high = scale
    return float(round(max(1.0, (raw - low) / (high - low)) ** BEND - 1, 9))


def scaled(raw: float, scale: tuple[float, float]) -> float:
    """``raw`` on a scale from nothing to all; the first steps count for more than the last."""
    low, high = scale
    share: float = min(1.0, max(0.0, (raw - low) / (high - low)))
    return float(round(share**BEND, 9))
