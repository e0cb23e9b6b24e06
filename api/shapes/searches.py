"""The search for jobs for a résumé, searches that are kept, and what was put away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import QueryDict
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.shapes.base import OPEN_OBJECT, WORK, Made, Said, Shape
from api.shapes.found import PostingLine
from jobs.boards import PROVIDERS
from jobs.posting_models import Employment, Remote, Seniority
from matching.feed.filters import AGES, SORTS, WITHIN, FilterForm
from matching.models import Feed, HiddenCompany, PostingMark, SavedSearch

SOURCES = [(key, provider.NAME) for key, provider in PROVIDERS.items()]


class ChoiceShape(Made):
    """A value of a filter, and how many jobs there would be with it."""

    key = serializers.CharField()
    name = serializers.CharField()
    count = serializers.IntegerField()


class FacetShape(Made):
    """A filter, with its values."""

    name = serializers.CharField()
    values = ChoiceShape(many=True)


class FeedShape(Shape[Feed]):
    """How far the search for a résumé is, and what the filters leave of what it found."""

    resume = serializers.IntegerField(source="resume_id")
    whole = serializers.IntegerField()
    found = serializers.IntegerField()
    new = serializers.IntegerField()
    looking = serializers.BooleanField()
    facets = FacetShape(many=True)

    class Meta:
        model = Feed
        fields: tuple[str, ...] = (
            *("resume", "looked_through", "visited_at", "visited_before"),
            *("whole", "found", "new", "looking", "facets", *WORK),
        )


class FeedWork(Shape[Feed]):
    """How far the search for a résumé is."""

    resume = serializers.IntegerField(source="resume_id")

    class Meta:
        model = Feed
        fields: tuple[str, ...] = (
            *("resume", "looked_through", "visited_at", "visited_before", *WORK),
        )


class MarkLine(Shape[PostingMark]):
    """What was made of a posting: saved as a job, hidden, or not relevant."""

    posting = PostingLine()
    job = serializers.IntegerField(source="job_id", allow_null=True)

    class Meta:
        model = PostingMark
        fields: tuple[str, ...] = ("id", "posting", "kind", "job", "at")


class HiddenLine(Shape[HiddenCompany]):
    """An employer whose jobs are not shown, in small letters."""

    class Meta:
        model = HiddenCompany
        fields: tuple[str, ...] = ("id", "name", "at")


class SearchShape(Shape[SavedSearch]):
    """Filters that are kept, and how often they are written about; `never` is a pause."""

    resume = serializers.IntegerField(source="feed.resume_id")
    filters = serializers.SerializerMethodField()

    class Meta:
        model = SavedSearch
        fields: tuple[str, ...] = (
            *("id", "resume", "name", "filters", "every", "made_at", "sent_up_to", "due_at"),
        )

    @extend_schema_field({**OPEN_OBJECT, "description": "As they are sent."})
    def get_filters(self, row: SavedSearch) -> dict[str, Any]:
        return FilterForm(QueryDict(row.query)).said


def _among(choices: Sequence[tuple[str, str]]) -> serializers.ListField:
    """Some of them."""
    one = serializers.ChoiceField(choices)
    return serializers.ListField(child=one, required=False, max_length=len(choices))


class Filters(Said):
    """What is looked for; what is not said is not filtered by."""

    q = serializers.CharField(required=False, max_length=100, help_text="Words.")
    place = serializers.CharField(required=False, max_length=100)
    within = serializers.ChoiceField(WITHIN, required=False, help_text="Kilometres around it.")
    remote = _among(Remote.choices)
    pay = serializers.IntegerField(required=False, min_value=0, max_value=10_000_000)
    kind = _among(Employment.choices)
    level = _among(Seniority.choices)
    age = serializers.ChoiceField(
        [(days, name) for days, name in AGES if days], required=False, help_text="Days, at most."
    )
    source: Any = _among(SOURCES)
    sort = serializers.ChoiceField([*SORTS.items()], required=False)
    new = serializers.BooleanField(required=False)


class KeepSearch(Filters):
    """Filters for one of your résumés, and how often to write; the same filters are kept once."""

    resume = serializers.IntegerField(min_value=1)
    name = serializers.CharField(required=False, max_length=100)
    every = serializers.ChoiceField(SavedSearch.Every.choices, default="day")


class ChangeSearch(Said):
    """Its name, and how often it is written about; `never` is a pause."""

    name = serializers.CharField(required=False, max_length=100)
    every = serializers.ChoiceField(SavedSearch.Every.choices, required=False)
