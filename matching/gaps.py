"""What jobs ask for again and again and the person's résumé does not show."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from accounts.models import User
from matching.models import Match

MOST_REPORTS = 200
SHOWN = 8
SKILLS = ("skill", "certificate")


@dataclass(frozen=True, slots=True)
class Gap:
    """A skill that was not found: how many jobs ask for it, and how many require it."""

    name: str
    jobs: int
    required: int


def gaps_of(owner: User) -> list[Gap]:
    """From the newest report of each job that is not closed, the most asked for first."""
    newest = Match.objects.owned_by(owner).ready().exclude(job__stage="closed").latest_of("job")
    asked: Counter[str] = Counter()
    required: Counter[str] = Counter()
    for missing in newest.newest().values_list("report__missing", flat=True)[:MOST_REPORTS]:
        names = {one["name"]: one["required"] for one in missing if one["aspect"] in SKILLS}
        asked.update(names.keys())
        required.update(name for name, must in names.items() if must)
    found = [Gap(name, count, required[name]) for name, count in asked.items()]
    found.sort(key=lambda gap: (-gap.jobs, -gap.required, gap.name))
    return found[:SHOWN]
