"""Mail about saved searches: only what is new, and nothing when nothing is."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts.mails import post
from accounts.models import Mail
from core.mail import subject_of
from jobs.gathering.switches import want
from matching.feed import looks
from matching.feed.filters import FilterForm, filtered
from matching.feed.services import wanted
from matching.models import Recommendation, SavedSearch

BATCH = 100
SHOWN = 10


def send_due() -> int:
    """Write about the searches whose time has come, each once; returns how many mails."""
    due = SavedSearch.objects.filter(due_at__lte=timezone.now()).order_by("due_at")
    rows = due.select_related("owner", "feed__resume").defer("feed__judged", "feed__resume__text")
    return sum(_send(search) for search in rows[:BATCH])


@transaction.atomic
def _send(search: SavedSearch) -> bool:
    """Post the mail and note that it is written, both or neither."""
    now, period = timezone.now(), SavedSearch.PERIODS[SavedSearch.Every(search.every)]
    mine = SavedSearch.objects.filter(pk=search.pk, due_at=search.due_at)
    if not mine.update(due_at=now + period, sent_up_to=now):
        return False
    if search.owner.is_guest or not search.owner.is_active:
        return False
    want(search.owner, **wanted(search))
    if search.look_id is None:
        _have_looked(search)
    found = new_of(search)
    count = found.count()
    if not count:
        return False
    rows = list(found.order_by("-rank", "pk")[:SHOWN])
    post(mail_about(search, rows, count), kind=Mail.Kind.SEARCH, owner=search.owner)
    return True


def _have_looked(search: SavedSearch) -> None:
    """Have all postings looked through from now on, for a search that was kept without."""
    looks.hold(search.feed)
    look = looks.note(search.feed, FilterForm(QueryDict(search.query)))
    SavedSearch.objects.filter(pk=search.pk).update(look=look)


def new_of(search: SavedSearch) -> QuerySet[Recommendation]:
    """What came since the last mail and has not been put away or saved."""
    form = FilterForm(QueryDict(search.query))
    rows = search.feed.shown.filter(found_at__gt=search.sent_up_to)
    kept = Q(posting__marks__owner=search.owner)
    return filtered(rows.exclude(kept), form.said).select_related("posting__source")


def mail_about(search: SavedSearch, rows: list[Recommendation], count: int) -> EmailMessage:
    """The mail; one press in the reader's own program ends it (RFC 8058)."""
    stop = settings.SITE_URL + reverse("feed:stop", args=[search.token])
    address = settings.SITE_URL + search.get_absolute_url()
    text = render_to_string(
        "emails/search.txt",
        {"search": search, "rows": rows, "more": count - len(rows), "address": address,
         "stop": stop, "site": settings.SITE_URL},
    )  # fmt: skip
    subject = f"{count} new job{'s' if count > 1 else ''}: {search.name}"
    headers = {
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    return EmailMessage(subject_of(subject), text, None, [search.owner.email], headers=headers)
