"""Jobs that were found for a person."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.shapes.base import OPEN_OBJECT, Made, Said, Shape
from jobs.models import Posting
from matching.models import PostingMark, Recommendation

MARKS = ("save", "report", "hide", "not_relevant", "company", "back")


class PostingLine(Shape[Posting]):
    """An advertisement of one of the sources; `attribution` is to be shown with it."""

    source = serializers.CharField(source="source.key")  # type: ignore[assignment] # a field
    attribution = serializers.CharField(source="attribution.text")

    class Meta:
        model = Posting
        fields: tuple[str, ...] = (
            *("id", "title", "company", "place", "country", "remote", "employment", "seniority"),
            *("salary_min", "salary_max", "currency", "period", "posted_on", "closes_on"),
            *("url", "source", "attribution"),
        )


class PostingWhole(PostingLine):
    """An advertisement with its text, and what you made of it: saved as a job, hidden, or not
    relevant."""

    mark = serializers.SerializerMethodField()
    is_open = serializers.SerializerMethodField()

    class Meta(PostingLine.Meta):
        fields: tuple[str, ...] = (*PostingLine.Meta.fields, "text", "is_open", "mark")

    @extend_schema_field({"type": ["string", "null"], "enum": [*PostingMark.Kind.values, None]})
    def get_mark(self, row: Posting) -> str | None:
        mine = PostingMark.objects.owned_by(self.context["request"].user)
        found: str | None = mine.filter(posting=row).values_list("kind", flat=True).first()
        return found

    def get_is_open(self, row: Posting) -> bool:
        return row.expired_at is None


class Found(Shape[Recommendation]):
    """A posting for a résumé: the score that a report would have, and why."""

    posting = PostingLine()
    why = serializers.SerializerMethodField()

    class Meta:
        model = Recommendation
        fields: tuple[str, ...] = ("posting", "score", "why", "found_at")

    @extend_schema_field({**OPEN_OBJECT, "description": "Sentences, and what each rests on."})
    def get_why(self, row: Recommendation) -> Any:  # noqa: ANN401 - as the engine gave it
        return row.why


class Mark(Said):
    """What to make of a posting: keep it as a job, have a report made for one of your résumés,
    put it away, put its employer away, or show it again."""

    do = serializers.ChoiceField([(name, name) for name in MARKS])
    resume = serializers.IntegerField(required=False, min_value=1, help_text="With `report`.")


class Marked(Made):
    """What came of it."""

    job = serializers.IntegerField(allow_null=True)
    match = serializers.IntegerField(allow_null=True)
