"""Reports, for staff."""

from __future__ import annotations

from typing import ClassVar

from django.contrib import admin

from core.admin import PROVENANCE, BackgroundWorkAdmin, ReadOnlyAdmin
from matching.models import PARTS, Match, SecondOpinion, ShareLink


@admin.register(Match)
class MatchAdmin(BackgroundWorkAdmin):
    list_display: ClassVar = ("resume", "job", "owner", "status", "score", "band", "created_at")
    list_filter: ClassVar = ("status", "band", "engine_version", "created_at")
    search_fields: ClassVar = ("resume__title", "job__title", "job__company", "owner__email")
    list_select_related: ClassVar = ("resume", "job", "owner")
    readonly_fields: ClassVar = (
        *("owner", "resume", "job", "version", "score", "band", "report", "schema"),
        *(*PARTS.values(), "maxima", "required", "required_met", "lift"),
        *("resume_text", "job_text"),
        *PROVENANCE,
    )


@admin.register(SecondOpinion)
class SecondOpinionAdmin(BackgroundWorkAdmin):
    list_display: ClassVar = ("match", "owner", "status", "model", "dropped", "created_at")
    list_filter: ClassVar = ("status", "model", "created_at")
    search_fields: ClassVar = ("match__job__title", "owner__email")
    list_select_related: ClassVar = ("match__resume", "match__job", "owner")
    readonly_fields: ClassVar = ("match", "owner", "answer", *PROVENANCE)


@admin.register(ShareLink)
class ShareLinkAdmin(ReadOnlyAdmin):
    list_display: ClassVar = ("match", "owner", "shows", "created_at", "expires_at", "opened")
    list_filter: ClassVar = ("shows", "created_at", "expires_at")
    search_fields: ClassVar = ("match__job__title", "owner__email")
    list_select_related: ClassVar = ("match__resume", "match__job", "owner")
    exclude: ClassVar = ("nonce",)
