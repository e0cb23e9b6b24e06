"""Many reports in one table, two beside each other, and links by which one is shared."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.shapes.base import OPEN_OBJECT, WORK, Made, Said, Shape
from api.shapes.matches import MatchLine
from matching.comparing import MOST_AT_ONCE, parts_of
from matching.forms import ShareForm
from matching.models import Match, SecondOpinion, ShareLink
from matching.opinions import OpinionPage
from matching.presenting import ReportPage

NUMBER_OR_NOTHING: dict[str, Any] = {"type": ["number", "null"]}


class PartShape(Made):
    """A component of a score: its points, and of how many."""

    name = serializers.CharField()
    points = serializers.FloatField()
    max = serializers.FloatField()


class TableRow(MatchLine):
    """The newest report of a pair, with the parts of its score."""

    parts = serializers.SerializerMethodField()

    class Meta(MatchLine.Meta):
        fields: tuple[str, ...] = (*MatchLine.Meta.fields, "parts")

    @extend_schema_field(PartShape(many=True))
    def get_parts(self, row: Match) -> list[dict[str, Any]]:
        names = ("name", "points", "max")
        return [dict(zip(names, part, strict=True)) for part in parts_of(row)]


class OpenShape(Made):
    """How far the reports of a table are, and the rows that no report stands for as things are
    now: never scored, scored before a change, or failed. The newest of these are named."""

    total = serializers.IntegerField()
    ready = serializers.IntegerField()
    failed = serializers.IntegerField()
    to_go = serializers.IntegerField()
    good = serializers.IntegerField()
    open = serializers.ListField(child=serializers.IntegerField())


class Score(Said):
    """Which of the open rows to score, or all of them."""

    chosen = serializers.ListField(
        child=serializers.IntegerField(min_value=1), required=False, max_length=MOST_AT_ONCE
    )
    all = serializers.BooleanField(default=False)


class Scored(Made):
    """The reports that are being made."""

    matches = serializers.ListField(child=serializers.IntegerField())


def _points(part: tuple[float, float] | None) -> float | None:
    return part[0] if part else None


class PairShape(Made):
    """A component in both reports, as points; null where one has none."""

    name = serializers.CharField()
    left = serializers.SerializerMethodField()
    right = serializers.SerializerMethodField()
    difference = serializers.FloatField(allow_null=True)

    @extend_schema_field(NUMBER_OR_NOTHING)
    def get_left(self, pair: Any) -> float | None:  # noqa: ANN401 - of components or requirements
        return _points(pair.left)

    @extend_schema_field(NUMBER_OR_NOTHING)
    def get_right(self, pair: Any) -> float | None:  # noqa: ANN401 - as above
        return _points(pair.right)


class BothShape(Made):
    """A requirement and its verdicts; null where one job does not ask for it."""

    name = serializers.CharField()
    required = serializers.BooleanField()  # type: ignore[assignment] # a field
    left = serializers.CharField(source="left.verdict", default=None, allow_null=True)
    right = serializers.CharField(source="right.verdict", default=None, allow_null=True)
    difference = serializers.FloatField(allow_null=True)
    differs = serializers.BooleanField()


class BesideShape(Made):
    """Two reports beside each other: right less left."""

    difference = serializers.FloatField()
    same_engine = serializers.BooleanField()
    parts = PairShape(many=True)
    rows = BothShape(many=True)


class LinkShape(Shape[ShareLink]):
    """A private address at which anyone who has it may read one report."""

    match = serializers.IntegerField(source="match_id")
    url = serializers.SerializerMethodField()

    class Meta:
        model = ShareLink
        fields: tuple[str, ...] = (
            *("id", "match", "url", "shows", "created_at", "expires_at"),
            *("opened", "last_opened_at"),
        )

    @extend_schema_field({"type": "string", "format": "uri"})
    def get_url(self, row: ShareLink) -> str:
        return str(self.context["request"].build_absolute_uri(row.get_absolute_url()))


class ShareReport(Said):
    """For how many days it opens, and what it shows: all but your name and how to reach you, the
    points alone, or the whole."""

    days = serializers.ChoiceField(ShareForm.DAYS, default=7)
    shows = serializers.ChoiceField(ShareLink.Shows.choices, default="masked")


class DifferenceShape(Made):
    """A requirement on which the score and the model differ."""

    name = serializers.CharField()
    score = serializers.CharField(source="row.reason.verdict")
    model = serializers.CharField(source="opinion.verdict")


class OpinionShape(Shape[SecondOpinion]):
    """What a model says of a report, beside its score and never part of it; null until it has."""

    match = serializers.IntegerField(source="match_id")
    answer = serializers.SerializerMethodField()
    differences = serializers.SerializerMethodField()

    class Meta:
        model = SecondOpinion
        fields: tuple[str, ...] = ("match", "answer", "differences", "engine", "model", *WORK)

    @extend_schema_field({**OPEN_OBJECT, "type": ["object", "null"]})
    def get_answer(self, row: SecondOpinion) -> Any:  # noqa: ANN401 - as the engine gave it
        return row.answer

    @extend_schema_field(DifferenceShape(many=True))
    def get_differences(self, row: SecondOpinion) -> Any:  # noqa: ANN401 - as DRF has it
        match = row.match
        if not row.is_ready or not match.is_ready:
            return []
        page = ReportPage.of(match.parsed, resume_text=match.resume_text, job_text=match.job_text)
        return DifferenceShape(OpinionPage.of(row.parsed, page).differences, many=True).data
