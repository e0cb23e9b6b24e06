"""How much of the ad's own language the résumé speaks; capped, so that stuffing earns nothing."""

from __future__ import annotations

from ai.local.scoring import weights
from ai.local.scoring.demand import Demand
from ai.local.scoring.ledger import Row
from ai.local.scoring.profile import Profile
from ai.schemas import Span, Where

SHOWN = 20


def keyword_rows(person: Profile, job: Demand) -> list[Row]:
    """One row: the share of the ad's telling words that the résumé has too."""
    if not job.words:
        return []
    shared = [word for word in job.words if word in person.stems]
    share = len(shared) / len(job.words)
    return [
        Row(
            requirement="The ad's own words",
            aspect="keyword",
            weight=1,
            fraction=min(1.0, share / weights.ENOUGH_WORDS),
            text=f"{len(shared)} of the ad's {len(job.words)} telling words are in your résumé.",
            required=False,
            where=Where(
                resume=[s for word in shared[:SHOWN] if (s := person.stem_span(word))],
                job=[_span(job.words[word]) for word in shared[:SHOWN]],
            ),
        )
    ]


def _span(place: tuple[int, int]) -> Span:
    return Span(start=place[0], end=place[1])
