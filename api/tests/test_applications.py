"""Applications as a whole, where jobs come from, and a person's settings, by a program."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import Activity, User
from api.tests.calls import a_picture
from api.tests.factories import Caller, a_login, caller
from jobs.models import Job, Recheck
from jobs.tests.factories import a_board, a_job
from matching.tests.factories import a_letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(user: User) -> Caller:
    return caller(user)


def test_a_table_goes_out_and_comes_back(user: User, stranger: User, by: Caller) -> None:
    a_job(user, title="Pilot", company="Air Leeds", stage="applied")
    a_job(stranger, title="Nurse")
    table = by("GET", "jobs/table/")
    assert b"Pilot" in table.content
    assert b"Nurse" not in table.content
    brought = caller(stranger)(
        "POST", "jobs/table/", files={"file": SimpleUploadedFile("jobs.csv", table.content)}
    )
    assert brought.json() == {"made": 1, "known": 0}
    assert Job.objects.owned_by(stranger).get(title="Pilot").stage == "applied"


def test_a_job_says_what_was_seen_when_it_was_looked_up_again(user: User, by: Caller) -> None:
    job = a_job(user)
    assert by("GET", f"jobs/{job.pk}/").json()["recheck"] is None
    Recheck.objects.create(job=job, state="closed", note="The page is gone.")
    assert by("GET", f"jobs/{job.pk}/").json()["recheck"]["state"] == "closed"


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"Job,Applied\nPilot,when I could\n"])
def test_a_table_that_is_none_brings_nothing(content: bytes, by: Caller) -> None:
    answer = by("POST", "jobs/table/", files={"file": SimpleUploadedFile("jobs.csv", content)})
    assert answer.status_code in (409, 422)
    assert not Job.objects.exists()


def test_the_calendar_has_an_address_that_can_be_changed(by: Caller, client: Client) -> None:
    first = by("GET", "jobs/calendar/").json()["url"]
    assert first.endswith(".ics")
    second = by("POST", "jobs/calendar/").json()["url"]
    paths = [url.partition("//")[2].partition("/")[2] for url in (first, second)]
    assert [client.get(f"/{path}").status_code for path in paths] == [404, 200]


def test_what_was_sent_is_kept(user: User, stranger: User, by: Caller) -> None:
    letter = a_letter(user)
    match = letter.match
    path = f"jobs/{match.job_id}/sent/"
    version = {"resume": match.resume_id, "number": 1}
    revision = {"match": match.pk, "kind": "letter", "number": 1}
    sent = by("PATCH", path, {"version": version, "letter": revision}).json()
    assert (sent["resume"], sent["version"], sent["revision"]) == (match.resume_id, 1, 1)
    assert by("PATCH", path, {"version": None}).json()["version"] is None
    assert by("GET", path).json()["revision"] == 1
    theirs = a_letter(stranger).match
    for wrong in (
        {"version": {"resume": theirs.resume_id, "number": 1}},
        {"letter": {"match": theirs.pk, "kind": "letter", "number": 1}},
        {"letter": {**revision, "number": 9}},
    ):
        assert by("PATCH", path, wrong).status_code == 422


def test_a_board_is_added_and_left_to_those_who_use_it_too(stranger: User, by: Caller) -> None:
    sent = {"said": "https://boards.greenhouse.io/rosewood"}
    made = by("POST", "boards/", sent)
    assert (made.status_code, made.json()["token"], made.json()["mine"]) == (201, "rosewood", True)
    path, other = f"boards/{made.json()['id']}/", caller(stranger)
    assert other("DELETE", path).status_code == 404
    assert by("POST", "boards/", {"said": "no board"}).status_code == 409
    assert other("POST", "boards/", sent).json()["users"] == 2
    assert by("DELETE", path).status_code == 204
    (row,) = by("GET", "boards/").json()["results"]
    assert (row["mine"], row["users"]) == (False, 1)
    assert other("DELETE", path).status_code == 204
    assert other("GET", path).status_code == 404


def test_sources_say_how_they_stand_and_no_more_to_members(by: Caller) -> None:
    a_board()
    rows = by("GET", "sources/").json()["results"]
    assert {"Greenhouse"} <= {row["name"] for row in rows}
    assert {row["why_off"] for row in rows if not row["on"]} <= {"Not set up here", ""}


def test_settings_are_changed_part_by_part(user: User, by: Caller) -> None:
    before = by("GET", "auth/me/settings/").json()
    sent = {"time_zone": "Europe/London", "model_use": "off", "keep_sent": 7}
    after = by("PATCH", "auth/me/settings/", sent).json()
    assert after == before | sent
    said = Activity.objects.owned_by(user).filter(action="profile").values_list("text", flat=True)
    assert {each.partition(":")[0] for each in said} == {
        "Language and look changed",
        "Model use changed",
    }


@pytest.mark.parametrize(
    "sent", [{"time_zone": "Mars"}, {"keep_sent": 3}, {"model_use": "all"}, {"user": 2}]
)
def test_a_setting_that_is_none_is_refused(sent: dict[str, object], by: Caller) -> None:
    answer = by("PATCH", "auth/me/settings/", sent)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, next(iter(sent)))


def test_a_photo_is_made_anew_and_removed(by: Caller) -> None:
    assert by("POST", "auth/me/photo/", files=a_picture()).status_code == 200
    photo = by("GET", "auth/me/photo/")
    assert b"".join(photo.streaming_content).startswith(b"\xff\xd8")  # type: ignore[attr-defined]
    assert by("DELETE", "auth/me/photo/").status_code == 204
    assert by("GET", "auth/me/photo/").status_code == 404
    text = {"photo": SimpleUploadedFile("me.png", b"no picture")}
    assert by("POST", "auth/me/photo/", files=text).status_code == 409


def test_a_program_sees_itself_among_the_logins_and_ends_another(user: User, by: Caller) -> None:
    other = a_login(user)
    rows = {row["id"]: row["this"] for row in by("GET", "auth/logins/").json()["results"]}
    assert sorted(rows.values()) == [False, True]
    assert rows[other.pk] is False
    assert by("DELETE", f"auth/logins/{other.pk}/").status_code == 204
    other.refresh_from_db()
    assert other.ended_at
