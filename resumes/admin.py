"""Résumés, for staff."""

from __future__ import annotations

from typing import ClassVar

from django.contrib import admin
from unfold.admin import TabularInline

from core.admin import PROVENANCE, BackgroundWorkAdmin, ReadOnlyAdmin
from resumes.models import Draft, Export, Resume, ResumeVersion


class VersionInline(TabularInline):  # type: ignore[misc]
    model = ResumeVersion
    fk_name = "resume"
    fields: ClassVar = ("number", "origin", "note", "created_at")
    readonly_fields: ClassVar = fields
    extra = 0
    can_delete = False


@admin.register(Resume)
class ResumeAdmin(BackgroundWorkAdmin):
    list_display: ClassVar = ("title", "owner", "status", "kind", "size", "attempts", "created_at")
    list_filter: ClassVar = ("status", "kind", "engine", "created_at")
    search_fields: ClassVar = ("title", "filename", "owner__email")
    list_select_related: ClassVar = ("owner",)
    readonly_fields: ClassVar = (
        *("owner", "filename", "size", "kind", "pages", "text", "hidden", "checks", "current"),
        *PROVENANCE,
    )
    inlines: ClassVar = (VersionInline,)


@admin.register(ResumeVersion)
class ResumeVersionAdmin(ReadOnlyAdmin):
    list_display: ClassVar = ("resume", "number", "origin", "note", "created_at")
    list_filter: ClassVar = ("origin", "created_at")
    search_fields: ClassVar = ("resume__title", "resume__owner__email", "note")
    list_select_related: ClassVar = ("resume",)


@admin.register(Export)
class ExportAdmin(BackgroundWorkAdmin):
    list_display: ClassVar = (
        "__str__",
        "owner",
        "status",
        "format",
        "design",
        "size",
        "created_at",
    )
    list_filter: ClassVar = ("status", "format", "design", "paper", "language", "created_at")
    search_fields: ClassVar = ("filename", "owner__email", "version__resume__title")
    list_select_related: ClassVar = ("owner", "version")
    readonly_fields: ClassVar = (
        *("owner", "version", "format", "design", "paper", "language", "filename", "size"),
        *PROVENANCE,
    )


@admin.register(Draft)
class DraftAdmin(ReadOnlyAdmin):
    list_display: ClassVar = ("resume", "revision", "created_at", "updated_at")
    list_filter: ClassVar = ("updated_at",)
    search_fields: ClassVar = ("resume__title", "resume__owner__email")
    list_select_related: ClassVar = ("resume",)
    fields: ClassVar = ("resume", "base", "revision", "said", "created_at", "updated_at")
    readonly_fields: ClassVar = fields
