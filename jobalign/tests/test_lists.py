"""Lists cost the same number of queries however long they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Activity, User
from accounts.services import record
from jobs.tests.factories import a_job
from matching.tests.factories import a_match
from resumes.tests.factories import a_resume

pytestmark = pytest.mark.django_db


def match_alone(owner: User) -> object:
    return a_match(owner)


LISTS: dict[str, tuple[Callable[[User], object], int]] = {
    "/resumes/": (a_resume, 4),
    "/jobs/": (a_job, 4),
    "/reports/": (match_alone, 4),
    "/me/activity/": (lambda owner: record(owner, Activity.Action.SIGNED_IN, "Signed in"), 4),
    "/dashboard/": (match_alone, 7),
}


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


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
