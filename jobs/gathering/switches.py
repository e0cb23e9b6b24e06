"""Which sources are on, and their rows."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from jobs.boards import COMPANY_BOARDS, PROVIDERS, demo
from jobs.models import Source, SourceSearch

FORGOTTEN = timedelta(days=30)
MOST_SEARCHES = 60
"""So many searches a source are kept: the ones wanted last."""


def is_on(key: str) -> bool:
    """Whether a source is asked: by its key, a setting, or somebody's having added a board."""
    provider = PROVIDERS[key]
    if key == demo.KEY:
        return bool(settings.DEMO_BOARD)
    if provider.KEYS:
        return all(settings.SOURCE_KEYS.get(name) for name in provider.KEYS)
    return key in COMPANY_BOARDS or bool(settings.OPEN_SOURCES)


def source_of(key: str) -> Source:
    """The row of a source, made when it is first needed."""
    return Source.objects.get_or_create(key=key)[0]


def prepare() -> None:
    """Give each source that is on its row, and each feed its reading."""
    for key, provider in PROVIDERS.items():
        if is_on(key):
            source = source_of(key)
            if provider.KIND == "feed":
                SourceSearch.objects.get_or_create(source=source, words="", place="", country="")


@transaction.atomic
def want(words: str, *, place: str = "", country: str = "", now: datetime | None = None) -> None:
    """Have the sources that want words searched for these, for the next thirty days."""
    now = now or timezone.now()
    words, place = (" ".join(said.split())[:100] for said in (words, place))
    country = (country or settings.SOURCES_COUNTRY).upper()[:2]
    for key, provider in PROVIDERS.items():
        if provider.KIND == "search" and is_on(key) and words:
            search, _ = SourceSearch.objects.get_or_create(
                source=source_of(key), words=words, place=place, country=country
            )
            SourceSearch.objects.filter(pk=search.pk).update(wanted_at=now)


def forget(now: datetime) -> None:
    """Drop searches that nobody has wanted for long, and the oldest of too many."""
    worded = SourceSearch.objects.exclude(words="")
    worded.filter(wanted_at__lt=now - FORGOTTEN).delete()
    for source in Source.objects.all():
        kept = worded.filter(source=source).order_by("-wanted_at", "-pk")
        worded.filter(pk__in=list(kept.values_list("pk", flat=True)[MOST_SEARCHES:])).delete()
