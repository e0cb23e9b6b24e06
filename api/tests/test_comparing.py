"""Tables of reports, two beside each other, links, second opinions, and claims of letters."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.test import Client

from accounts.models import User
from api.tests.factories import Caller, caller
from billing.models import Usage
from jobs.tests.factories import a_job
from matching.models import Match, ShareLink
from matching.tests.factories import LETTER, a_letter, a_match, a_statement, an_opinion
from resumes.tests.factories import a_resume

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(user: User) -> Caller:
    return caller(user)


def test_one_resume_against_many_jobs(user: User, stranger: User, by: Caller) -> None:
    resume, first, second = a_resume(user), a_job(user), a_job(user)
    theirs, path = a_job(stranger), f"resumes/{resume.pk}/comparison/"
    assert by("GET", f"{path}open/").json()["open"] == [second.pk, first.pk]
    asked = by("POST", path, {"chosen": [first.pk, theirs.pk]})
    assert asked.status_code == 202
    assert asked.headers["Location"].endswith(f"/api/v1/{path}open/")
    assert [Match.objects.get().pk] == asked.json()["matches"]
    far = by("GET", f"{path}open/").json()
    assert (far["total"], far["to_go"], far["open"]) == (1, 1, [second.pk])
    (row,) = by("GET", f"{path}?sort=skills").json()["results"]
    assert row["job"] == first.pk


def test_many_resumes_against_one_job_with_the_parts_of_each_score(user: User, by: Caller) -> None:
    match = a_match(user)
    (row,) = by("GET", f"jobs/{match.job_id}/comparison/").json()["results"]
    parts = {part["name"]: (part["points"], part["max"]) for part in row["parts"]}
    assert parts["Skills"] == (62.5, 62.5)
    csv = by("GET", f"jobs/{match.job_id}/comparison/csv/")
    assert "attachment" in csv.headers["Content-Disposition"]
    assert "62.5" in csv.content.decode("utf-8-sig")


def test_nothing_is_scored_where_the_allowance_does_not_reach(
    user: User, by: Caller, settings: LazySettings
) -> None:
    settings.STRIPE_SECRET_KEY = "sk_test_" + "x" * 24
    resume = a_resume(user)
    for _ in range(2):
        a_job(user)
    by("POST", f"resumes/{resume.pk}/comparison/", {"chosen": []})
    first = by("POST", f"resumes/{resume.pk}/comparison/", {"all": True})
    assert first.status_code == 202
    Usage.objects.update(spent=1000)
    Match.objects.all().delete()
    answer = by("POST", f"resumes/{resume.pk}/comparison/", {"all": True})
    assert (answer.status_code, answer.json()["code"]) == (402, "used_up")
    assert not Match.objects.exists()


def test_a_report_made_again_names_the_one_before(user: User, by: Caller) -> None:
    first = a_match(user)
    second = a_match(user, first.resume, first.job)
    assert by("GET", f"matches/{second.pk}/").json()["earlier"] == first.pk
    assert by("GET", f"matches/{first.pk}/").json()["earlier"] is None


def test_two_reports_beside_each_other(user: User, stranger: User, by: Caller) -> None:
    one, other, theirs = a_match(user), a_match(user), a_match(stranger)
    said = by("GET", f"matches/{one.pk}/beside/{other.pk}/").json()
    assert (said["difference"], said["same_engine"]) == (0.0, True)
    assert {"name": "Skills", "left": 62.5, "right": 62.5, "difference": 0.0} in said["parts"]
    assert {row["left"] for row in said["rows"]} == {"met", "not found"}
    assert by("GET", f"matches/{one.pk}/beside/{theirs.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("shows", "has_name", "has_text"),
    [("masked", False, True), ("points", False, False), ("whole", True, True)],
)
def test_a_report_is_shared_as_was_chosen_and_taken_back(
    shows: str, has_name: bool, has_text: bool, user: User, by: Caller, client: Client
) -> None:
    path = f"matches/{a_match(user).pk}/links/"
    made = by("POST", path, {"days": 7, "shows": shows})
    assert made.status_code == 201
    page = client.get(made.json()["url"]).content.decode()
    assert ("Ada Field" in page, "40 kinds" in page) == (has_name, has_text)
    (row,) = by("GET", path).json()["results"]
    assert row["opened"] == 1
    assert by("DELETE", f"links/{row['id']}/").status_code == 204
    assert client.get(row["url"]).status_code == 404
    assert by("GET", path).json()["results"] == []
    assert by("DELETE", f"links/{row['id']}/").status_code == 404


@pytest.mark.parametrize("sent", [{"days": 31}, {"shows": "all"}, {"token": "x"}])
def test_a_link_that_is_not_offered_is_refused(
    sent: dict[str, object], user: User, by: Caller
) -> None:
    assert by("POST", f"matches/{a_match(user).pk}/links/", sent).status_code == 422
    assert not ShareLink.objects.exists()


def test_a_second_opinion_says_where_it_differs(user: User, by: Caller) -> None:
    said = by("GET", f"matches/{an_opinion(user).match_id}/opinion/").json()
    assert said["answer"]["number"] == 81
    difference = {"name": "Three years of experience", "score": "not found", "model": "met"}
    assert said["differences"] == [difference]


def test_without_a_model_there_is_no_second_opinion(user: User, by: Caller) -> None:
    path = f"matches/{a_match(user).pk}/opinion/"
    assert by("GET", path).status_code == 404
    refused = by("POST", path)
    assert (refused.status_code, refused.json()["code"]) == (409, "refused")
    assert refused.json()["detail"].startswith("No second opinion")


def test_the_claims_of_a_letter_are_settled(user: User, by: Caller) -> None:
    letter = a_letter(user)
    path = f"matches/{letter.match_id}/letters/letter/"
    claims = by("GET", f"{path}claims/").json()["claims"]
    roses = next(one for one in claims if "roses" in one["sentence"])
    assert (bool(roses["resume"]), roses["faults"]) == (True, [])
    said = LETTER.replace("I grew 40", "I fly jets. I grew 40")
    by("PATCH", path, {"text": said})
    by("POST", f"{path}claims/", {"do": "learn", "sentence": "I fly jets.", "words": "jets"})
    assert "I would like to learn more about jets." in by("GET", path).json()["text"]
    gone = by("POST", f"{path}claims/", {"do": "out", "sentence": "I fly jets."})
    assert gone.status_code == 409
    pieces = by("GET", f"{path}revisions/1/changes/").json()["pieces"]
    assert any(piece["kind"] == "in" and "jets" in piece["text"] for piece in pieces)


def test_what_one_has_told_is_listed_and_taken_back(user: User, by: Caller) -> None:
    told = a_statement(user)
    path = f"resumes/{told.resume_id}/material/"
    (row,) = by("GET", f"{path}?show=said&q=pruned").json()["results"]
    assert row["answer"] == "I pruned 300 trees a year."
    assert by("DELETE", f"{path}{row['id']}/").status_code == 204
    assert by("GET", path).json()["results"] == []
