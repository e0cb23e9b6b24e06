"""Which sources are on, and their rows."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from jobs.boards import COMPANY_BOARDS, PROVIDERS, demo
from jobs.boards.protocol import Provider
from jobs.models import SearchWish, Source, SourceSearch

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


def searched() -> list[Provider]:
    """The sources that are on and are searched for words."""
    return [one for key, one in PROVIDERS.items() if one.KIND == "search" and is_on(key)]


@transaction.atomic
def want(owner: User, words: str, *, place: str = "", now: datetime | None = None) -> None:
    """Have the sources that want words searched for a person's, for the next thirty days.

    What others want too is searched for once.
    """
    now, said = now or timezone.now(), _said(words, place)
    for provider in searched() if said["words"] else []:
        source = source_of(provider.KEY)
        search, _ = SourceSearch.objects.get_or_create(source=source, **said)
        SourceSearch.objects.filter(pk=search.pk).update(wanted_at=now)
        SearchWish.objects.get_or_create(owner=owner, search=search)


@transaction.atomic
def no_longer_want(owner: User, words: str, *, place: str = "") -> None:
    """Have a person's words searched for no more, unless somebody else wants them."""
    SearchWish.objects.filter(
        owner=owner, **{f"search__{name}": value for name, value in _said(words, place).items()}
    ).delete()
    SourceSearch.objects.filter(**_said(words, place), wishes=None).exclude(words="").delete()


def _said(words: str, place: str) -> dict[str, Any]:
    words, place = (" ".join(each.split())[:100] for each in (words, place))
    country = str(settings.SOURCES_COUNTRY).upper()[:2]
    return {"words": words, "place": place, "country": country}


def forget(now: datetime) -> None:
    """Drop searches that nobody wants, or has wanted for long, and the oldest of too many."""
    worded = SourceSearch.objects.exclude(words="")
    worded.filter(Q(wanted_at__lt=now - FORGOTTEN) | Q(wishes=None)).delete()
    for source in Source.objects.all():
        kept = worded.filter(source=source).order_by("-wanted_at", "-pk")
        worded.filter(pk__in=list(kept.values_list("pk", flat=True)[MOST_SEARCHES:])).delete()
