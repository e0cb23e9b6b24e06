"""Each page costs a known number of queries, and a list the same however long it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Activity, User
from accounts.services import record
from api.tests.factories import a_token
from billing.tests.factories import a_call
from interviews.tests.factories import a_mock, a_question, a_set, a_story, an_answer
from jobs.tests.factories import a_board, a_job, a_waiting_job
from matching.tests.factories import (
    a_letter,
    a_link,
    a_mark,
    a_match,
    a_ready_feed,
    a_recommendation,
    a_search,
    a_statement,
    a_tailoring,
    an_opinion,
)
from resumes.tests.factories import a_resume

pytestmark = pytest.mark.django_db


def match_alone(owner: User) -> object:
    return a_match(owner)


def choices(owner: User) -> str:
    a_match(owner)
    return reverse("matching:add")


def found(owner: User) -> str:
    feed = a_ready_feed(owner)
    for _ in range(30):
        a_recommendation(owner, feed=feed)
    return reverse("feed:index")


def beside(owner: User) -> str:
    return reverse("matching:beside", args=[a_match(owner).pk, a_match(owner).pk])


LISTS: dict[str, tuple[Callable[[User], object], int]] = {
    "/resumes/": (a_resume, 4),
    "/jobs/": (a_job, 4),
    "/jobs/board/": (a_job, 3),
    "/jobs/sources/": (a_board, 5),
    "/reports/": (match_alone, 4),
    "/settings/activity/": (
        lambda owner: record(owner, Activity.Action.SIGNED_IN, "Signed in"),
        4,
    ),
    "/settings/receipt/": (a_call, 6),
    "/settings/tokens/": (a_token, 4),
    "/dashboard/": (match_alone, 12),
    "/practice/": (lambda owner: a_set(owner), 6),
    "/practice/stories/": (a_story, 4),
}


PAGES: dict[str, tuple[Callable[[User], str], int]] = {
    "résumé": (lambda owner: a_resume(owner).get_absolute_url(), 4),
    "correcting a résumé": (lambda owner: reverse("resumes:edit", args=[a_resume(owner).pk]), 6),
    "comparing versions": (lambda o: reverse("resumes:compare", args=[a_resume(o).pk]), 4),
    "exporting a résumé": (lambda o: reverse("resumes:export", args=[a_resume(o).pk]), 5),
    "job": (lambda owner: a_match(owner).job.get_absolute_url(), 4),
    "correcting a job": (lambda owner: reverse("jobs:edit", args=[a_job(owner).pk]), 3),
    "report": (lambda owner: a_match(owner).get_absolute_url(), 5),
    "report with a second opinion": (lambda o: an_opinion(o).match.get_absolute_url(), 5),
    "suggestions": (lambda owner: a_tailoring(owner).get_absolute_url(), 5),
    "suggestions not asked for": (lambda o: reverse("matching:tailor", args=[a_match(o).pk]), 4),
    "letter": (lambda owner: a_letter(owner).get_absolute_url(), 6),
    "asking for a report": (choices, 4),
    "many jobs": (lambda o: reverse("matching:many_jobs", args=[a_match(o).resume_id]), 8),
    "many résumés": (lambda o: reverse("matching:many_resumes", args=[a_match(o).job_id]), 8),
    "choosing another report": (lambda o: reverse("matching:choose", args=[a_match(o).pk]), 4),
    "two reports": (beside, 4),
    "your material": (lambda o: reverse("matching:material", args=[a_statement(o).resume_id]), 5),
    "jobs for you": (found, 15),
    "home with jobs found": (lambda o: str(found(o) and reverse("dashboard")), 13),
    "a posting": (lambda o: reverse("feed:posting", args=[a_recommendation(o).posting_id]), 6),
    "put away": (lambda o: str(a_mark(o) and reverse("feed:away")), 5),
    "saved searches": (lambda o: str(a_search(o) and reverse("feed:searches")), 3),
    "open postings": (lambda _: reverse("feed:open"), 3),
    "sharing": (lambda o: reverse("matching:share", args=[a_link(o).match_id]), 4),
    "shared": (lambda o: a_link(o).get_absolute_url(), 9),
    "questions": (lambda owner: a_set(owner).get_absolute_url(), 6),
    "a question": (lambda owner: an_answer(owner).question.get_absolute_url(), 7),
    "a new question": (lambda owner: a_question(owner).get_absolute_url(), 7),
    "mock interview": (lambda owner: a_mock(owner).get_absolute_url(), 5),
    "asking for questions": (lambda _: reverse("interviews:add"), 4),
    "story": (lambda owner: a_story(owner).get_absolute_url(), 3),
    "what was sent": (lambda owner: reverse("matching:sent", args=[a_job(owner).pk]), 6),
    "an application": (lambda owner: reverse("jobs:notes", args=[a_job(owner).pk]), 5),
    "calendar": (lambda _: reverse("jobs:calendar"), 3),
    "settings": (lambda _: reverse("accounts:profile"), 7),
    "your data": (lambda _: reverse("data"), 6),
    "leaving": (lambda _: reverse("close_account"), 7),
    "bringing a résumé": (lambda _: reverse("resumes:upload"), 2),
    "bringing a table": (lambda _: reverse("jobs:import"), 2),
    "bringing a job": (lambda _: reverse("jobs:add"), 2),
    "example": (lambda _: reverse("example", args=["nurse"]), 2),
    "parts": (lambda _: reverse("style"), 2),
}


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_costs_what_is_written_here(name: str, mine: Client, user: User) -> None:
    address_of, expected = PAGES[name]
    assert queries(mine, address_of(user)) == expected


@pytest.mark.parametrize("address", ["/jobs/", "/dashboard/", "/reports/", "/reports/new/"])
def test_jobs_that_nobody_has_read_cost_no_more(address: str, mine: Client, user: User) -> None:
    a_match(user, job=a_waiting_job(user))
    few = queries(mine, address)
    for _ in range(4):
        a_match(user, job=a_waiting_job(user))
    assert queries(mine, address) == few


def test_the_front_page_asks_the_database_nothing(client: Client, db: None) -> None:  # noqa: ARG001 - asked for by its name
    assert queries(client, "/") == 0


@pytest.mark.parametrize("address", sorted(LISTS))
def test_three_rows_and_three_hundred_cost_the_same(
    address: str, mine: Client, user: User
) -> None:
    add, expected = LISTS[address]
    for _ in range(3):
        add(user)
    few = queries(mine, address)
    for _ in range(297):
        add(user)
    assert (few, queries(mine, address)) == (expected, expected)


@pytest.mark.parametrize("address", ["/resumes/", "/jobs/", "/reports/"])
def test_search_finds_and_an_odd_question_finds_nothing(
    address: str, mine: Client, user: User
) -> None:
    a_match(user)
    assert b"Rosewood" in mine.get("/jobs/", {"q": "york gardener"}).content
    for odd in ("no such thing", "%", "'; --", "\x00"):
        assert mine.get(address, {"q": odd, "sort": "no", "page": "-9"}).status_code == 200


@pytest.mark.parametrize(
    ("address", "show", "shown"),
    [
        ("/reports/", "good", True),
        ("/reports/", "below", False),
        ("/jobs/", "matched", True),
        ("/jobs/", "new", False),
        ("/resumes/", "ready", True),
        ("/resumes/", "failed", False),
        ("/resumes/", "no", True),
    ],
)
def test_a_list_shows_a_part_of_itself(
    address: str, show: str, *, shown: bool, mine: Client, user: User
) -> None:
    a_match(user, score="74.0")
    page = mine.get(address, {"show": show}).content.decode()
    assert ("1 to 1 of 1" in page) is shown
    assert ("Show all" in page) is not shown
