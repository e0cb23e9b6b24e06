"""Practising: drafts that stay, answers that are judged, mock interviews, and stories."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from core.errors import Refused
from interviews import pipeline, services
from interviews.models import Answer, MockInterview, Question, Story
from interviews.presenting import Summary, fitting
from interviews.tests.factories import (
    ANSWER,
    a_mock,
    a_question,
    a_set,
    a_story,
    an_answer,
    asked,
)

pytestmark = pytest.mark.django_db


def test_an_answer_is_judged_in_the_background_and_its_parts_are_shown(
    mine: Client, user: User
) -> None:
    question = a_question(user)
    address = question.get_absolute_url()
    assert mine.post(address, {"text": ANSWER, "seconds": "80"})["Location"].startswith(address)
    assert "Reading your answer" in mine.get(address).content.decode()
    answer = Answer.objects.get()
    pipeline.judge(answer.pk)
    page = mine.get(address).content.decode()
    assert "Situation" in page
    assert "I covered the beds with fleece" in page
    assert "of 100" in page
    assert answer.seconds == 80


def test_the_fragment_asks_again_until_it_is_judged(mine: Client, user: User) -> None:
    question = a_question(user)
    mine.post(question.get_absolute_url(), {"text": ANSWER})
    htmx = {"HX-Request": "true"}
    waiting = mine.get(question.get_absolute_url(), headers=htmx).content.decode()
    assert "hx-trigger" in waiting
    assert "<html" not in waiting
    pipeline.judge(Answer.objects.get().pk)
    done = mine.get(question.get_absolute_url(), headers=htmx).content.decode()
    assert "hx-trigger" not in done


def test_the_next_try_stands_beside_the_last(mine: Client, user: User) -> None:
    question = a_question(user)
    an_answer(user, question, text="I was calm.")
    an_answer(user, question)
    page = mine.get(question.get_absolute_url()).content.decode()
    assert "to the try before" in page
    assert "Earlier tries (1)" in page


@pytest.mark.parametrize("text", ["", "   ", "x" * 20_001])
def test_an_answer_that_is_none_is_refused_and_what_was_typed_stays(
    text: str, mine: Client, user: User
) -> None:
    question = a_question(user)
    response = mine.post(question.get_absolute_url(), {"text": text})
    assert response.status_code == 422
    assert not Answer.objects.exists()
    if text.strip():
        assert text in response.content.decode()


def test_a_draft_is_there_on_another_device(mine: Client, user: User, client: Client) -> None:
    question = a_question(user)
    mine.post(reverse("interviews:draft", args=[question.pk]), {"text": "In May <b>I</b>\x00"})
    client.force_login(user)
    page = client.get(question.get_absolute_url()).content.decode()
    assert "In May &lt;b&gt;I&lt;/b&gt;" in page


def test_a_question_is_marked_and_skipped(mine: Client, user: User) -> None:
    question = a_question(user)
    address = reverse("interviews:aside", args=[question.pk])
    mine.post(address, {"marked": "1"})
    following = Question.objects.get(set=question.set, order=2)
    assert mine.post(address, {"skip": "1"})["Location"] == following.get_absolute_url()
    question.refresh_from_db()
    assert (question.marked, question.skipped) == (True, True)
    mine.post(address, {"marked": "0"})
    question.refresh_from_db()
    assert not question.marked


def test_a_mock_interview_asks_each_question_once_and_says_how_it_went(
    mine: Client, user: User
) -> None:
    questions = a_set(user)
    mine.post(reverse("interviews:start_mock", args=[questions.pk]))
    mock = MockInterview.objects.get()
    for pk in mock.order:
        assert "Answer" in mine.get(mock.get_absolute_url()).content.decode()
        for _ in range(2):  # sent twice, it is one answer
            mine.post(mock.get_absolute_url(), {"text": ANSWER, "question": pk})
    for answer in Answer.objects.all():
        pipeline.judge(answer.pk)
    page = mine.get(mock.get_absolute_url()).content.decode()
    assert "How it went" in page
    assert "over 2 answers" in page
    mock.refresh_from_db()
    assert mock.ended_at is not None
    assert {answer.mock for answer in Answer.objects.all()} == {mock}


def test_an_answer_in_a_mock_interview_that_comes_twice_at_once_is_one(user: User) -> None:
    mock = a_mock(user)
    asked = Question.objects.get(pk=mock.order[0])  # as both of them saw it
    services.answer(question=asked, owner=user, text=ANSWER, mock=mock)
    with pytest.raises(Refused, match="answered already"):
        services.answer(question=asked, owner=user, text=ANSWER, mock=mock)
    services.end_mock(mock)
    late = Question.objects.get(pk=mock.order[1])
    with pytest.raises(Refused):
        services.answer(question=late, owner=user, text=ANSWER, mock=mock)
    assert Answer.objects.count() == 1


def test_a_mock_interview_can_be_ended_early_and_left(mine: Client, user: User) -> None:
    mock = a_mock(user)
    mine.post(mock.get_absolute_url(), {"text": ANSWER, "question": mock.order[0]})
    assert "Question 2 of 2" in mine.get(mock.get_absolute_url()).content.decode()  # another day
    mine.post(reverse("interviews:end_mock", args=[mock.pk]))
    assert "still being read" in mine.get(mock.get_absolute_url()).content.decode()


def test_the_summary_names_what_to_work_on_first(user: User) -> None:
    good = an_answer(user)
    poor = an_answer(user, good.question, text="I was calm and all went well that night.")
    summary = Summary.of([good, poor])
    assert len(summary.strengths) == 1
    assert poor.parsed.next_step in summary.to_work_on[0]
    assert Summary.of([]).score is None


def test_a_good_answer_is_kept_as_a_story_and_offered_where_it_fits(
    mine: Client, user: User
) -> None:
    answer = an_answer(user)
    page = mine.get(f"/practice/stories/new/?answer={answer.pk}").content.decode()
    assert "I covered the beds with fleece" in page
    mine.post("/practice/stories/new/", {"title": "A night with roses", "action": ANSWER})
    assert Story.objects.get().owner == user
    shown = mine.get(answer.question.get_absolute_url()).content.decode()
    assert "A night with roses" in shown


def test_stories_are_offered_by_the_words_they_share(user: User) -> None:
    far = a_story(user, title="Tax return", action="I filed forms.", tags="")
    near = a_story(user, title="A night with roses", tags="calm")
    assert fitting(asked(), [far, near]) == [near]


def test_a_strangers_answer_makes_no_story(mine: Client, stranger: User) -> None:
    answer = an_answer(stranger)
    page = mine.get(f"/practice/stories/new/?answer={answer.pk}").content.decode()
    assert "fleece" not in page


@pytest.mark.parametrize("query", ["", "frost", "no such thing", "%", "\x00"])
def test_stories_are_listed_and_searched(query: str, mine: Client, user: User) -> None:
    a_story(user)
    page = mine.get("/practice/stories/", {"q": query}).content.decode()
    assert ("The night of frost" in page) is (query in ("", "frost", "\x00"))


def test_a_story_is_changed_and_deleted(mine: Client, user: User) -> None:
    story = a_story(user)
    mine.post(story.get_absolute_url(), {"title": "Frost", "result": "Two plants lost."})
    story.refresh_from_db()
    assert (story.title, story.result) == ("Frost", "Two plants lost.")
    mine.post(reverse("interviews:delete_story", args=[story.pk]))
    assert not Story.objects.exists()


def test_a_failed_judgement_is_tried_again(mine: Client, user: User) -> None:
    answer = an_answer(user, status="failed", problem="It stopped.", score=None, feedback=None)
    assert "It stopped." in mine.get(answer.question.get_absolute_url()).content.decode()
    mine.post(reverse("interviews:judge_again", args=[answer.pk]))
    pipeline.judge(answer.pk)
    answer.refresh_from_db()
    assert answer.status == "ready"


@pytest.mark.parametrize("number", ["9" * 4000, "9" * 30, "-1", "x", "²", "%00"])
def test_a_story_from_an_answer_that_is_none_begins_empty(number: str, mine: Client) -> None:
    assert mine.get(f"/practice/stories/new/?answer={number * 2}").status_code == 200


def test_a_story_is_no_longer_than_an_hours_talk(mine: Client) -> None:
    sent = {"title": "The night of frost", "situation": "x" * 20_001}
    assert mine.post("/practice/stories/new/", sent).status_code == 422
    assert not Story.objects.exists()
