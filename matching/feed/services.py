"""What a person may do with the jobs that are found for them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models.functions import Lower
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from accounts.models import Activity, User
from accounts.services import record
from core.errors import Refused
from jobs import services as jobs
from jobs.gathering.switches import no_longer_want, want
from jobs.models import Job, Posting
from matching import services
from matching.feed import looks
from matching.feed.filters import FilterForm
from matching.models import Feed, HiddenCompany, Match, PostingMark, SavedSearch
from resumes.models import Resume

Kind = PostingMark.Kind
A_VISIT = timedelta(minutes=30)
A_DAY = timedelta(days=1)
MOST_SEARCHES = 20
MOST_HIDDEN = 100


@transaction.atomic
def save(owner: User, posting: Posting) -> Job:
    """Keep a posting as a job of the person's own; the same job when it is kept already."""
    User.objects.select_for_update().get(pk=owner.pk)  # twice at once is once
    mark = PostingMark.objects.filter(owner=owner, posting=posting).select_related("job").first()
    if mark and mark.job:
        return mark.job
    job = jobs.add_found(owner=owner, posting=posting)
    PostingMark.objects.update_or_create(
        owner=owner,
        posting=posting,
        defaults={"kind": Kind.SAVED, "job": job, "at": timezone.now()},
    )
    return job


@transaction.atomic
def report(owner: User, resume: Resume, posting: Posting) -> Match:
    """Keep a posting and have a report made; the newest one when there is one already."""
    job = save(owner, posting)
    made = Match.objects.filter(owner=owner, resume=resume, job=job, version=resume.current)
    there = made.exclude(status=Match.Status.FAILED).order_by("-pk").first()
    waiting = Match.objects.filter(owner=owner, resume=resume, job=job, version=None)
    there = there or waiting.unsettled().first()
    return there or services.request_match(owner=owner, resume=resume, job=job)


@transaction.atomic
def put_away(owner: User, posting: Posting, kind: str) -> None:
    """Show a posting no more: hidden, or not relevant. What was saved stays saved."""
    if kind not in (Kind.HIDDEN, Kind.NOT_RELEVANT):
        raise Refused("Choose whether to hide it or to say that it is not relevant.")
    mark, made = PostingMark.objects.get_or_create(
        owner=owner, posting=posting, defaults={"kind": kind}
    )
    if not made and mark.kind != kind:
        mark.kind, mark.at = kind, timezone.now()
        mark.save(update_fields=["kind", "at"])


@transaction.atomic
def take_back(owner: User, posting: Posting) -> None:
    """Show a posting again."""
    mark = PostingMark.objects.filter(owner=owner, posting=posting).exclude(kind=Kind.SAVED)
    mark.filter(job=None).delete()
    mark.update(kind=Kind.SAVED)


@transaction.atomic
def hide_company(owner: User, posting: Posting) -> None:
    """Show no job of a posting's employer any more."""
    # The database compares them: its small letters are not everywhere Python's.
    found = Posting.objects.filter(pk=posting.pk).values_list(Lower("company"), flat=True)
    name = found.get().strip()[:200]
    if not name:
        raise Refused("This advertisement does not say whose it is.")
    if HiddenCompany.objects.filter(owner=owner).exclude(name=name).count() >= MOST_HIDDEN:
        raise Refused(f"You have hidden {MOST_HIDDEN} employers. Show one of them again first.")
    HiddenCompany.objects.get_or_create(owner=owner, name=name)


@transaction.atomic
def visit(feed: Feed) -> None:
    """Note that the person looks; what came since the visit before this one is new to them."""
    now = timezone.now()
    if feed.visited_at and now - feed.visited_at < A_VISIT:
        return
    feed.visited_before, feed.visited_at = feed.visited_at, now
    feed.save(update_fields=["visited_before", "visited_at"])


# --- saved searches -----------------------------------------------------------------------------


@transaction.atomic
def keep_search(feed: Feed, form: FilterForm, name: str, every: str) -> SavedSearch:
    """Keep filters under a name, and write about what is new; the same filters are kept once.

    Raises Refused for too many searches, now or in a day: each has sources asked that count what
    they are asked. For filters that are too long, and too many in an hour, too.
    """
    User.objects.select_for_update().get(pk=feed.owner_id)  # twice at once is once
    name = " ".join(name.split())[:100] or named(form)
    every = every if every in SavedSearch.Every.values else SavedSearch.Every.DAY
    mine = SavedSearch.objects.filter(owner=feed.owner)
    if there := mine.filter(feed=feed, query=form.query).first():
        there.name = name
        change_search(there, every)
        want(feed.owner, **wanted(there))
        return there
    if mine.count() >= MOST_SEARCHES:
        raise Refused(f"You have {MOST_SEARCHES} saved searches. Delete one first.")
    if _saved_today(feed.owner) >= MOST_SEARCHES:
        raise Refused(f"You have saved {MOST_SEARCHES} searches today. Come back tomorrow.")
    if len(form.query) > looks.LONGEST:
        raise Refused("These filters are too long to be kept. Search for fewer words.")
    looks.hold(feed)  # so that what is kept here is not dropped meanwhile
    look = looks.note(feed, form)
    if look is None and form.narrowing:
        raise Refused("You have searched with very many filters. Save this one in an hour.")
    search = SavedSearch.objects.create(
        owner=feed.owner, feed=feed, look=look, name=name, query=form.query, every=every
    )
    want(feed.owner, **wanted(search))
    text = f"Search saved: {name}"
    record(feed.owner, Activity.Action.SEARCH_SAVED, text, reverse("feed:searches"))
    return search


def _saved_today(owner: User) -> int:
    mine = Activity.objects.owned_by(owner).filter(action=Activity.Action.SEARCH_SAVED)
    return mine.filter(created_at__gt=timezone.now() - A_DAY).count()


def named(form: FilterForm) -> str:
    """What a search is called that has no name: its own words."""
    said = form.said
    words = [str(said[key]) for key in ("q", "place") if key in said]
    return ", ".join(words)[:100] or "Jobs for me"


@transaction.atomic
def change_search(search: SavedSearch, every: str) -> None:
    """Write about it daily, weekly, or not at all."""
    if every not in SavedSearch.Every.values:
        raise Refused("Choose daily, weekly, or no mail.")
    search.every, search.due_at = every, None
    search.save(update_fields=["name", "every", "due_at"])  # a mail may be going out meanwhile


@transaction.atomic
def delete_search(search: SavedSearch) -> None:
    """Delete it; its words are searched for no more, unless another of the owner’s has them."""
    said = wanted(search)
    search.delete()
    others = SavedSearch.objects.filter(owner=search.owner_id).only("query")
    if all(wanted(each) != said for each in others):
        no_longer_want(search.owner, **said)


def wanted(search: SavedSearch) -> dict[str, Any]:
    """What of a search the sources that are searched for words are asked."""
    said = FilterForm(QueryDict(search.query)).said
    return {"words": str(said.get("q", "")), "place": str(said.get("place", ""))}
