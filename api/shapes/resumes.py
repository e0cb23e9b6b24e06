"""Résumés, their versions, and the files made of them."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.shapes.base import OPEN_LIST, OPEN_OBJECT, WORK, Said, Shape
from resumes.export.wording import LANGUAGES
from resumes.models import Export, Resume, ResumeVersion

FACTS = {**OPEN_OBJECT, "description": "JSON Resume; `meta.evidence` says where each fact stands."}


class ResumeLine(Shape[Resume]):
    """A résumé in a list. `version` is the number of the current version."""

    version = serializers.IntegerField(source="current.number", default=None, allow_null=True)

    class Meta:
        model = Resume
        fields: tuple[str, ...] = (
            "id",
            "title",
            "is_default",
            "filename",
            "size",
            "kind",
            "version",
            *WORK,
        )


class ResumeWhole(ResumeLine):
    """A résumé with its text, its facts and what was seen of its formatting."""

    facts = serializers.SerializerMethodField()
    checks = serializers.SerializerMethodField()

    class Meta(ResumeLine.Meta):
        fields: tuple[str, ...] = (
            *ResumeLine.Meta.fields,
            *("pages", "text", "facts", "checks", "engine", "engine_version"),
        )

    @extend_schema_field(FACTS)
    def get_facts(self, row: Resume) -> dict[str, Any]:
        return row.current.facts if row.current else {}

    @extend_schema_field(OPEN_LIST)
    def get_checks(self, row: Resume) -> list[Any]:
        return list(row.checks)


class ChangeResume(Said):
    """Its name here."""

    title = serializers.CharField(max_length=150)


class UploadResume(Said):
    """One file: PDF, Word, OpenDocument, RTF, HTML, text, a scan, JSON Resume."""

    file = serializers.FileField(allow_empty_file=True, max_length=1000)


class VersionLine(Shape[ResumeVersion]):
    """A version in a list."""

    class Meta:
        model = ResumeVersion
        fields: tuple[str, ...] = ("number", "origin", "note", "created_at")


class VersionWhole(VersionLine):
    """A version with its facts."""

    facts = serializers.SerializerMethodField()

    class Meta(VersionLine.Meta):
        fields: tuple[str, ...] = (*VersionLine.Meta.fields, "text", "facts")

    @extend_schema_field(FACTS)
    def get_facts(self, row: ResumeVersion) -> dict[str, Any]:
        facts: dict[str, Any] = row.facts
        return facts


class AskExport(Said):
    """What to make of which version; without a number, of the current one."""

    version = serializers.IntegerField(required=False, min_value=1, max_value=32_767)
    format = serializers.ChoiceField(Export.Format.choices, default="pdf")
    design = serializers.ChoiceField(Export.Design.choices, default="clear")
    paper = serializers.ChoiceField(Export.PaperSize.choices, default="a4")
    language = serializers.ChoiceField(
        LANGUAGES, required=False, help_text="Of headings and months; else the résumé's own."
    )


class ExportLine(Shape[Export]):
    """A file that is made of a version, or will be. It is kept for a day."""

    resume = serializers.IntegerField(source="version.resume_id")
    version = serializers.IntegerField(source="version.number")

    class Meta:
        model = Export
        fields: tuple[str, ...] = (
            *("id", "resume", "version", "format", "design", "paper", "language"),
            *("filename", "size", "remark", *WORK),
        )
