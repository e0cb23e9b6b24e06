"""What a person may do to prepare for an interview."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import Activity, User
from accounts.services import record
from ai.interviewing import Mix
from billing import services as billing
from billing.plans import Feature
from core.errors import Refused
from interviews.models import Answer, MockInterview, Question, QuestionSet, Story
from jobs.models import Job
from matching.models import Match

LONGEST_ANSWER = 20_000
LONGEST_DRAFT = 20_000
MOCK_LENGTH = 5


@transaction.atomic
def request_questions(*, about: Match | Job, mix: Mix) -> QuestionSet:
    """Ask for the questions to expect: from a report, or from a job alone.

    Raises Refused when the allowance is used up.
    """
    match = about if isinstance(about, Match) else None
    job = about.job if isinstance(about, Match) else about
    if not any(mix.values()):
        raise Refused("Choose at least one question.")
    month = billing.spend(job.owner, Feature.QUESTIONS)
    made = QuestionSet.objects.create(
        owner=job.owner, job=job, match=match, mix=dict(mix), charged_on=month
    )
    record(
        job.owner,
        Activity.Action.QUESTIONS_ASKED,
        f"Questions asked for: {job.name}",
        made.get_absolute_url(),
    )
    made.enqueue()
    return made


@transaction.atomic
def try_again(questions: QuestionSet) -> None:
    """Have a failed set made after all."""
    month = billing.spend(questions.owner, Feature.QUESTIONS)
    if not questions.is_failed or not questions.renew():
        raise Refused("These questions have not failed.")
    QuestionSet.objects.filter(pk=questions.pk).update(charged_on=month)


@transaction.atomic
def answer(
    *,
    question: Question,
    owner: User,
    text: str,
    seconds: int = 0,
    mock: MockInterview | None = None,
) -> Answer:
    """Keep an answer and have it judged. Raises Refused when the allowance is used up, and for a
    question of a mock interview that was answered meanwhile."""
    if mock is not None:
        _still_asked(mock, question)
    month = billing.spend(owner, Feature.PRACTICE)
    made = Answer.objects.create(
        owner=owner, question=question, mock=mock, text=text, seconds=seconds, charged_on=month
    )
    Question.objects.filter(pk=question.pk).update(
        draft="" if mock else text, draft_saved_at=timezone.now(), skipped=False
    )
    record(
        owner,
        Activity.Action.PRACTISED,
        f"Practised: {question.question}",
        question.get_absolute_url(),
    )
    made.enqueue()
    return made


def _still_asked(mock: MockInterview, question: Question) -> None:
    """Hold a mock interview until the transaction ends: sent twice at once, it is one answer."""
    held = MockInterview.objects.select_for_update().get(pk=mock.pk)
    if held.ended_at or held.answers.filter(question=question).exists():
        raise Refused("This question was answered already. Go on with the next.")


@transaction.atomic
def judge_again(made: Answer) -> None:
    """Have a failed judgement made after all."""
    month = billing.spend(made.owner, Feature.PRACTICE)
    if not made.is_failed or not made.renew():
        raise Refused("This answer has not failed.")
    Answer.objects.filter(pk=made.pk).update(charged_on=month)


def keep_draft(*, question: Question, text: str) -> None:
    """Keep what was typed so far, so that it is there on another day or device."""
    Question.objects.filter(pk=question.pk).update(
        draft=text[:LONGEST_DRAFT], draft_saved_at=timezone.now()
    )


def set_aside(
    question: Question, *, marked: bool | None = None, skipped: bool | None = None
) -> None:
    """Mark a question to come back to, or skip it; or take that back."""
    said = {"marked": marked, "skipped": skipped}
    Question.objects.filter(pk=question.pk).update(
        **{name: value for name, value in said.items() if value is not None}
    )


@transaction.atomic
def plan(
    *, questions: QuestionSet, held_on: date | None, held_at: time | None, notes: str
) -> None:
    """Keep when and where the interview is."""
    questions.held_on, questions.held_at, questions.notes = held_on, held_at, notes
    questions.save(update_fields=["held_on", "held_at", "notes"])


@transaction.atomic
def start_mock(*, questions: QuestionSet, owner: User) -> MockInterview:
    """Begin a mock interview: some questions of the set, those least practised first."""
    rows = questions.questions.exclude(category="ask").prefetch_related("answers")
    waiting = sorted(rows, key=lambda row: (len(row.answers.all()), row.order))
    chosen = sorted(waiting[:MOCK_LENGTH], key=lambda row: row.order)
    if not chosen:
        raise Refused("This set has no questions to be asked.")
    return MockInterview.objects.create(
        owner=owner, set=questions, order=[row.pk for row in chosen]
    )


def next_of(mock: MockInterview, answers: Iterable[Answer]) -> Question | None:
    """The first question without an answer that is still there."""
    done = {one.question_id for one in answers}
    left = [pk for pk in mock.order if pk not in done]
    rows = Question.objects.filter(set=mock.set_id).in_bulk(left)
    return next((rows[pk] for pk in left if pk in rows), None)


@transaction.atomic
def end_mock(mock: MockInterview) -> None:
    """End a mock interview; what was answered stays."""
    MockInterview.objects.filter(pk=mock.pk, ended_at=None).update(ended_at=timezone.now())


@transaction.atomic
def keep_story(*, owner: User, story: Story) -> Story:
    """Keep a story, new or changed."""
    story.owner = owner
    story.save()
    record(
        owner, Activity.Action.STORY_KEPT, f"Story kept: {story.title}", story.get_absolute_url()
    )
    return story


@transaction.atomic
def delete_story(story: Story) -> None:
    story.delete()


@transaction.atomic
def delete(questions: QuestionSet) -> None:
    """Delete a set with its answers and mock interviews; stories stay."""
    owner, name = questions.owner, questions.job.name
    questions.delete()
    record(
        owner,
        Activity.Action.QUESTIONS_DELETED,
        f"Questions deleted: {name}",
        reverse("interviews:index"),
    )
