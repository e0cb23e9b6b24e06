"""The plan, what was used of it, and the dashboard's numbers."""

from __future__ import annotations

from rest_framework import serializers

from api.shapes.base import Made
from billing.rights import State


class MeterShape(Made):
    """How much of a month's allowance was used; without a limit, as much as one likes."""

    title = serializers.CharField()
    used = serializers.IntegerField()
    limit = serializers.IntegerField(allow_null=True)


class PlanShape(Made):
    """What a person has, until when, and what they used."""

    plan = serializers.CharField(source="standing.plan.name")
    state = serializers.ChoiceField([(state.value, state.value) for state in State])
    heading = serializers.CharField()
    sentence = serializers.CharField()
    month = serializers.DateField(source="standing.month")
    renews = serializers.DateField(source="standing.renews")
    until = serializers.DateTimeField(source="standing.until", allow_null=True)
    meters = MeterShape(many=True)


class Invoice(Made):
    """A bill."""

    day = serializers.DateTimeField()
    about = serializers.CharField()
    state = serializers.CharField()
    amount = serializers.CharField(help_text="As one writes it, with its currency.")
    pdf = serializers.CharField()


class Invoices(Made):
    """The newest bills."""

    results = Invoice(many=True)


class StageCount(Made):
    """How many applications stand at a stage."""

    stage = serializers.CharField()
    count = serializers.IntegerField()


class ScorePoint(Made):
    """The score of a report."""

    at = serializers.DateTimeField()
    score = serializers.DecimalField(4, 1)
    job_title = serializers.CharField()


class GapShape(Made):
    """A skill that jobs ask for again and again and the résumé does not show."""

    name = serializers.CharField()
    jobs = serializers.IntegerField()
    required = serializers.IntegerField()  # type: ignore[assignment] # a field
    opens = serializers.IntegerField(help_text="Jobs that this skill alone would make good.")


class Dashboard(Made):
    """Where one stands, in numbers."""

    resumes = serializers.IntegerField()
    jobs = serializers.IntegerField()
    matches = serializers.IntegerField()
    question_sets = serializers.IntegerField()
    stages = StageCount(many=True)
    scores = ScorePoint(many=True)
    gaps = GapShape(many=True)
