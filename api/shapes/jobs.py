"""Jobs, and where one's applications stand."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.shapes.base import OPEN_OBJECT, WORK, Made, Said, Shape
from jobs.models import Job, JobEvent, Outcome, Recheck, Stage

FACTS = {**OPEN_OBJECT, "description": "schema.org JobPosting, with evidence."}
TRACKED = ("stage", "outcome", "applied_on", "remind_on", "remind_about")


class JobLine(Shape[Job]):
    """A job in a list."""

    best_score = serializers.DecimalField(4, 1, default=None, allow_null=True)

    class Meta:
        model = Job
        fields: tuple[str, ...] = (
            *("id", "name", "title", "company", "location", "url", "source", "closes_on"),
            *("stage", "outcome", "best_score", *WORK),
        )


class Looked(Shape[Recheck]):
    """What was seen when a job was looked up again at its address."""

    class Meta:
        model = Recheck
        fields: tuple[str, ...] = ("state", "checked_at", "note")


class JobWhole(JobLine):
    """A job with its text and what it asks for; `recheck` is null where it has no address."""

    recheck = Looked(default=None, allow_null=True)
    facts = serializers.SerializerMethodField()

    class Meta(JobLine.Meta):
        fields: tuple[str, ...] = (
            *JobLine.Meta.fields,
            "text",
            "facts",
            "engine",
            "engine_version",
            "recheck",
        )

    @extend_schema_field(FACTS)
    def get_facts(self, row: Job) -> dict[str, Any]:
        return row.parsed.model_dump(mode="json", exclude_none=True) if row.facts else {}


class AddJob(Said):
    """A pasted text, a file, or an address; a text may say its address too."""

    text = serializers.CharField(
        required=False, allow_blank=True, max_length=100_000, trim_whitespace=False
    )
    url = serializers.CharField(required=False, allow_blank=True, max_length=1000)
    file = serializers.FileField(required=False, allow_empty_file=True, max_length=1000)


class AddJobText(Said):
    """A pasted text, or an address; a text may say its address too."""

    text = serializers.CharField(
        required=False, allow_blank=True, max_length=100_000, trim_whitespace=False
    )
    url = serializers.CharField(required=False, allow_blank=True, max_length=1000)


class ChangeJob(Said):
    """Corrections; a changed text is read again, under them."""

    title = serializers.CharField(required=False, allow_blank=True, max_length=200)
    company = serializers.CharField(required=False, allow_blank=True, max_length=200)
    location = serializers.CharField(required=False, allow_blank=True, max_length=200)
    closes_on = serializers.DateField(required=False, allow_null=True)
    url = serializers.CharField(required=False, allow_blank=True, max_length=1000)
    text = serializers.CharField(required=False, max_length=100_000, trim_whitespace=False)


class Event(Shape[JobEvent]):
    """Something that happened to an application."""

    class Meta:
        model = JobEvent
        fields: tuple[str, ...] = ("at", "text")


class Tracked(Shape[Job]):
    """Where an application stands, what is noted of it, and what happened to it."""

    job = serializers.IntegerField(source="pk")
    events = serializers.SerializerMethodField()

    class Meta:
        model = Job
        fields: tuple[str, ...] = ("job", *TRACKED, "people", "pay_talk", "notes", "events")

    @extend_schema_field(Event(many=True))
    def get_events(self, row: Job) -> list[Any]:
        return list(Event(row.events.all()[:100], many=True).data)


class Track(Said):
    """A stage, and notes; only what is sent is changed."""

    stage = serializers.ChoiceField(Stage.choices, required=False)
    outcome = serializers.ChoiceField(Outcome.choices, required=False, allow_blank=True)
    applied_on = serializers.DateField(required=False, allow_null=True)
    remind_on = serializers.DateField(required=False, allow_null=True)
    remind_about = serializers.CharField(required=False, allow_blank=True, max_length=200)
    people = serializers.CharField(required=False, allow_blank=True, max_length=20_000)
    pay_talk = serializers.CharField(required=False, allow_blank=True, max_length=200)
    notes = serializers.CharField(required=False, allow_blank=True, max_length=20_000)


class Numbers(Made):
    """How many applications stand at each stage."""

    stage = serializers.ChoiceField(Stage.choices)
    count = serializers.IntegerField()
