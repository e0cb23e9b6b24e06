"""Mock interviews, the story bank, and the plan until the day."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.shapes.base import Made, Said, Shape
from interviews.forms import StoryForm
from interviews.models import MockInterview, Story
from interviews.presenting import Summary
from interviews.services import LONGEST_ANSWER, next_of


class MockLine(Shape[MockInterview]):
    """A mock interview: how far it is, and, once it has ended, how it went."""

    set = serializers.IntegerField(source="set_id")
    asked = serializers.SerializerMethodField()
    answered = serializers.SerializerMethodField()
    score = serializers.SerializerMethodField()

    class Meta:
        model = MockInterview
        fields: tuple[str, ...] = (
            *("id", "set", "started_at", "ended_at", "asked", "answered", "score"),
        )

    def get_asked(self, row: MockInterview) -> int:
        return len(row.order)

    def get_answered(self, row: MockInterview) -> int:
        return len(row.answers.all())

    @extend_schema_field({"type": ["number", "null"]})
    def get_score(self, row: MockInterview) -> float | None:
        return Summary.of(row.answers.all()).score


class MockWhole(MockLine):
    """A mock interview with the question that is asked now, and what was strong and what is to
    be worked on; `to_go` answers are still being judged."""

    next = serializers.SerializerMethodField()
    answers = serializers.SerializerMethodField()
    strengths = serializers.SerializerMethodField()
    to_work_on = serializers.SerializerMethodField()
    to_go = serializers.SerializerMethodField()

    class Meta(MockLine.Meta):
        fields: tuple[str, ...] = (
            *MockLine.Meta.fields,
            *("next", "answers", "strengths", "to_work_on", "to_go"),
        )

    @extend_schema_field({"type": ["integer", "null"], "description": "Of a question."})
    def get_next(self, row: MockInterview) -> int | None:
        asked = None if row.ended_at else next_of(row, row.answers.all())
        return asked.pk if asked else None

    @extend_schema_field(serializers.ListField(child=serializers.IntegerField()))
    def get_answers(self, row: MockInterview) -> list[int]:
        return sorted(one.pk for one in row.answers.all())

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_strengths(self, row: MockInterview) -> list[str]:
        return Summary.of(row.answers.all()).strengths

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_to_work_on(self, row: MockInterview) -> list[str]:
        return Summary.of(row.answers.all()).to_work_on

    def get_to_go(self, row: MockInterview) -> int:
        return sum(not one.is_settled for one in row.answers.all())


class AnswerMock(Said):
    """An answer to the question that is asked now, as it would be said."""

    question = serializers.IntegerField(min_value=1)
    text = serializers.CharField(max_length=LONGEST_ANSWER)
    seconds = serializers.IntegerField(required=False, min_value=0, max_value=86_400)


class StoryShape(Shape[Story]):
    """Something you did, told so that it can be used again."""

    class Meta:
        model = Story
        fields: tuple[str, ...] = (
            *("id", "title", "situation", "task", "action", "result", "tags", "updated_at"),
        )


class ChangeStory(Said):
    """A story in its four parts; only what is sent is changed."""

    title = serializers.CharField(required=False, max_length=150)
    situation = serializers.CharField(required=False, allow_blank=True, max_length=LONGEST_ANSWER)
    task = serializers.CharField(required=False, allow_blank=True, max_length=LONGEST_ANSWER)
    action = serializers.CharField(required=False, allow_blank=True, max_length=LONGEST_ANSWER)
    result = serializers.CharField(required=False, allow_blank=True, max_length=LONGEST_ANSWER)
    tags = serializers.CharField(required=False, allow_blank=True, max_length=300)


class TellStory(ChangeStory):
    """A story; with `answer`, what is not sent is taken from an answer that was judged."""

    answer = serializers.IntegerField(required=False, min_value=1)


class DayShape(Made):
    """A day of the plan and what is done on it; null where no day of the interview is set."""

    on = serializers.DateField(allow_null=True)
    name = serializers.CharField()
    tasks = serializers.ListField(child=serializers.CharField())


class Plan(Made):
    """What to do until the interview."""

    days = DayShape(many=True)


def parts_of(row: Story) -> dict[str, Any]:
    """What can be changed of a story."""
    return {name: getattr(row, name) for name in StoryForm.base_fields}
