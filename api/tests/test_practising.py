"""Mock interviews, stories and the plan, by a program."""

from __future__ import annotations

import pytest

from accounts.models import User
from api.tests.factories import Caller, caller
from interviews.models import Answer, MockInterview, Story
from interviews.tasks import judge
from interviews.tests.factories import ANSWER, a_mock, a_set, a_story, an_answer

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(user: User) -> Caller:
    return caller(user)


def test_a_mock_interview_from_its_first_question_to_its_summary(user: User, by: Caller) -> None:
    questions = a_set(user)
    begun = by("POST", f"interviews/{questions.pk}/mocks/")
    assert begun.status_code == 201
    path = f"mocks/{begun.json()['id']}/"
    assert begun.headers["Location"].endswith(f"/api/v1/{path}")
    asked = []
    while (question := by("GET", path).json()["next"]) is not None:
        asked.append(question)
        answered = by("POST", f"{path}answers/", {"question": question, "text": ANSWER})
        assert answered.status_code == 202
        judge(answered.json()["id"])
    assert asked == MockInterview.objects.get().order
    over = by("GET", path).json()
    assert (over["asked"], over["answered"], over["to_go"]) == (2, 2, 0)
    assert over["ended_at"]
    assert over["score"] > 0
    assert over["strengths"] or over["to_work_on"]
    (row,) = by("GET", "mocks/?show=ended&fields=id,score").json()["results"]
    assert row == {"id": over["id"], "score": over["score"]}


def test_a_question_is_answered_once_and_in_its_turn(user: User, by: Caller) -> None:
    mock = a_mock(user)
    first, second = mock.order
    path = f"mocks/{mock.pk}/answers/"
    assert by("POST", path, {"question": second, "text": "I did."}).status_code == 409
    assert by("POST", path, {"question": first, "text": "I did."}).status_code == 202
    assert by("POST", path, {"question": first, "text": "I did."}).status_code == 409
    assert Answer.objects.count() == 1


def test_it_is_ended_early_and_what_was_answered_stays(user: User, by: Caller) -> None:
    mock = a_mock(user)
    sent = {"question": mock.order[0], "text": "I covered the roses."}
    by("POST", f"mocks/{mock.pk}/answers/", sent)
    ended = by("POST", f"mocks/{mock.pk}/end/").json()
    assert (ended["answered"], ended["next"], ended["to_go"]) == (1, None, 1)
    sent["question"] = mock.order[1]
    assert by("POST", f"mocks/{mock.pk}/answers/", sent).status_code == 409


def test_a_story_is_kept_changed_and_deleted(user: User, by: Caller) -> None:
    made = by("POST", "stories/", {"title": "The night of frost", "action": "I covered them."})
    assert made.status_code == 201
    one = f"stories/{made.json()['id']}/"
    changed = by("PATCH", one, {"result": "Two were lost."}).json()
    assert (changed["action"], changed["result"]) == ("I covered them.", "Two were lost.")
    a_story(user, title="Hedges")
    assert len(by("GET", "stories/?q=frost").json()["results"]) == 1
    assert by("DELETE", one).status_code == 204
    assert Story.objects.get().title == "Hedges"


def test_a_story_from_what_was_practised(user: User, stranger: User, by: Caller) -> None:
    answer = an_answer(user)
    made = by("POST", "stories/", {"answer": answer.pk, "title": "Frost"}).json()
    assert (made["title"], made["action"]) == ("Frost", answer.text)
    assert made["result"]
    refused = by("POST", "stories/", {"answer": an_answer(stranger).pk})
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "answer")


@pytest.mark.parametrize("sent", [{}, {"title": ""}, {"title": "x" * 151}, {"owner": 2}])
def test_a_story_that_is_none_is_refused(sent: dict[str, object], by: Caller) -> None:
    assert by("POST", "stories/", sent).status_code == 422
    assert not Story.objects.exists()


def test_a_failed_judgement_is_made_after_all(user: User, by: Caller) -> None:
    answer = an_answer(user, status="failed", problem="No engine.", score=None, feedback=None)
    again = by("POST", f"answers/{answer.pk}/retry/")
    assert (again.status_code, again.json()["status"]) == (202, "waiting")


def test_the_plan_its_calendar_and_the_guide(user: User, by: Caller) -> None:
    questions = a_set(user)
    days = by("GET", f"interviews/{questions.pk}/plan/").json()["days"]
    assert days[0]["name"] == "Day 1"
    assert days[0]["tasks"]
    by("PATCH", f"interviews/{questions.pk}/", {"held_on": "2099-12-24"})
    calendar = by("GET", f"interviews/{questions.pk}/calendar/")
    assert b"SUMMARY:Interview: Head Gardener" in calendar.content
    for kind, begins in {"pdf": b"%PDF", "docx": b"PK"}.items():
        guide = by("GET", f"interviews/{questions.pk}/guide/{kind}/")
        assert guide.content.startswith(begins)
    assert by("GET", f"interviews/{questions.pk}/guide/exe/").status_code == 404
