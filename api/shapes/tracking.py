"""What belongs to applications as a whole: the calendar, what was sent, where jobs come from."""

from __future__ import annotations

from rest_framework import serializers

from api.shapes.base import Made, Said, Shape
from jobs.forms import PROVIDERS
from jobs.models import CompanyBoard
from matching.models import CoverLetter, Sent


class SentShape(Shape[Sent]):
    """Which version of which résumé and which letter went with an application."""

    job = serializers.IntegerField(source="job_id")
    resume = serializers.IntegerField(source="version.resume_id", default=None, allow_null=True)
    version = serializers.IntegerField(source="version.number", default=None, allow_null=True)
    match = serializers.IntegerField(
        source="letter.letter.match_id", default=None, allow_null=True
    )
    kind = serializers.CharField(source="letter.letter.kind", default=None, allow_null=True)
    revision = serializers.IntegerField(source="letter.number", default=None, allow_null=True)
    kept_at = serializers.DateTimeField(allow_null=True)

    class Meta:
        model = Sent
        fields: tuple[str, ...] = (
            *("job", "resume", "version", "match", "kind", "revision", "kept_at"),
        )


class SayVersion(Said):
    """A version of one of your résumés."""

    resume = serializers.IntegerField(min_value=1)
    number = serializers.IntegerField(min_value=1, max_value=32_767)


class SayRevision(Said):
    """A revision of a letter for this job."""

    match = serializers.IntegerField(min_value=1)
    kind = serializers.ChoiceField(CoverLetter.Kind.choices)
    number = serializers.IntegerField(min_value=1, max_value=32_767)


class SaySent(Said):
    """What was sent; null takes it back, and what is not sent is not changed."""

    version = SayVersion(required=False, allow_null=True)
    letter = SayRevision(required=False, allow_null=True)


class BringTable(Said):
    """A table as CSV: its columns are known by their names."""

    file = serializers.FileField(allow_empty_file=True, max_length=1000)


class Brought(Made):
    """How many jobs were made, and how many were there already."""

    made = serializers.IntegerField()
    known = serializers.IntegerField()


class CalendarShape(Made):
    """The private address of one's calendar, for programs that show calendars."""

    url = serializers.URLField()


class QuotaShape(Made):
    """What a window of a source's quota has had, of what it allows."""

    window = serializers.CharField()
    spent = serializers.IntegerField()
    most = serializers.IntegerField()


class SourceShape(Made):
    """A source of postings, and how it stands."""

    name = serializers.CharField()
    kind = serializers.CharField()
    attribution = serializers.CharField(source="attribution.text")
    on = serializers.BooleanField()
    state = serializers.CharField()
    why_off = serializers.CharField()
    problem = serializers.CharField()
    last_ok_at = serializers.DateTimeField(allow_null=True)
    meters = QuotaShape(many=True)


class SourcesShape(Made):
    """Where postings come from."""

    results = SourceShape(many=True)


class BoardShape(Shape[CompanyBoard]):
    """A company's own board, whose jobs are read for everybody; `users` is how many added it."""

    source = serializers.CharField(source="source.key")  # type: ignore[assignment] # a field
    mine = serializers.BooleanField()
    users = serializers.IntegerField()

    class Meta:
        model = CompanyBoard
        fields: tuple[str, ...] = (
            *("id", "source", "token", "company", "added_at", "read_at", "mine", "users"),
        )


class AddBoard(Said):
    """A company's board, by its address or by its name at a provider."""

    said = serializers.CharField(max_length=500)
    provider = serializers.ChoiceField(PROVIDERS, required=False, allow_blank=True)
    company = serializers.CharField(required=False, allow_blank=True, max_length=200)
