"""The numbers that the judgement rests on, in one place.

Chosen on labelled pairs by cross-validation, few and round, so that they hold for others.
"""

from __future__ import annotations

from ai.schemas import Band

COMPONENTS = {"Field": 40, "Skills": 30, "Experience": 15, "Education": 8, "Keywords": 7}
"""Shares of 100. What an ad does not ask for takes its share out; the rest keep their ratios."""

PREFERRED = 0.4
"""A wish weighs so much against a must."""
SOFT = 0.35
"""A soft skill, which anyone can claim, weighs so much against a hard one."""
PARTLY = 0.5
"""A requirement met in part, as by a near relative of the skill or some of its words."""
LARGEST_SHARE = 0.34
"""No row takes more of its component than this, where there are others."""

BANDS = [
    Band(name="Poor", least=0),
    Band(name="Weak", least=40),
    Band(name="Fair", least=55),
    Band(name="Good", least=70),
    Band(name="Great", least=85),
]
