"""What all calls have in common: pages, fields, keys, limits, problems."""

from __future__ import annotations

import json
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from accounts.models import Activity, User
from api import idempotency
from api.models import KeptAnswer
from api.tests.factories import Caller, caller, token_caller
from billing.models import Usage
from jobs.models import Job
from jobs.tests.factories import TEXT as JOB
from jobs.tests.factories import a_job, a_read_posting
from matching.feed import making
from matching.models import Match
from matching.tests.factories import a_feed, a_match, a_ready_feed, a_recommendation
from resumes.models import Resume
from resumes.tests.factories import TEXT, a_resume

pytestmark = pytest.mark.django_db


def all_pages(by: Caller, path: str) -> list[int]:
    """The numbers of all rows, page by page."""
    found: list[int] = []
    address: str | None = path
    while address:
        page = by("GET", address).json()
        found += [row["id"] for row in page["results"]]
        following = page["next"]
        address = following and f"{urlsplit(following).path}?{urlsplit(following).query}"
    return found


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("newest", [5, 4, 3, 2, 1]),
        ("oldest", [1, 2, 3, 4, 5]),
        ("title", [2, 4, 1, 3, 5]),
        ("closing", [3, 1, 2, 4, 5]),
    ],
)
def test_pages_hold_every_row_once_whatever_the_order(
    sort: str, order: list[int], user: User
) -> None:
    titles = ["b", "a", "b", "a", "c"]
    closes = ["2026-05-02", None, "2026-05-01", None, None]
    rows = [
        a_job(user, title=title, closes_on=day) for title, day in zip(titles, closes, strict=True)
    ]
    numbers = {row.pk: place for place, row in enumerate(rows, 1)}
    for limit in (1, 2, 5):
        found = all_pages(caller(user), f"jobs/?sort={sort}&limit={limit}")
        assert [numbers[pk] for pk in found] == order


def test_a_row_that_comes_between_two_pages_moves_none(user: User) -> None:
    rows = [a_job(user) for _ in range(4)]
    by = caller(user)
    first = by("GET", "jobs/?limit=2").json()
    a_job(user)
    second = by("GET", first["next"]).json()
    found = [row["id"] for row in first["results"] + second["results"]]
    assert found == [row.pk for row in reversed(rows)]


@pytest.mark.parametrize("sort", ["best", "newest", "pay"])
def test_found_jobs_are_paged_by_columns_of_others(sort: str, user: User) -> None:
    feed = a_ready_feed(user)
    for _ in range(5):
        a_recommendation(user, feed=feed)
    by, found = caller(user), []
    page = by("GET", f"recommendations/?sort={sort}&limit=2").json()
    while page["next"]:
        found += [row["posting"]["id"] for row in page["results"]]
        page = by("GET", page["next"]).json()
    found += [row["posting"]["id"] for row in page["results"]]
    assert len(found) == len(set(found)) == 5


def test_who_asks_with_new_filters_is_told_when_to_ask_again(user: User) -> None:
    feed = a_feed(user)
    a_read_posting()
    making.recommend(feed.pk)
    by = caller(user)
    first = by("GET", "recommendations/?q=gardener")
    assert first["Retry-After"] == "2"
    assert len(first.json()["results"]) == 1  # what is known so far
    making.recommend(feed.pk)
    assert "Retry-After" not in by("GET", "recommendations/?q=gardener")


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("limit=x", "limit"),
        ("limit=²", "limit"),
        ("sort=fast", "sort"),
        ("show=none", "show"),
        ("fields=id,password", "fields"),
        ("cursor=x", "cursor"),
        ("cursor=W10", "cursor"),
        ("cursor=WyJvbGRlc3QiLFtdXQ", "cursor"),
        ("cursor=WyJuZXdlc3QiLFsieCIsIngiXV0", "cursor"),
    ],
)
def test_a_query_that_means_nothing_is_a_sentence(query: str, field: str, user: User) -> None:
    answer = caller(user)("GET", f"jobs/?{query}")
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)


def test_only_the_fields_that_are_asked_for(user: User) -> None:
    a_job(user)
    by = caller(user)
    (row,) = by("GET", "jobs/?fields=id,title").json()["results"]
    assert row.keys() == {"id", "title"}
    assert by("GET", f"jobs/{row['id']}/?fields=text").json().keys() == {"text"}


def test_a_list_is_searched_and_narrowed(user: User) -> None:
    a_job(user, title="Pilot", stage="applied")
    a_job(user, title="Nurse")
    by = caller(user)
    assert [each["title"] for each in by("GET", "jobs/?q=pil").json()["results"]] == ["Pilot"]
    assert len(by("GET", "jobs/?show=saved").json()["results"]) == 1


# --- keys ---------------------------------------------------------------------------------------


def bring(by: Caller, key: str, text: str = JOB) -> tuple[int, dict[str, object]]:
    answer = by("POST", "jobs/", {"text": text}, Idempotency_Key=key)
    return answer.status_code, answer.json()


def test_the_same_call_twice_is_done_once(user: User) -> None:
    by = caller(user)
    first, again = bring(by, "one"), bring(by, "one")
    assert first == again
    assert Job.objects.count() == 1
    answer = by("POST", "jobs/", {"text": JOB}, Idempotency_Key="one")
    assert answer.headers["Idempotent-Replayed"] == "true"
    assert answer.headers["Location"].endswith(f"/jobs/{first[1]['id']}/")


def test_a_file_is_told_by_its_content(user: User) -> None:
    by = caller(user)

    def upload(text: str) -> int:
        sent = {"file": SimpleUploadedFile("ada.txt", text.encode())}
        return by("POST", "resumes/", files=sent, Idempotency_Key="one").status_code

    assert [upload(TEXT), upload(TEXT), upload("Another.")] == [202, 202, 422]
    assert Resume.objects.count() == 1


def test_a_key_for_something_else_is_refused(user: User, stranger: User) -> None:
    by = caller(user)
    bring(by, "one")
    status, problem = bring(by, "one", JOB + " Soon.")
    assert (status, problem["code"]) == (422, "invalid")
    assert bring(caller(stranger), "one")[0] == 202  # a key is a person's own


def test_a_call_that_is_being_answered_is_not_made_again(user: User) -> None:
    by = caller(user)
    bring(by, "one")
    KeptAnswer.objects.update(status=None)
    assert bring(by, "one")[0] == 409
    KeptAnswer.objects.update(created_at=timezone.now() - idempotency.LEFT_OPEN)
    assert bring(by, "one")[0] == 202


def test_what_was_refused_for_a_time_may_be_tried_again(
    user: User, settings: LazySettings
) -> None:
    settings.STRIPE_SECRET_KEY = "sk_test_" + "x" * 24
    by = caller(user)
    bring(by, "before")
    Usage.objects.update(spent=1000)
    status, problem = bring(by, "one")
    assert (status, problem["code"]) == (402, "used_up")
    assert "You have used all 40 jobs of this month" in str(problem["detail"])
    Usage.objects.update(spent=0)
    assert bring(by, "one")[0] == 202


def test_answers_are_kept_a_day(user: User) -> None:
    by = caller(user)
    bring(by, "one")
    KeptAnswer.objects.update(created_at=timezone.now() - timedelta(hours=25))
    assert idempotency.forget_old() == 1
    assert bring(by, "one")[0] == 202
    assert Job.objects.count() == 2


def test_a_secret_is_never_kept_with_a_key(user: User) -> None:
    by, match = caller(user), a_match(user)
    by("POST", "tokens/", {"name": "x"}, Idempotency_Key="one")
    by("POST", f"matches/{match.pk}/links/", {}, Idempotency_Key="one")
    by("POST", "jobs/calendar/", Idempotency_Key="one")
    assert not KeptAnswer.objects.exists()


@pytest.mark.parametrize("key", ["x" * 201, "a\x7fb"])
def test_a_key_that_cannot_be_kept_is_a_sentence(key: str, user: User) -> None:
    assert bring(caller(user), key)[0] == 422


# --- limits -------------------------------------------------------------------------------------


def test_calls_are_counted_by_the_minute_and_said(user: User, settings: LazySettings) -> None:
    settings.API_RATES = {"self_hosted": 2, "visitor": 1}
    by, other = caller(user), token_caller(user)
    answers = [by("GET", "auth/me/"), other("GET", "auth/me/"), by("GET", "auth/me/")]
    assert [each.status_code for each in answers] == [200, 200, 429]
    assert [each.headers["RateLimit-Remaining"] for each in answers] == ["1", "0", "0"]
    assert answers[2].headers["Retry-After"] == answers[2].headers["RateLimit-Reset"]
    assert answers[2].json()["code"] == "throttled"
    visits = [Caller()("POST", "auth/refresh/", {"refresh": "x"}).status_code for _ in "12"]
    assert visits == [409, 429]


@pytest.mark.parametrize(("granted", "limit"), [(False, "120"), (True, "600")])
def test_a_plan_says_how_many(
    granted: bool, limit: str, user: User, settings: LazySettings
) -> None:
    from billing.models import Grant  # noqa: PLC0415 - beside its use

    settings.STRIPE_SECRET_KEY = "sk_test_" + "x" * 24
    if granted:
        Grant.objects.create(
            owner=user, ends_on=timezone.localdate() + timedelta(days=9), reason="Kind"
        )
    answer = caller(user)("GET", "auth/me/")
    assert answer.headers["RateLimit-Limit"] == limit


def test_a_body_is_as_short_as_the_pages_take(user: User, settings: LazySettings) -> None:
    text = "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
    answer = caller(user)("POST", "jobs/", {"text": text})
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


@pytest.mark.parametrize("path", ["jobs/", "jobs/table/"])
def test_a_jobs_file_that_is_too_large_is_a_sentence_too(
    path: str, user: User, settings: LazySettings
) -> None:
    settings.UPLOAD_LIMIT = 10
    file = SimpleUploadedFile("jobs.csv", b"Job\nHead Gardener\n")
    answer = caller(user)("POST", path, files={"file": file})
    assert answer.status_code == 422
    assert "jobs.csv is larger than" in str(answer.json()["errors"])


def test_a_file_that_is_too_large_is_a_sentence(user: User, settings: LazySettings) -> None:
    settings.UPLOAD_LIMIT = 10
    sent = {"file": SimpleUploadedFile("ada.txt", b"x" * 11)}
    answer = caller(user)("POST", "resumes/", files=sent)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "file")
    assert "ada.txt is larger than" in answer.json()["errors"][0]["detail"]


# --- problems -----------------------------------------------------------------------------------


def test_a_problem_is_as_rfc_9457_has_it(user: User) -> None:
    answer = caller(user)("GET", "jobs/1/")
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json() == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "There is no such thing, or it is not yours.",
        "code": "not_found",
    }


@pytest.mark.parametrize(
    ("path", "sent", "field", "sentence"),
    [
        ("jobs/", {"text": "Gardener"}, "text", "This is too short to be a job."),
        ("jobs/", {}, "text", "Paste the advertisement"),
        ("jobs/", {"text": JOB, "stage": "closed"}, "stage", "There is no such field here."),
        ("matches/", {"resume": 1, "job": 1}, "resume", "Choose a résumé."),
        ("matches/", {"resume": "x", "job": 1}, "resume", "A valid integer is required."),
        ("interviews/", {}, "", "Name a report or a job."),
    ],
)
def test_what_is_not_right_is_said_field_by_field(
    path: str, sent: dict[str, object], field: str, sentence: str, user: User
) -> None:
    answer = caller(user)("POST", path, sent)
    assert answer.status_code == 422
    said = {each["field"]: each["detail"] for each in answer.json()["errors"]}
    assert said[field].startswith(sentence)


@pytest.mark.parametrize("body", ["{", "[1]", '"x"', "null", "\ud800", "[" * 5000])
def test_nonsense_in_a_body_is_a_problem(body: str, user: User) -> None:
    headers = caller(user).headers
    answer = Client().post(
        "/api/v1/jobs/",
        body.encode("utf-8", "surrogatepass"),
        content_type="application/json",
        headers=headers,
    )
    assert answer.status_code in (400, 422)
    assert json.loads(answer.content)["status"] == answer.status_code


def test_other_sites_may_call_where_the_setting_names_them(
    user: User, settings: LazySettings
) -> None:
    settings.CORS_ALLOWED_ORIGINS = ["https://app.example.org"]
    by = caller(user)
    allowed = by("GET", "auth/me/", Origin="https://app.example.org")
    refused = by("GET", "auth/me/", Origin="https://evil.example.org")
    assert allowed.headers["Access-Control-Allow-Origin"] == "https://app.example.org"
    assert "Access-Control-Allow-Origin" not in refused.headers
    assert "RateLimit-Remaining" in allowed.headers["Access-Control-Expose-Headers"]


# --- the same services as the pages -------------------------------------------------------------


def test_what_is_done_here_is_noted_as_on_the_pages(user: User) -> None:
    caller(user)("POST", "jobs/", {"text": JOB})
    assert Activity.objects.owned_by(user).filter(action="job_added").count() == 1


def test_a_report_of_a_version_that_is_not_the_current_one(user: User) -> None:
    resume, job = a_resume(user), a_job(user)
    by = caller(user)
    sent = {"resume": resume.pk, "job": job.pk}
    assert by("POST", "matches/", {**sent, "version": 9}).status_code == 422
    made = by("POST", "matches/", {**sent, "version": 1})
    assert made.status_code == 202
    assert made.headers["Location"].endswith(f"/api/v1/matches/{made.json()['id']}/")
    assert Match.objects.get().version == resume.current


def test_one_cannot_name_what_is_anothers(user: User, stranger: User) -> None:
    theirs, mine = a_match(stranger), a_match(user)
    by = caller(user)
    assert (
        by("POST", "matches/", {"resume": theirs.resume_id, "job": mine.job_id}).status_code == 422
    )
    assert (
        by("POST", "matches/", {"resume": mine.resume_id, "job": theirs.job_id}).status_code == 422
    )
    assert by("POST", "interviews/", {"match": theirs.pk}).status_code == 422
    assert by("POST", "interviews/", {"job": theirs.job_id}).status_code == 422
    assert by("GET", f"recommendations/?resume={theirs.resume_id}").status_code == 404


def test_an_outcome_goes_with_the_end(user: User) -> None:
    by, job = caller(user), a_job(user)
    path = f"jobs/{job.pk}/tracker/"
    assert by("PATCH", path, {"outcome": "rejected"}).status_code == 422
    moved = by("PATCH", path, {"stage": "closed", "outcome": "rejected"}).json()
    assert (moved["stage"], moved["outcome"]) == ("closed", "rejected")
    assert moved["events"][0]["text"] == "Closed, They declined"
    back = by("PATCH", path, {"stage": "applied"}).json()
    assert (back["stage"], back["outcome"]) == ("applied", "")
