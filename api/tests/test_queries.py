"""Each list costs a known number of queries, however long it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from accounts.tests.factories import a_sending
from api.models import PersonalToken
from api.tests.factories import a_token, caller, token_caller
from interviews.tests.factories import a_set
from jobs.tests.factories import a_job
from matching.tests.factories import a_match, a_ready_feed, a_recommendation
from resumes.tests.factories import a_resume, an_export

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
    "dashboard/": (a_match, 8),
    "billing/": (a_match, 3),
    "auth/me/": (a_match, 2),
}


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
