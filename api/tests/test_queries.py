"""Each list costs a known number of queries, however long it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from accounts.tests.factories import a_sending
from api.models import PersonalToken
from api.tests.factories import a_login, a_token, caller, token_caller
from interviews.tests.factories import a_mock, a_set, a_story
from jobs.tests.factories import a_board, a_job
from matching.models import Feed
from matching.tests.factories import (
    a_hidden_company,
    a_link,
    a_mark,
    a_match,
    a_ready_feed,
    a_recommendation,
    a_search,
    a_statement,
)
from resumes.models import Draft, Resume
from resumes.tests.factories import a_resume, an_export, facts

pytestmark = pytest.mark.django_db


def found(owner: User) -> object:
    feed = getattr(owner, "its_feed", None)
    if feed is None:
        feed = owner.its_feed = a_ready_feed(owner)  # type: ignore[attr-defined] # for the next
    return a_recommendation(owner, feed=feed)


# One of them is who calls, with the login in the same row.
LISTS: dict[str, tuple[Callable[[User], object], int]] = {
    "activity/": (a_token, 2),
    "receipt/": (a_sending, 2),
    "exports/": (an_export, 2),
    "interviews/": (a_set, 2),
    "jobs/": (a_job, 2),
    "matches/": (a_match, 2),
    "recommendations/": (found, 4),
    "resumes/": (a_resume, 2),
    "tokens/": (a_token, 2),
    "auth/logins/": (a_login, 2),
    "boards/": (a_board, 2),
    "hidden-companies/": (a_hidden_company, 2),
    "marks/": (a_mark, 2),
    "mocks/": (a_mock, 3),
    "searches/": (a_search, 2),
    "stories/": (a_story, 2),
    "sources/": (a_board, 3),
    "dashboard/": (a_match, 8),
    "billing/": (a_match, 3),
    "auth/me/": (a_match, 2),
}


def kept(resume: Resume) -> Draft:
    key, base = f"{resume.drafts.count():032d}", resume.versions.earliest("number")
    return Draft.objects.create(resume=resume, base=base, key=key, said={})


def feed_of(resume: Resume) -> Feed:
    made = {"owner": resume.owner, "status": "ready", "finished_at": timezone.now()}
    return Feed.objects.get_or_create(resume=resume, defaults=made)[0]


ONE_RESUME: dict[str, tuple[Callable[[Resume], object], int]] = {
    "drafts/": (kept, 3),
    "material/": (lambda resume: a_statement(resume.owner, resume), 3),
    "comparison/": (lambda resume: a_match(resume.owner, resume), 3),
    "comparison/open/": (lambda resume: a_job(resume.owner), 4),
    "feed/": (lambda resume: a_recommendation(resume.owner, feed=feed_of(resume)), 8),
    "versions/": (lambda resume: resume.add_version(facts(), "edited"), 3),
}


@pytest.mark.parametrize("path", ONE_RESUME)
def test_a_list_of_one_resume_costs_the_same_however_long_it_is(path: str, user: User) -> None:
    make, queries = ONE_RESUME[path]
    by, resume = caller(user), a_resume(user)
    seen = []
    for count in (2, 18):
        for _ in range(count):
            make(resume)
        with CaptureQueriesContext(connection) as captured:
            assert by("GET", f"resumes/{resume.pk}/{path}").status_code == 200
        seen.append(len(captured))
    assert seen == [queries, queries]


def test_the_links_of_a_report_cost_the_same_however_many_there_are(user: User) -> None:
    by, match = caller(user), a_match(user)
    seen = []
    for count in (1, 8):
        for _ in range(count):
            a_link(user, match=match)
        with CaptureQueriesContext(connection) as captured:
            assert by("GET", f"matches/{match.pk}/links/").status_code == 200
        seen.append(len(captured))
    assert seen == [3, 3]


@pytest.mark.parametrize("path", LISTS)
def test_a_list_of_twenty_costs_what_a_list_of_two_costs(path: str, user: User) -> None:
    make, queries = LISTS[path]
    by = caller(user)
    seen = []
    for count in (2, 18):
        for _ in range(count):
            make(user)
        with CaptureQueriesContext(connection) as captured:
            assert by("GET", path).status_code == 200
        seen.append(len(captured))
    assert seen == [queries, queries]


def test_a_personal_token_is_noted_once_a_minute(user: User) -> None:
    by = token_caller(user)
    assert PersonalToken.objects.get().used_at is None
    with CaptureQueriesContext(connection) as first:
        by("GET", "auth/me/")
    with CaptureQueriesContext(connection) as second:
        by("GET", "auth/me/")
    assert (len(first), len(second)) == (3, 2)
