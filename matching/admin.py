"""Reports, for staff."""

from __future__ import annotations

from typing import ClassVar

from django.contrib import admin

from core.admin import PROVENANCE, BackgroundWorkAdmin, ReadOnlyAdmin
from matching.feed import admin as feed_admin
from matching.models import (
    PARTS,
    CoverLetter,
    LetterRevision,
    Match,
    Question,
    SecondOpinion,
    Sent,
    ShareLink,
    Suggestion,
    Tailoring,
)

__all__ = ["feed_admin"]


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


@admin.register(Tailoring)
class TailoringAdmin(BackgroundWorkAdmin):
    list_display: ClassVar = ("match", "owner", "status", "base", "now", "dropped", "created_at")
    list_filter: ClassVar = ("status", "engine", "created_at")
    search_fields: ClassVar = ("match__job__title", "owner__email")
    list_select_related: ClassVar = ("match__resume", "match__job", "owner")
    readonly_fields: ClassVar = (
        *("match", "owner", "base", "now", "most", "version"),
        *PROVENANCE,
    )


@admin.register(Suggestion)
class SuggestionAdmin(ReadOnlyAdmin):
    list_display: ClassVar = ("kind", "where", "serves", "points", "state")
    list_filter: ClassVar = ("kind", "state")
    search_fields: ClassVar = ("serves", "tailoring__owner__email")


@admin.register(Question)
class QuestionAdmin(ReadOnlyAdmin):
    list_display: ClassVar = ("asks", "kind", "required", "points", "state", "answered_at")
    list_filter: ClassVar = ("kind", "state", "required")
    search_fields: ClassVar = ("asks", "resume__owner__email")


@admin.register(CoverLetter)
class CoverLetterAdmin(BackgroundWorkAdmin):
    list_display: ClassVar = ("match", "kind", "tone", "owner", "status", "dropped", "created_at")
    list_filter: ClassVar = ("status", "kind", "tone", "engine", "created_at")
    search_fields: ClassVar = ("match__job__title", "owner__email")
    list_select_related: ClassVar = ("match__resume", "match__job", "owner")
    readonly_fields: ClassVar = ("match", "owner", "kind", "tone", "subject", *PROVENANCE)


@admin.register(LetterRevision)
class LetterRevisionAdmin(ReadOnlyAdmin):
    list_display: ClassVar = ("letter", "number", "note", "created_at")
    search_fields: ClassVar = ("letter__match__job__title", "letter__owner__email")
    list_select_related: ClassVar = ("letter__match__resume", "letter__match__job")


@admin.register(Sent)
class SentAdmin(ReadOnlyAdmin):
    list_display: ClassVar = ("job", "owner", "version", "kept_at")
    search_fields: ClassVar = ("job__title", "owner__email")
    list_select_related: ClassVar = ("job", "owner", "version")
