"""Questions to expect, and answers to practise."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from ai.interviewing import CATEGORIES, USUAL
from api.shapes.base import OPEN_LIST, OPEN_OBJECT, WORK, Said, Shape
from interviews.forms import MOST_OF_A_KIND
from interviews.models import Answer, Question, QuestionSet
from interviews.services import LONGEST_ANSWER

CLOCK = {
    "type": "string",
    "pattern": r"^([01][0-9]|2[0-3]):[0-5][0-9]$",
    "description": "A time of day there, such as 09:30.",
    "example": "09:30",
}


@extend_schema_field(CLOCK)
class Clock(serializers.TimeField):
    """A time of day on a clock, of no zone: RFC 3339, by which `time` goes, wants one."""

    def __init__(self, **options: Any) -> None:
        super().__init__(format="%H:%M", input_formats=["%H:%M"], **options)


class SetLine(Shape[QuestionSet]):
    """A set of questions in a list."""

    job = serializers.IntegerField(source="job_id")
    match = serializers.IntegerField(source="match_id", allow_null=True)
    job_title = serializers.CharField(source="job.name")
    held_at = Clock(allow_null=True)

    class Meta:
        model = QuestionSet
        fields: tuple[str, ...] = (
            "id",
            "job",
            "match",
            "job_title",
            "mix",
            "held_on",
            "held_at",
            "notes",
            *WORK,
        )

    mix = serializers.DictField(child=serializers.IntegerField())


class SetWhole(SetLine):
    """A set with its guide."""

    guide = serializers.SerializerMethodField()

    class Meta(SetLine.Meta):
        fields: tuple[str, ...] = (*SetLine.Meta.fields, "guide")

    @extend_schema_field(OPEN_LIST)
    def get_guide(self, row: QuestionSet) -> list[Any]:
        return list(row.guide)


class AskSet(Said):
    """A report or a job to ask from, and how many questions of each kind."""

    match = serializers.IntegerField(required=False, min_value=1)
    job = serializers.IntegerField(required=False, min_value=1)
    technical = serializers.IntegerField(min_value=0, max_value=MOST_OF_A_KIND, required=False)
    behavioural = serializers.IntegerField(min_value=0, max_value=MOST_OF_A_KIND, required=False)
    role = serializers.IntegerField(min_value=0, max_value=MOST_OF_A_KIND, required=False)
    gaps = serializers.IntegerField(min_value=0, max_value=MOST_OF_A_KIND, required=False)
    ask = serializers.IntegerField(min_value=0, max_value=MOST_OF_A_KIND, required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if ("match" in attrs) == ("job" in attrs):
            raise serializers.ValidationError("Name a report or a job.")
        counts = {str(each): attrs.get(each, USUAL[each]) for each in CATEGORIES}
        kind = "match" if "match" in attrs else "job"
        return {"about": f"{kind}-{attrs[kind]}", **counts}


class PlanSet(Said):
    """When and where the interview is; only what is sent is changed."""

    held_on = serializers.DateField(required=False, allow_null=True)
    held_at = Clock(required=False, allow_null=True)
    notes = serializers.CharField(required=False, allow_blank=True, max_length=LONGEST_ANSWER)


class AskedLine(Shape[Question]):
    """A question to expect."""

    set = serializers.IntegerField(source="set_id")

    class Meta:
        model = Question
        fields: tuple[str, ...] = (
            *("id", "set", "order", "category", "topic", "question", "probes", "level"),
            *("marked", "skipped", "draft"),
        )


class AskedWhole(AskedLine):
    """A question with what it rests on and how a good answer is built."""

    said = serializers.SerializerMethodField()

    class Meta(AskedLine.Meta):
        fields: tuple[str, ...] = (*AskedLine.Meta.fields, "said")

    @extend_schema_field(
        {**OPEN_OBJECT, "description": "As the engine gave it, with its sources."}
    )
    def get_said(self, row: Question) -> Any:  # noqa: ANN401 - as the engine gave it
        return row.said


class ChangeAsked(Said):
    """Mark it, skip it, or keep a draft; only what is sent is changed."""

    marked = serializers.BooleanField(required=False)
    skipped = serializers.BooleanField(required=False)
    draft = serializers.CharField(
        required=False, allow_blank=True, max_length=LONGEST_ANSWER, trim_whitespace=False
    )


class AnswerShape(Shape[Answer]):
    """An answer and how it fared."""

    question = serializers.IntegerField(source="question_id")
    feedback = serializers.SerializerMethodField()

    class Meta:
        model = Answer
        fields: tuple[str, ...] = ("id", "question", "text", "seconds", "score", "feedback", *WORK)

    @extend_schema_field({**OPEN_OBJECT, "type": ["object", "null"]})
    def get_feedback(self, row: Answer) -> Any:  # noqa: ANN401 - as the engine gave it
        return row.feedback


class GiveAnswer(Said):
    """An answer as it would be said."""

    text = serializers.CharField(max_length=LONGEST_ANSWER)
    seconds = serializers.IntegerField(required=False, min_value=0, max_value=86_400)
