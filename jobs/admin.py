"""Jobs, for staff."""

from __future__ import annotations

from typing import ClassVar

from django.contrib import admin

from core.admin import PROVENANCE, BackgroundWorkAdmin
from jobs.models import Job


@admin.register(Job)
class JobAdmin(BackgroundWorkAdmin):
    list_display: ClassVar = (
        "name",
        "company",
        "owner",
        "source",
        "status",
        "closes_on",
        "created_at",
    )
    list_filter: ClassVar = ("status", "source", "engine", "created_at")
    search_fields: ClassVar = ("title", "company", "location", "filename", "owner__email")
    list_select_related: ClassVar = ("owner",)
    readonly_fields: ClassVar = (
        *("owner", "source", "filename", "text", "facts", "corrections", "schema"),
        *PROVENANCE,
    )
