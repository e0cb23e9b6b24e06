"""Reports, for staff."""

from __future__ import annotations

from typing import ClassVar

from django.contrib import admin

from core.admin import PROVENANCE, BackgroundWorkAdmin
from matching.models import Match


@admin.register(Match)
class MatchAdmin(BackgroundWorkAdmin):
    list_display: ClassVar = ("resume", "job", "owner", "status", "score", "band", "created_at")
    list_filter: ClassVar = ("status", "band", "engine_version", "created_at")
    search_fields: ClassVar = ("resume__title", "job__title", "job__company", "owner__email")
    list_select_related: ClassVar = ("resume", "job", "owner")
    readonly_fields: ClassVar = (
        *("owner", "resume", "job", "version", "score", "band", "report", "schema"),
        *("resume_text", "job_text"),
        *PROVENANCE,
    )
