"""Searches that are kept, the search itself, and what was put away."""

from __future__ import annotations

import pytest

from accounts.models import User
from api.tests.factories import Caller, caller
from jobs.posting_models import Seniority
from jobs.tests.factories import a_posting, a_source
from matching.models import Feed, SavedSearch
from matching.tests.factories import (
    a_hidden_company,
    a_mark,
    a_ready_feed,
    a_recommendation,
    a_search,
)
from resumes.tests.factories import a_resume, a_waiting_resume

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(user: User) -> Caller:
    return caller(user)


def test_a_search_is_kept_changed_paused_and_deleted(user: User, by: Caller) -> None:
    feed = a_recommendation(user).feed
    filters = {"q": "gardener", "remote": ["remote", "hybrid"], "within": 25, "place": "York"}
    made = by("POST", "searches/", {"resume": feed.resume_id, "every": "week", **filters})
    assert made.status_code == 201
    assert (made.json()["filters"], made.json()["name"]) == (filters, "gardener, York")
    one = f"searches/{made.json()['id']}/"
    changed = by("PATCH", one, {"name": "By the Ouse", "every": "never"}).json()
    assert (changed["name"], changed["every"], changed["due_at"]) == ("By the Ouse", "never", None)
    assert by("PATCH", one, {"every": "day"}).json()["due_at"]
    assert by("GET", one).json()["name"] == "By the Ouse"
    assert by("DELETE", one).status_code == 204
    assert not SavedSearch.objects.exists()


def test_the_same_filters_are_kept_once(user: User, by: Caller) -> None:
    sent = {"resume": a_ready_feed(user).resume_id, "level": Seniority.values[:2]}
    numbers = {by("POST", "searches/", sent).json()["id"] for _ in "12"}
    assert len(numbers) == 1


def test_a_search_is_for_a_resume_of_ones_own(user: User, stranger: User, by: Caller) -> None:
    for pk in (a_ready_feed(stranger).resume_id, a_resume(user).pk):
        answer = by("POST", "searches/", {"resume": pk})
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "resume")


@pytest.mark.parametrize(
    "sent", [{"remote": ["mars"]}, {"within": 26}, {"every": "hour"}, {"token": "x"}, {"pay": -1}]
)
def test_a_filter_that_is_none_is_said(sent: dict[str, object], user: User, by: Caller) -> None:
    answer = by("POST", "searches/", {"resume": a_ready_feed(user).resume_id, **sent})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"].partition(".")[0] in sent


def test_the_token_that_ends_the_mails_is_not_shown(user: User, by: Caller) -> None:
    assert a_search(user).token not in by("GET", "searches/").content.decode()


def test_a_search_for_a_resume_is_begun_and_visited(user: User, by: Caller) -> None:
    resume = a_resume(user)
    path = f"resumes/{resume.pk}/feed/"
    assert by("GET", path).status_code == 404
    begun = by("POST", path)
    assert (begun.status_code, begun.json()["status"]) == (202, "waiting")
    assert by("POST", path).json()["visited_at"]
    assert Feed.objects.count() == 1
    waiting = a_waiting_resume(user)
    assert by("POST", f"resumes/{waiting.pk}/feed/").status_code == 409


def test_the_search_tells_how_many_there_would_be(user: User, by: Caller) -> None:
    feed = a_ready_feed(user)
    for remote in ("remote", "remote", "hybrid"):
        a_recommendation(user, feed=feed, posting=a_posting(remote=remote))
    shown = by("GET", f"resumes/{feed.resume_id}/feed/?remote=hybrid").json()
    assert (shown["whole"], shown["found"]) == (3, 1)
    (facet,) = (each for each in shown["facets"] if each["name"] == "remote")
    assert {each["key"]: each["count"] for each in facet["values"]} == {"remote": 2, "hybrid": 1}


def test_what_was_put_away_is_listed_and_comes_back(user: User, by: Caller) -> None:
    mark, company = a_mark(user), a_hidden_company(user)
    (row,) = by("GET", "marks/?show=hidden").json()["results"]
    assert row["posting"]["id"] == mark.posting_id
    assert by("GET", f"postings/{mark.posting_id}/").json()["mark"] == "hidden"
    by("POST", f"postings/{mark.posting_id}/mark/", {"do": "back"})
    assert by("GET", "marks/").json()["results"] == []
    (row,) = by("GET", "hidden-companies/").json()["results"]
    assert row["name"] == company.name
    assert by("DELETE", f"hidden-companies/{company.pk}/").status_code == 204


def test_postings_that_are_to_be_shown_to_everybody_are_listed(by: Caller) -> None:
    open_ = a_posting(source=a_source("remotive"), title="Pilot")
    a_posting(source=a_source("greenhouse"))
    rows = by("GET", "postings/?q=pilot").json()["results"]
    assert [row["id"] for row in rows] == [open_.pk]
