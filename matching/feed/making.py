"""Looking for the jobs that fit a résumé: the worker's half.

Two stages: the nearest of all postings by their rows, then the judgement behind reports on those;
the same for the filters that were asked for. What was judged for the same résumé before is kept,
so that what came since is all that costs.
"""

from __future__ import annotations

import time
from datetime import datetime
from decimal import Decimal
from itertools import chain

from django.utils import timezone

from ai.engine import ReadResume
from ai.errors import EngineError
from ai.fallback import Reading
from ai.local.scoring.compare import profile_of
from ai.local.scoring.profile import Profile
from core.engines import engine
from core.errors import TryLater
from matching.feed.judging import Judge, Judged
from matching.feed.reasons import why
from matching.feed.searching import Search, searches
from matching.feed.shelf import SHELF
from matching.models import Feed, Look, Recommendation

PATIENCE = 2
NEEDED = ("score", "rank", "why", "content_hash", "among_best")


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
        up_to, changed = SHELF.look(), _changed(feed)
        person = profile_of(resume)
        found = _searched(feed, person, changed=changed)
        feed.at_step(2)
        judge = Judge(person, {} if changed else feed.judged)
        SHELF.forget(judge.hear(chain.from_iterable(one.near for one in found)))
        for search in found:
            search.choose(judge.verdicts)
        made = _made(feed, resume, judge, found)
        with feed.settling():
            _keep(feed, made, found)
            _looked(feed, found, up_to, judge)
            feed.credit(Reading(engine()), (time.monotonic() - began) * 1000)


def _searched(feed: Feed, person: Profile, *, changed: bool) -> list[Search]:
    """All searches of the feed; each has the lease for itself, for there may be many."""
    found = []
    for search in searches(feed, person, changed=changed):
        feed.at_step(1)
        found.append(search)
    return found


def _read(feed: Feed) -> ReadResume:
    resume = feed.resume
    if resume.is_failed:
        raise EngineError(f"The résumé could not be read: {resume.problem}")
    if not resume.is_settled:
        raise TryLater(PATIENCE)
    return resume.read_as(resume.current)


def _changed(feed: Feed) -> bool:
    """Whether what was judged and said before no longer holds."""
    return feed.version_id != feed.resume.current_id or feed.engine_version != engine().version


def _made(
    feed: Feed, resume: ReadResume, judge: Judge, found: list[Search]
) -> list[Recommendation]:
    """The rows to write: those that are new, or whose posting or judgement has changed."""
    best = {number for search in found for number in search.best}
    rows = feed.recommendations.filter(posting__in=best) if not _changed(feed) else ()
    same = {row.posting_id for row in rows if judge.is_same(row.posting_id, row.content_hash)}
    among = set(found[0].best)
    first = {number for search in found if search.first for number in search.best} - among
    return [
        _recommendation(feed, resume, one, among=among, first=first)
        for one in judge.whole(best - same)
    ]


def _recommendation(
    feed: Feed, resume: ReadResume, one: Judged, *, among: set[int], first: set[int]
) -> Recommendation:
    """``among`` the best of all; what filters find ``first`` is as new as its posting is."""
    posting = one.posting
    report = engine().compare(resume, posting.read)
    return Recommendation(
        feed=feed,
        posting=posting,
        rank=one.verdict.rank,
        score=Decimal(str(report.score)),
        why=why(report, resume.text, posting.text, excerpt=posting.excerpt, past=one.past),
        content_hash=posting.content_hash,
        found_at=posting.first_seen if posting.pk in first else timezone.now(),
        among_best=posting.pk in among,
    )


def _keep(feed: Feed, made: list[Recommendation], found: list[Search]) -> None:
    best, among = {number for one in found for number in one.best}, found[0].best
    feed.recommendations.exclude(posting__in=best).delete()
    Recommendation.objects.bulk_create(
        made, update_conflicts=True, unique_fields=["feed", "posting"], update_fields=NEEDED
    )
    feed.recommendations.filter(among_best=True).exclude(posting__in=among).update(
        among_best=False
    )
    feed.recommendations.filter(among_best=False, posting__in=among).update(among_best=True)


def _looked(feed: Feed, found: list[Search], up_to: datetime, judge: Judge) -> None:
    """Write down how far the feed and its looks have looked."""
    feed.version, feed.up_to = feed.resume.current, up_to
    feed.looked_through, feed.judged = len(SHELF), judge.memory()
    feed.save(update_fields=["version", "up_to", "looked_through", "judged"])
    mine = [search.look for search in found if search.look]
    for look in mine:
        look.up_to = up_to
    Look.objects.bulk_update(mine, ["up_to", "looked_through"])
