"""Looking for the jobs that fit a résumé: the worker's half.

Two stages: the nearest of all postings by their rows, then the judgement behind reports on those.
What was judged for the same résumé before is kept, so that what came since is all that costs.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from ai.engine import ReadResume
from ai.errors import EngineError
from ai.fallback import Reading
from ai.local.ranking.index import PostingIndex
from ai.local.scoring.compare import demand_of, judged, profile_of
from ai.local.scoring.profile import Profile
from core.engines import engine
from core.errors import TryLater
from jobs.models import Posting
from matching.feed.levels import SET_BACK, step_back
from matching.feed.reasons import why
from matching.feed.shelf import OVERLAP, SHELF, rows_since
from matching.models import Feed, Recommendation

KEPT = 150
"""So many are kept for a résumé: filters choose among them."""
LEAST = 25
"""What scores less is shown only where there is hardly anything better."""
FEW = 10
SHORT_LIST = 200
"""So many of the nearest are judged."""
NEW_LIST = 60
PATIENCE = 2
NEEDED = ("score", "rank", "why", "content_hash")


@dataclass(frozen=True, slots=True)
class Judged:
    """A posting with its judgement: ``rank`` orders, ``score`` is that of a report.

    ``past`` are the years of this work that make a job for beginners a step back.
    """

    posting: Posting
    rank: float
    score: float
    past: int = 0


def recommend(feed_id: int) -> None:
    """Bring a feed up to date. Safe to run twice, and for a deleted row."""
    rows = Feed.objects.select_related("resume__current", "owner")
    feed = rows.filter(pk=feed_id).first()
    if feed is None or not feed.claim():
        return
    with feed.working():
        feed.at_step(1)
        began = time.monotonic()
        resume = _read(feed)
        newest = SHELF.look()
        afresh = _afresh(feed)
        person = profile_of(resume)
        near = _nearest(person, None if afresh else feed.up_to)
        feed.at_step(2)
        found = _judge(person, near)
        before = {} if afresh else _before(feed)
        best = _best(found, before)
        made = _with_reasons(feed, resume, best)
        with feed.settling():
            _keep(feed, made, best, newest)
            feed.credit(Reading(engine()), (time.monotonic() - began) * 1000)


def _read(feed: Feed) -> ReadResume:
    resume = feed.resume
    if resume.is_failed:
        raise EngineError(f"The résumé could not be read: {resume.problem}")
    if not resume.is_settled:
        raise TryLater(PATIENCE)
    return resume.read_as(resume.current)


def _afresh(feed: Feed) -> bool:
    """Whether all postings are to be looked at."""
    return feed.up_to is None or _changed(feed)


def _changed(feed: Feed) -> bool:
    """Whether the reasons that were given before no longer hold."""
    return feed.version_id != feed.resume.current_id or feed.engine_version != engine().version


def _nearest(person: Profile, since: datetime | None) -> list[int]:
    """The nearest of all, or of what came since."""
    if since is None:
        return SHELF.nearest(person.titles, person.direction, SHORT_LIST)
    index = PostingIndex()
    for names, rows in rows_since(since - OVERLAP):
        index.add_rows(names, rows)
    return [int(name) for name in index.nearest(person.titles, person.direction, NEW_LIST)]


def _judge(person: Profile, numbers: list[int]) -> list[Judged]:
    rows = Posting.objects.live().cards().exclude(facts_at=None).select_related("source")
    postings = list(rows.filter(pk__in=numbers))
    SHELF.forget(set(numbers) - {posting.pk for posting in postings})
    return [_judged(person, one) for one in postings]


def _judged(person: Profile, posting: Posting) -> Judged:
    job = demand_of(posting.read)
    rank, score = judged(person, job)
    past = step_back(person, job, posting.title)
    return Judged(posting, rank * SET_BACK if past else rank, score, past)


def _before(feed: Feed) -> dict[int, float]:
    """What is recommended so far, and still open."""
    rows = feed.recommendations.filter(posting__expired_at=None, posting__lead=True)
    return dict(rows.values_list("posting_id", "rank"))


def _best(found: list[Judged], before: dict[int, float]) -> dict[int, Judged | None]:
    """The best of both, by number: None for what was judged before and stays."""
    ranks = {**before, **{one.posting.pk: one.rank for one in found}}
    new = {one.posting.pk: one for one in found}
    order = sorted(ranks, key=lambda number: (-ranks[number], number))[:KEPT]
    far = {number for number in order[FEW:] if number in new and new[number].score < LEAST}
    return {number: new.get(number) for number in order if number not in far}


def _with_reasons(
    feed: Feed, resume: ReadResume, best: dict[int, Judged | None]
) -> list[Recommendation]:
    """The rows to write: those that are new, or whose posting or judgement has changed."""
    rows = feed.recommendations.filter(posting__in=best) if not _changed(feed) else ()
    same = {(row.posting_id, row.content_hash) for row in rows}
    return [
        _recommendation(feed, resume, one)
        for one in best.values()
        if one and (one.posting.pk, one.posting.content_hash) not in same
    ]


def _recommendation(feed: Feed, resume: ReadResume, one: Judged) -> Recommendation:
    posting = one.posting
    report = engine().compare(resume, posting.read)
    return Recommendation(
        feed=feed,
        posting=posting,
        rank=one.rank,
        score=Decimal(str(report.score)),
        why=why(report, resume.text, posting.text, excerpt=posting.excerpt, past=one.past),
        content_hash=posting.content_hash,
    )


def _keep(
    feed: Feed, made: list[Recommendation], best: Iterable[int], newest: datetime | None
) -> None:
    feed.recommendations.exclude(posting__in=list(best)).delete()
    Recommendation.objects.bulk_create(
        made, update_conflicts=True, unique_fields=["feed", "posting"], update_fields=NEEDED
    )
    feed.version, feed.up_to = feed.resume.current, newest
    feed.looked_through = len(SHELF)
    feed.save(update_fields=["version", "up_to", "looked_through"])
