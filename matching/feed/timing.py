"""Which feeds are to be looked at: those that nobody has begun, and those that are behind."""

from __future__ import annotations

from datetime import timedelta
from itertools import chain

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from core.engines import engine
from matching.feed.shelf import newest_read
from matching.feed_models import ACTIVE
from matching.models import Feed, Look
from resumes.models import Resume

AT_ONCE = 200
RESTS = timedelta(minutes=5)
"""Between two looks at what came since; new postings are in the feeds well within an hour."""
FEW = 1_000
RESTS_AMONG_FEW = timedelta(seconds=20)
"""While hardly anything is looked through, as when all begins, a look costs next to nothing."""
RESTS_FAILED = timedelta(hours=1)
"""What failed fails again, most often: a feed that cannot be made is not to keep workers busy."""
OLD = timedelta(hours=20)


def start_feeds() -> int:
    """Have feeds made that are missing or behind; returns how many."""
    newest = newest_read()
    if newest is None:
        return 0
    now = timezone.now()
    unlooked = Exists(Look.objects.filter(feed=OuterRef("pk"), up_to=None))
    behind = Q(up_to=None) | Q(up_to__lt=newest) | ~Q(engine_version=engine().version)
    rested = Q(finished_at__lt=now - RESTS) | Q(
        looked_through__lt=FEW, finished_at__lt=now - RESTS_AMONG_FEW
    )
    ready = Feed.objects.of_active().filter(behind | Q(unlooked), rested, status="ready")
    changed = ~Q(version=F("resume__current")) | Q(version=None, resume__current__isnull=False)
    settled = Q(status="ready") | Q(status="failed", finished_at__lt=now - RESTS_FAILED)
    edited = Feed.objects.of_active().filter(changed & settled)
    each = (rows.order_by("finished_at").defer("judged")[:AT_ONCE] for rows in (edited, ready))
    renewed = sum(1 for feed in chain.from_iterable(each) if feed.renew())
    return _begin() + renewed


def _begin() -> int:
    """Feeds for the résumés of people who were here lately."""
    rows = Resume.objects.ready().filter(feed=None, owner__last_login__gte=timezone.now() - ACTIVE)
    begun = [begin(resume) for resume in rows.select_related("owner")[:AT_ONCE]]
    return len(begun)


def begin(resume: Resume) -> Feed:
    """The feed of a résumé, made where there is none."""
    feed, made = Feed.objects.get_or_create(resume=resume, defaults={"owner": resume.owner})
    if made:
        feed.enqueue()
    return feed


def start_over() -> int:
    """Have all that was judged long ago judged anew; the next looks at feeds do it."""
    rows = Feed.objects.of_active().filter(finished_at__lt=timezone.now() - OLD)
    count: int = rows.update(up_to=None)
    return count
