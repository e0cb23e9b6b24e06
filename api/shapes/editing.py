"""Corrections of a résumé's facts, drafts of them, and what differs between two versions."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from ai.schemas import ResumeFacts
from api.shapes.base import OPEN_OBJECT, Made, Said, Shape
from api.shapes.resumes import FACTS
from resumes.editing import FactsForms
from resumes.editing.facts import BASICS
from resumes.editing.parts import OTHERS
from resumes.forms import MOST_SENT, BasicsForm, EducationForm, WorkForm
from resumes.models import Draft

WAS = "The entry's place in the facts before, so that what is as it was keeps its evidence."
LONGEST_LINE = 20_000


def _field(field: forms.Field, is_lines: bool) -> serializers.Field[Any, Any, Any, Any]:
    """What may be sent for a field of the editor; what it means there, the form says."""
    if isinstance(field, forms.IntegerField):
        return serializers.IntegerField(required=False, min_value=0, help_text=WAS)
    most = getattr(field, "max_length", None) or LONGEST_LINE
    if is_lines:
        line = serializers.CharField(max_length=most)
        return serializers.ListField(child=line, required=False, max_length=MOST_SENT)
    return serializers.CharField(required=False, allow_blank=True, max_length=most)


def _entry(
    name: str, about: str, fields: dict[str, forms.Field], lists: Collection[str] = ()
) -> type[Said]:
    made = {each: _field(field, each in lists) for each, field in fields.items()}
    return type(f"{name}Entry", (Said,), {"__doc__": about, **made})


def _entries(shape: type[Said]) -> Any:  # noqa: ANN401 - a list of one kind
    options: dict[str, Any] = {"many": True, "required": False, "max_length": MOST_SENT}
    return shape(**options)


Basics = _entry(
    "Basics",
    "The person's particulars; only what is sent is changed.",
    {name: BasicsForm.base_fields[name] for name in (*BASICS, "city")},
)


ENTRIES: dict[str, type[Said]] = {
    "work": _entry("Work", "One role.", WorkForm.base_fields, ("highlights",)),
    "education": _entry("Education", "One course of study.", EducationForm.base_fields),
    **{
        part.key: _entry(
            part.key.title(), f"{part.title}.", part.formset.form.base_fields, part.lists
        )
        for part in OTHERS
    },
}


class CorrectFacts(Said):
    """The facts as they should be, by the editor's fields. A part that is not sent stays as it
    is. Of a part with entries, all are sent, in their order; one with `was` keeps what is not
    sent of it."""

    base = serializers.IntegerField(
        required=False,
        min_value=1,
        max_value=32_767,
        help_text="The version that is corrected; without it, the current one.",
    )
    basics = Basics(required=False)
    skills = serializers.ListField(
        child=serializers.CharField(max_length=200), required=False, max_length=MOST_SENT * 5
    )

    def get_fields(self) -> dict[str, Any]:
        made = {key: _entries(shape) for key, shape in ENTRIES.items()}
        return super().get_fields() | made


class KeepDraft(CorrectFacts):
    """What is typed so far, right or wrong; only what is sent is changed."""

    revision = serializers.IntegerField(
        min_value=0, help_text="As it was read; another one's words make a draft of their own."
    )


class DraftLine(Shape[Draft]):
    """What was typed into the editor and is no version yet."""

    base = serializers.IntegerField(source="base.number")

    class Meta:
        model = Draft
        fields: tuple[str, ...] = ("key", "base", "revision", "created_at", "updated_at")


class DraftWhole(DraftLine):
    """A draft with the facts as they would be saved; null while something is not right."""

    facts = serializers.SerializerMethodField()
    problems = serializers.SerializerMethodField()

    class Meta(DraftLine.Meta):
        fields: tuple[str, ...] = (*DraftLine.Meta.fields, "facts", "problems")

    @extend_schema_field({**FACTS, "type": ["object", "null"]})
    def get_facts(self, row: Draft) -> Any:  # noqa: ANN401 - facts or nothing
        facts = facts_of(row)
        return facts and facts.model_dump(mode="json", exclude_none=True)

    @extend_schema_field({**OPEN_OBJECT, "description": "Sentences, by the field."})
    def get_problems(self, row: Draft) -> dict[str, Any]:
        return forms_of(row).problems


def forms_of(row: Draft) -> FactsForms:
    """The editor's forms as the draft holds them."""
    return FactsForms.of(row.resume, row.said or None, row.base.parsed)


def facts_of(row: Draft) -> ResumeFacts | None:
    """The facts as they would be saved; None while something is not right."""
    if not row.said:
        return row.base.parsed
    forms_ = forms_of(row)
    return forms_.facts() if forms_.is_valid() else None


class PieceShape(Made):
    """Words that stayed (`same`), were taken out (`out`) or put in (`in`)."""

    kind = serializers.CharField()
    text = serializers.CharField()


class Pieces(Made):
    """Two texts as one."""

    pieces = PieceShape(many=True)


class ChangeShape(Made):
    """A field that differs, before and after, and the same as one text."""

    field = serializers.CharField()
    before = serializers.CharField()
    after = serializers.CharField()
    pieces = PieceShape(many=True)


class Changes(Made):
    """What differs between two versions."""

    since = serializers.IntegerField()
    version = serializers.IntegerField()
    changes = ChangeShape(many=True)
