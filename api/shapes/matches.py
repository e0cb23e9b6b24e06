"""Reports, suggestions and letters."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.shapes.base import OPEN_LIST, OPEN_OBJECT, WORK, Made, Said, Shape
from matching.letters import LONGEST as LONGEST_LETTER
from matching.models import CoverLetter, LetterRevision, Match, Question, Suggestion, Tailoring
from matching.tailoring_views import LONGEST_WORDS
from matching.tailoring_views import WORDS as DECISIONS

REPORT = {
    **OPEN_OBJECT,
    "description": "The ledger, whose points sum to the score, with the words each rests on.",
}


class MatchLine(Shape[Match]):
    """A report in a list."""

    resume = serializers.IntegerField(source="resume_id")
    job = serializers.IntegerField(source="job_id")
    version = serializers.IntegerField(source="version.number", default=None, allow_null=True)
    job_title = serializers.CharField(source="job.name")
    company = serializers.CharField(source="job.company")

    class Meta:
        model = Match
        fields: tuple[str, ...] = (
            *("id", "resume", "version", "job", "job_title", "company", "score", "band"),
            *("required", "required_met", "lift", *WORK),
        )


class MatchWhole(MatchLine):
    """A report as it was made; null until it is. `earlier` is the one before it, of the same
    résumé and job."""

    report = serializers.SerializerMethodField()
    earlier = serializers.SerializerMethodField()

    class Meta(MatchLine.Meta):
        fields: tuple[str, ...] = (
            *MatchLine.Meta.fields,
            "report",
            "engine",
            "engine_version",
            "earlier",
        )

    @extend_schema_field({"type": ["integer", "null"]})
    def get_earlier(self, row: Match) -> int | None:
        before = row.earlier
        return before.pk if before else None

    @extend_schema_field({**REPORT, "type": ["object", "null"]})
    def get_report(self, row: Match) -> Any:  # noqa: ANN401 - a report or nothing
        return row.report


class AskMatch(Said):
    """One of one's résumés against one of one's jobs; without a version, the current one."""

    resume = serializers.IntegerField(min_value=1)
    job = serializers.IntegerField(min_value=1)
    version = serializers.IntegerField(required=False, min_value=1, max_value=32_767)


class SuggestionShape(Shape[Suggestion]):
    """One change of wording, what it brings, and what was made of it."""

    evidence = serializers.SerializerMethodField()

    class Meta:
        model = Suggestion
        fields: tuple[str, ...] = (
            *("id", "kind", "where", "before", "after", "why", "serves", "evidence", "points"),
            *("state", "own"),
        )

    @extend_schema_field(OPEN_LIST)
    def get_evidence(self, row: Suggestion) -> list[Any]:
        return list(row.evidence)


class MaterialLine(Shape[Question]):
    """What a person has told besides their résumé, or said no to."""

    class Meta:
        model = Question
        fields: tuple[str, ...] = (
            *("id", "kind", "asks", "about", "where", "state", "answer", "answered_at"),
        )


class QuestionShape(Shape[Question]):
    """What only the person can say."""

    class Meta:
        model = Question
        fields: tuple[str, ...] = (
            "id",
            "kind",
            "asks",
            "about",
            "where",
            "required",
            "points",
            "state",
            "answer",
        )


class TailoringShape(Shape[Tailoring]):
    """The suggestions for a report, and the score without any, with those accepted, with all."""

    match = serializers.IntegerField(source="match_id")
    version = serializers.IntegerField(source="version.number", default=None, allow_null=True)
    suggestions = serializers.SerializerMethodField()
    questions = serializers.SerializerMethodField()

    class Meta:
        model = Tailoring
        fields: tuple[str, ...] = (
            *("match", "base", "now", "most", "version", "suggestions", "questions", *WORK),
        )

    @extend_schema_field(SuggestionShape(many=True))
    def get_suggestions(self, row: Tailoring) -> Any:  # noqa: ANN401 - as DRF has it
        return SuggestionShape(row.suggestions.all(), many=True).data

    @extend_schema_field(QuestionShape(many=True))
    def get_questions(self, row: Tailoring) -> Any:  # noqa: ANN401 - as DRF has it
        return QuestionShape(row.questions.all(), many=True).data


class Decide(Said):
    """What to make of a suggestion. `own` are one's own words, with `edit`; with `sure`, one says
    that they are true although nothing in one's material says so."""

    decision = serializers.ChoiceField([(name, name) for name in DECISIONS])
    own = serializers.CharField(required=False, allow_blank=True, max_length=LONGEST_WORDS)
    sure = serializers.BooleanField(default=False)


class DecideAll(Said):
    """What to make of all that are open; `undo` opens all again."""

    decision = serializers.ChoiceField([(name, name) for name in ("accept", "refuse", "undo")])


class AnswerQuestion(Said):
    """An answer, or `no` for "I have not", or `undo` to be asked once more."""

    answer = serializers.CharField(required=False, allow_blank=True, max_length=LONGEST_WORDS)
    decision = serializers.ChoiceField(
        [(name, name) for name in ("answer", "no", "undo")], default="answer"
    )


class Saved(Made):
    """The version that holds what was accepted."""

    resume = serializers.IntegerField()
    version = serializers.IntegerField()


class LetterLine(Shape[CoverLetter]):
    """A letter or a short e-mail for a report."""

    match = serializers.IntegerField(source="match_id")

    class Meta:
        model = CoverLetter
        fields: tuple[str, ...] = ("match", "kind", "tone", "length", "subject", *WORK)


class ClaimShape(Made):
    """A sentence of a letter: the lines that it rests on, and words that nothing bears out."""

    sentence = serializers.CharField(source="text")
    resume = serializers.ListField(child=serializers.IntegerField(), help_text="Lines.")
    job = serializers.ListField(child=serializers.IntegerField(), help_text="Lines.")
    faults = serializers.ListField(child=serializers.CharField())


class WantedShape(Made):
    """Something that the job asks for, and the paragraph that says it; null where none does."""

    name = serializers.CharField()
    state = serializers.CharField()
    paragraph = serializers.IntegerField(allow_null=True)


class Sources(Made):
    """What a letter claims and what it rests on, what the job asks for, and what else your
    material would let it say."""

    claims = ClaimShape(many=True)
    wanted = WantedShape(many=True)
    more = serializers.ListField(child=serializers.CharField())


class Settle(Said):
    """What to do with a sentence: take it `out`; say that it is `true`, and `where` it was; wish
    to `learn` its `words` instead; or say one more thing of those offered, `also`."""

    do = serializers.ChoiceField([(each, each) for each in ("out", "true", "learn", "also")])
    sentence = serializers.CharField(max_length=LONGEST_LETTER, trim_whitespace=False)
    where = serializers.CharField(required=False, allow_blank=True, max_length=LONGEST_WORDS)
    words = serializers.CharField(required=False, allow_blank=True, max_length=LONGEST_WORDS)


class LetterWhole(LetterLine):
    """A letter as it stands, and what in it has no source yet."""

    text = serializers.SerializerMethodField()
    revision = serializers.SerializerMethodField()

    class Meta(LetterLine.Meta):
        fields: tuple[str, ...] = (*LetterLine.Meta.fields, "text", "revision")

    def get_text(self, row: CoverLetter) -> str:
        newest = self._newest(row)
        return newest.text if newest else ""

    @extend_schema_field({"type": ["integer", "null"]})
    def get_revision(self, row: CoverLetter) -> int | None:
        newest = self._newest(row)
        return newest.number if newest else None

    def _newest(self, row: CoverLetter) -> LetterRevision | None:
        if not hasattr(row, "newest_revision"):
            row.newest_revision = row.revisions.first()  # type: ignore[attr-defined]
        newest: LetterRevision | None = row.newest_revision  # type: ignore[attr-defined]
        return newest


class AskLetter(Said):
    """How it should sound, and how long a letter is."""

    tone = serializers.ChoiceField(CoverLetter.Tone.choices, default="plain")
    length = serializers.ChoiceField(CoverLetter.Length.choices, default="half")


class EditLetter(Said):
    """One's own words."""

    text = serializers.CharField(max_length=LONGEST_LETTER, trim_whitespace=False)


class Revision(Shape[LetterRevision]):
    """The words of a letter as they stood."""

    class Meta:
        model = LetterRevision
        fields: tuple[str, ...] = ("number", "note", "text", "created_at")
