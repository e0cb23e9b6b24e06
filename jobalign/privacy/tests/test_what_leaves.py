"""Whatever leaves the server for a person stands on their receipt, and on nobody else's."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Sending, User
from accounts.tests.factories import a_mail, a_sending
from accounts.tests.post import delivered
from api.tests.factories import caller
from conftest import person
from jobs import pipeline, tracking
from jobs.gathering import refreshing, switches
from jobs.leaving import note_search
from jobs.models import Job, SearchWish, Source, SourceSearch
from jobs.rechecking import recheck_due
from jobs.tests.factories import a_job, a_search, a_source
from jobs.tests.shapes import KEYS, shaped
from jobs.tests.web import Answer, a_site, always
from matching.feed import services
from matching.models import SavedSearch
from matching.tests.factories import a_link, a_recommendation

pytestmark = pytest.mark.django_db
ADDRESS = "/jobs/found/searches/"
AD = "<main>" + "Requirements, experience, salary, apply, full-time, responsibilities. " * 20


def lines(owner: User) -> list[tuple[str, str, str, int | None, int]]:
    rows = Sending.objects.owned_by(owner).order_by("pk")
    return list(rows.values_list("kind", "receiver", "what", "characters", "times"))


def test_a_mail(user: User, stranger: User) -> None:
    a_mail(user)
    delivered()
    assert lines(user) == [
        ("mail", user.email, "The mail, through this server’s mail service", 47, 1)
    ]
    assert lines(stranger) == []


@pytest.mark.parametrize("again", [False, True])
def test_the_page_of_a_job(again: bool, user: User) -> None:
    with a_site(always(Answer(AD.encode()))) as site:
        job = a_job(user, url=f"{site.url}/job")
        allowed = override_settings(FETCH_ALSO=[("127.0.0.1", site.port)])
        with allowed:
            if again:
                recheck_due()
                recheck_due(now=timezone.now() + timedelta(days=4))
            else:
                Job.objects.update(source="address", text="", status="waiting", finished_at=None)
                pipeline.read(job.pk)
    host = site.url.removeprefix("http://")
    assert lines(user) == [("page", host, "The address only", len(job.url), 1)]


def test_redirects_are_lines_of_their_own(user: User) -> None:
    with a_site(always(Answer(AD.encode()))) as there:
        onward = Answer(status=302, headers={"Location": f"{there.url}/job"})
        with a_site(always(onward)) as here:
            also = [("127.0.0.1", each.port) for each in (here, there)]
            a_job(user, url=f"{here.url}/go", source="address", text="", status="waiting",
                  finished_at=None)  # fmt: skip
            with override_settings(FETCH_ALSO=also):
                pipeline.read(Job.objects.get().pk)
    assert [each[1] for each in lines(user)] == [
        site.url.removeprefix("http://") for site in (here, there)
    ]


def searched(key: str, answer: Any, now: Any) -> None:  # noqa: ANN401 - an answer, a time
    """A source is asked for what is due."""
    Source.objects.update(due_at=now, not_before=None)
    SourceSearch.objects.update(due_at=now)
    with a_site(answer) as site:
        allowed = override_settings(FETCH_ALSO=[("127.0.0.1", site.port)], SOURCE_KEYS=KEYS)
        with allowed:
            source = a_source(key)
            refreshing.refresh(source.pk, clock=lambda: now, stand_in=site.url)


def test_words_that_a_job_board_is_searched_for(user: User, stranger: User) -> None:
    with override_settings(SOURCE_KEYS=KEYS):
        for each in (user, stranger):
            switches.want(each, "head gardener", place="York")
        switches.want(stranger, "plumber")
    assert lines(user) == []  # nothing has left yet
    searched("adzuna", shaped("adzuna"), timezone.now())
    said = "Words: head gardener, place: York, country: GB"
    assert lines(user) == [("search", "Adzuna", said, 19, 1)]
    assert len(lines(stranger)) == 2
    searched("adzuna", always(Answer(status=500)), timezone.now() + timedelta(minutes=1))
    assert [each[-1] for each in lines(user)] == [2]  # one line a day


def test_words_that_many_want_are_noted_at_once(user: User) -> None:
    search, costs = a_search(), []
    for number in (1, 2, 5):
        for each in range(SearchWish.objects.count(), number):
            owner = user if each == 0 else person(f"person{each}@example.org")
            SearchWish.objects.create(owner=owner, search=search)
        for _ in range(2):  # a line, and the same line again
            with CaptureQueriesContext(connection) as queries:
                note_search(search)
        costs.append(len(queries))
    assert costs == [3, 3, 3]
    assert sorted(Sending.objects.values_list("times", flat=True)) == [2, 2, 2, 4, 6]


def test_a_saved_search_is_what_boards_are_asked_for(mine: Client, user: User) -> None:
    row = a_recommendation(user)
    asked = {"resume": row.feed.resume_id, "q": "roses", "place": "York", "every": "week"}
    with override_settings(SOURCE_KEYS=KEYS):
        mine.post(ADDRESS, asked)
        wanted = {str(each.search.source) for each in SearchWish.objects.all()}
        assert {"Adzuna", "JSearch"} <= wanted
        services.delete_search(SavedSearch.objects.get())
    assert not SourceSearch.objects.exists()


def test_filters_without_words_are_asked_of_nobody(mine: Client, user: User) -> None:
    row = a_recommendation(user)
    with override_settings(SOURCE_KEYS=KEYS):
        mine.post(ADDRESS, {"resume": row.feed.resume_id, "place": "York", "every": "day"})
    assert SavedSearch.objects.exists()
    assert not SourceSearch.objects.exists()


@pytest.mark.parametrize(
    ("shows", "masked"), [("masked", True), ("whole", False), ("points", None)]
)
def test_a_shared_report_is_opened(shows: str, masked: bool | None, user: User) -> None:
    link = a_link(user, shows=shows)
    for _ in range(3):
        assert Client().get(link.get_absolute_url()).status_code == 200
    line = Sending.objects.get()
    assert (line.kind, line.receiver, line.masked, line.times) == (
        "link", "Whoever has the link", masked, 3,
    )  # fmt: skip
    assert (line.characters is None) == (shows == "points")
    Sending.objects.update(at=timezone.now() - timedelta(days=1))
    Client().get(link.get_absolute_url())
    assert Sending.objects.count() == 2


def test_the_private_calendar_is_fetched(user: User) -> None:
    address = reverse("jobs:feed", args=[tracking.calendar_of(user).key])
    size = len(Client().get(address).content)
    assert [(each[0], each[3]) for each in lines(user)] == [("link", size)]


def test_programs_read_it_too(user: User, stranger: User) -> None:
    a_sending(user)
    a_sending(user, kind="mail", receiver=user.email, purpose="Reminder")
    a_sending(stranger)
    by = caller(user)
    assert [each["receiver"] for each in by("GET", "receipt/").json()["results"]] == [
        user.email, "Adzuna",
    ]  # fmt: skip
    for asked in ("?show=mail", "?q=reminder"):
        assert [each["kind"] for each in by("GET", f"receipt/{asked}").json()["results"]] == [
            "mail"
        ]


def test_the_month_is_summed_by_whom(mine: Client, user: User) -> None:
    a_sending(user, characters=100, times=3)
    for number in range(3):
        a_sending(user, kind="page", receiver=f"site{number}.example", characters=10)
    shown = " ".join(mine.get("/settings/receipt/").content.decode().split())
    assert "A job board: the words and places of your saved searches, 3 times" in shown
    assert "The site of a job: the request for its page, nothing else, 3 times" in shown
    assert shown.count('<p class="font-medium break-words">') == 2
