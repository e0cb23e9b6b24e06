"""Filters look through all postings, and not only through the best of all."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import QuerySet
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from accounts.models import User
from accounts.tests.post import delivered
from api.tests.factories import caller
from core.models import LEASE
from jobs.models import Posting, PostingRow
from jobs.tests.factories import a_read_posting
from matching.feed import digests, looks, making, services, timing
from matching.feed.filters import FilterForm
from matching.feed.searching import KEPT, SHORT_LIST, Came
from matching.models import Feed, Look, Recommendation, SavedSearch
from matching.tests.factories import a_feed, a_search
from resumes.tests.factories import a_resume

pytestmark = pytest.mark.django_db
GARDENER = """Head Gardener
We look after a park of nine hectares and want somebody who loves roses.

You must have
- Pruning and grafting
- Three years of experience as a gardener"""
SURGEON = """Tree Surgeon
You climb and fell old trees for the council.

You must have
- Climbing
- Pruning"""
LEEDS = {"latitude": 53.80, "longitude": -1.55, "place": "Leeds"}
ADDRESS = "/jobs/found/"
NEAR_LEEDS = "place=Leeds&within=10"


@pytest.fixture(autouse=True)
def here_lately(user: User) -> None:
    User.objects.filter(pk=user.pk).update(last_login=timezone.now())


@pytest.fixture
def surgeon() -> Posting:
    """A job in Leeds that more than are judged stand nearer than."""
    like = a_read_posting(text=GARDENER, title="Head Gardener", company="Kew Meadows")
    row = PostingRow.objects.get(posting=like)
    for number in range(SHORT_LIST):
        like.pk, like.external_id = None, f"like-{number}"
        like.save(force_insert=True)
        PostingRow.objects.create(posting=like, row=row.row, read_at=row.read_at)
    made = a_read_posting(text=SURGEON, title="Tree Surgeon", company="Canopy", **LEEDS)
    now = timezone.now()
    PostingRow.objects.update(read_at=now - timedelta(hours=1))
    PostingRow.objects.filter(posting=made).update(read_at=now - timedelta(hours=2))
    return made


def looked(feed: Feed) -> Feed:
    making.recommend(feed.pk)
    feed.refresh_from_db()
    assert feed.is_ready, feed.problem
    return feed


def asked(feed: Feed, query: str) -> Look:
    look = looks.ask(feed, FilterForm(QueryDict(query)))
    assert look is not None
    return look


def companies(rows: QuerySet[Recommendation]) -> set[str]:
    return set(rows.values_list("posting__company", flat=True))


def test_what_the_best_of_all_leave_out_is_found_with_filters(
    mine: Client, user: User, surgeon: Posting
) -> None:
    feed = looked(a_feed(user))
    assert feed.best.count() == KEPT
    assert "Canopy" not in companies(feed.shown)
    page = mine.get(f"{ADDRESS}?{NEAR_LEEDS}").content.decode()
    assert f"Looking through all {SHORT_LIST + 2} jobs" in page
    looked(Feed.objects.get())
    page = mine.get(f"{ADDRESS}?{NEAR_LEEDS}").content.decode()
    assert "Tree Surgeon" in page
    assert "the best of 1 like this" in page
    assert "Looking through" not in page
    assert "Canopy" not in companies(Feed.objects.get().best)  # without filters nothing changed
    row = feed.recommendations.get(posting=surgeon)
    assert row.found_at == surgeon.first_seen  # it is no newer than it is


@pytest.mark.usefixtures("surgeon")
def test_the_same_filters_are_looked_for_once(user: User) -> None:
    feed = looked(a_feed(user))
    asked(feed, NEAR_LEEDS)
    feed = looked(feed)
    asked(feed, "within=10&place=Leeds&sort=newest&new=on")
    feed.refresh_from_db()
    assert feed.is_ready
    assert Look.objects.count() == 1


@pytest.mark.parametrize("query", ["", "sort=newest&new=on", "within=50", "pay=nonsense"])
def test_what_asks_nothing_of_a_posting_is_not_looked_for(query: str, user: User) -> None:
    feed = looked(a_feed(user))
    assert looks.ask(feed, FilterForm(QueryDict(query))) is None


def test_nobody_has_workers_look_without_end(user: User) -> None:
    feed = a_feed(user, status="ready", finished_at=timezone.now())
    made = [
        looks.note(feed, FilterForm(QueryDict(f"pay={n}"))) for n in range(1, looks.AN_HOUR + 2)
    ]
    assert (made[0] is not None, made[-2] is not None, made[-1]) == (True, True, None)
    assert feed.looks.count() == looks.LATEST
    known = feed.looks.latest("asked_at").query
    assert looks.note(feed, FilterForm(QueryDict(known))) is not None


@pytest.mark.usefixtures("surgeon")
def test_what_comes_later_is_found_with_the_filters_too(user: User) -> None:
    feed = looked(a_feed(user))
    asked(feed, NEAR_LEEDS)
    looked(feed)
    later = a_read_posting(text=SURGEON, title="Tree Surgeon", company="Later", **LEEDS)
    Feed.objects.update(finished_at=timezone.now() - 2 * timing.RESTS)
    assert timing.start_feeds() == 1
    feed = looked(Feed.objects.get())
    assert {"Canopy", "Later"} <= companies(feed.shown)
    assert feed.recommendations.get(posting=later).found_at > later.first_seen
    assert feed.looks.get().looked_through == 2


def test_a_new_version_of_the_resume_is_looked_for_with_the_filters_anew(
    user: User, surgeon: Posting
) -> None:
    resume = a_resume(user)
    feed = looked(a_feed(user, resume))
    asked(feed, NEAR_LEEDS)
    looked(feed)
    feed.recommendations.update(why={"sentences": ["Of old."]})
    resume.current = resume.add_version(resume.facts, "edited")
    resume.save()
    assert timing.start_feeds() == 1
    feed = looked(Feed.objects.get())
    assert feed.recommendations.get(posting=surgeon).why["sentences"] != ["Of old."]


@pytest.mark.usefixtures("surgeon")
def test_the_latest_looks_stay_and_those_of_saved_searches(mine: Client, user: User) -> None:
    feed = looked(a_feed(user))
    mine.post(f"{ADDRESS}searches/", {"resume": feed.resume_id, "place": "Leeds", "within": "10"})
    for pay in range(1, looks.LATEST + 3):
        asked(feed, f"pay={pay}")
    kept = set(feed.looks.values_list("query", flat=True))
    assert kept == {NEAR_LEEDS, *(f"pay={pay}" for pay in range(3, looks.LATEST + 3))}
    feed = looked(Feed.objects.get())
    SavedSearch.objects.all().delete()
    for pay in range(10, 10 + looks.LATEST):
        asked(feed, f"pay={pay}")
    feed = looked(feed)
    assert "Canopy" not in companies(feed.shown)  # what nobody looks for any more is not kept


@pytest.mark.usefixtures("surgeon")
def test_a_saved_search_writes_of_what_only_its_filters_find(mine: Client, user: User) -> None:
    feed = looked(a_feed(user))
    mine.post(f"{ADDRESS}searches/", {"resume": feed.resume_id, "place": "Leeds", "within": "10"})
    Feed.objects.update(finished_at=timezone.now() - 2 * timing.RESTS)
    assert timing.start_feeds() == 1
    looked(Feed.objects.get())
    SavedSearch.objects.update(due_at=timezone.now())
    assert digests.send_due() == 0  # it stood there before the search was saved
    a_read_posting(text=SURGEON, title="Tree Surgeon", company="Later", **LEEDS)
    Feed.objects.update(finished_at=timezone.now() - 2 * timing.RESTS)
    timing.start_feeds()
    looked(Feed.objects.get())
    SavedSearch.objects.update(due_at=timezone.now() + timedelta(seconds=-1))
    assert digests.send_due() == 1
    assert "Later" in str(delivered()[0].body)


@pytest.mark.usefixtures("surgeon")
def test_what_was_judged_is_not_judged_again_unless_it_says_something_else(user: User) -> None:
    feed = looked(a_feed(user))
    assert len(feed.judged) == SHORT_LIST
    number, (text, _, _) = next(iter(feed.judged.items()))
    other = list(feed.judged)[1]
    feed.judged |= {number: [text, 99.0, 98.0], other: ["changed", 99.0, 98.0]}
    feed.up_to = None
    feed.save()
    feed.renew()
    feed = looked(feed)
    assert feed.judged[number][1:] == [99.0, 98.0]
    assert feed.judged[other][1:] != [99.0, 98.0]


def waits(mine: Client, user: User, feed: Feed) -> list[bool]:
    """Whether the page and programs are told to ask again."""
    page = mine.get(f"{ADDRESS}?{NEAR_LEEDS}").content.decode()
    call = caller(user)
    listed = call("get", f"recommendations/?{NEAR_LEEDS}")
    told = call("get", f"resumes/{feed.resume_id}/feed/?{NEAR_LEEDS}").json()["looking"]
    return ["load delay" in page, "Retry-After" in listed.headers, told]


def test_nobody_waits_for_ever_where_there_are_no_postings(mine: Client, user: User) -> None:
    feed = looked(a_feed(user))
    assert waits(mine, user, feed) == [True, True, True]
    feed = looked(Feed.objects.get())
    assert waits(mine, user, feed) == [False, False, False]
    feed.refresh_from_db()
    assert feed.is_ready  # and no worker looks again
    first = a_read_posting(text=SURGEON, title="Tree Surgeon", company="Canopy", **LEEDS)
    PostingRow.objects.filter(posting=first).update(read_at=timezone.now())
    Feed.objects.update(finished_at=timezone.now() - 2 * timing.RESTS)
    assert timing.start_feeds() == 1
    assert companies(looked(Feed.objects.get()).shown) == {"Canopy"}


@pytest.mark.usefixtures("surgeon")
def test_nobody_waits_for_ever_for_a_feed_that_failed(mine: Client, user: User) -> None:
    feed = looked(a_feed(user))
    Feed.objects.update(status="failed", problem="It stopped.")
    assert waits(mine, user, feed) == [False, False, False]


@pytest.mark.usefixtures("surgeon")
def test_many_filters_that_take_long_do_not_lose_the_lease(user: User) -> None:
    feed = looked(a_feed(user))
    for word in ("trees", "roses", "park"):
        looks.note(feed, FilterForm(QueryDict(f"q={word}")))
    feed.renew()
    left: list[timedelta] = []

    def takes_as_long(does: Callable[..., Any], sql: str, *args: Any) -> object:
        if "LIKE" in sql.upper() and "matching_recommendation" not in sql:
            mine = Feed.objects.filter(pk=feed.pk)
            until = mine.values_list("leased_until", flat=True).get()
            assert isinstance(until, datetime)
            left.append(until - timezone.now())
            mine.update(leased_until=until - LEASE / 2)
        return does(sql, *args)

    with connection.execute_wrapper(takes_as_long):
        looked(feed)
    assert len(left) == 3
    assert min(left) > LEASE / 2 + LEASE / 4


@pytest.mark.at_once
@pytest.mark.django_db(transaction=True)
def test_a_look_that_is_kept_at_this_moment_is_not_dropped(user: User) -> None:
    feed = a_feed(user, status="ready", finished_at=timezone.now())
    for pay in range(1, looks.LATEST + 1):
        looks.note(feed, FilterForm(QueryDict(f"pay={pay}")))
    kept = threading.Event()

    def save() -> None:
        with transaction.atomic():
            services.keep_search(feed, FilterForm(QueryDict("pay=1")), "", "day")
            kept.set()
            time.sleep(0.5)
        connection.close()

    saving = threading.Thread(target=save)
    saving.start()
    assert kept.wait(5)
    looks.note(feed, FilterForm(QueryDict("pay=6")))
    saving.join()
    look = SavedSearch.objects.get().look
    assert look is not None
    assert look.query == "pay=1"


def test_in_quiet_times_nothing_is_read_again(user: User, surgeon: Posting) -> None:
    """Many postings are often read within one moment."""
    feed = looked(a_feed(user))
    assert Came(feed, []).numbers == []
    PostingRow.objects.filter(posting=surgeon).update(read_at=timezone.now())
    assert Came(feed, []).numbers == [surgeon.pk]


def test_a_search_that_was_kept_without_a_look_has_one_with_its_next_mail(user: User) -> None:
    feed = a_feed(user, status="ready", finished_at=timezone.now())
    search = a_search(user, feed=feed, query=NEAR_LEEDS)
    SavedSearch.objects.update(due_at=timezone.now())
    digests.send_due()
    search.refresh_from_db()
    assert search.look is not None
    assert search.look.query == "place=Leeds&within=10"
