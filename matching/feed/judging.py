"""How well postings fit a résumé, with what was judged before remembered.

A judgement costs some milliseconds, and of the hundreds that are nearest to a person hardly any
changes from one day to the next.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ai.local.scoring.compare import demand_of, judged
from ai.local.scoring.profile import Profile
from jobs.models import Posting
from matching.feed.levels import SET_BACK, step_back

HASH = 12
"""So much of a text's hash tells it from what it was before."""
MOST = 1_000
"""So many verdicts are remembered."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """``rank`` orders, ``score`` is that of a report."""

    rank: float
    score: float


@dataclass(frozen=True, slots=True)
class Judged:
    """A posting with its verdict; ``past`` are the years of this work that make a job for
    beginners a step back."""

    posting: Posting
    verdict: Verdict
    past: int = 0


Memory = dict[str, tuple[str, float, float]]
"""By a posting's number: the beginning of its text's hash, its rank, its score."""


class Judge:
    """Judges postings for a person; what it ``remembers`` holds for one version of the résumé
    and of the engine."""

    def __init__(self, person: Profile, remembers: Memory) -> None:
        self._person = person
        self._remembers = remembers
        self._judged: dict[int, Judged] = {}
        self._hashes: dict[int, str] = {}
        self.verdicts: dict[int, Verdict] = {}

    def hear(self, numbers: Iterable[int]) -> set[int]:
        """Have verdicts on those postings that are open; returns the others."""
        asked = set(numbers)
        rows = Posting.objects.live().cards().exclude(facts_at=None).filter(pk__in=asked)
        self._hashes |= {key: text[:HASH] for key, text in rows.values_list("pk", "content_hash")}
        for number in asked & self._hashes.keys():
            text, rank, score = self._remembers.get(str(number), ("", 0.0, 0.0))
            if text == self._hashes[number]:
                self.verdicts[number] = Verdict(rank, score)
        self.whole((asked & self._hashes.keys()) - self.verdicts.keys())
        return asked - self._hashes.keys()

    def whole(self, numbers: Iterable[int]) -> list[Judged]:
        """The postings themselves with their verdicts."""
        asked = set(numbers)
        missing = asked - self._judged.keys()
        rows = Posting.objects.filter(pk__in=missing).select_related("source") if missing else ()
        for posting in rows:
            one = _judged(self._person, posting)
            self._judged[posting.pk], self.verdicts[posting.pk] = one, one.verdict
        return [self._judged[number] for number in asked & self._judged.keys()]

    def is_same(self, number: int, content_hash: str) -> bool:
        """Whether a posting still says what it said, as far as was heard."""
        said = content_hash[:HASH]
        return self._hashes.get(number, said) == said

    def memory(self) -> Memory:
        """What to remember: the verdicts of before and of now, the latest last."""
        now: Memory = {
            str(number): (self._hashes[number], one.rank, one.score)
            for number, one in self.verdicts.items()
            if number in self._hashes
        }
        before = [(key, said) for key, said in self._remembers.items() if key not in now]
        return dict([*before, *now.items()][-MOST:])


def _judged(person: Profile, posting: Posting) -> Judged:
    job = demand_of(posting.read)
    rank, score = judged(person, job)
    past = step_back(person, job, posting.title)
    return Judged(posting, Verdict(rank * SET_BACK if past else rank, score), past)
