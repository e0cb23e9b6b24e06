"""Jobs, for staff."""

from __future__ import annotations

from typing import ClassVar

from django.contrib import admin

from core.admin import PROVENANCE, BackgroundWorkAdmin, ReadOnlyAdmin
from jobs.models import CalendarFeed, Job, JobEvent


@admin.register(Job)
class JobAdmin(BackgroundWorkAdmin):
    list_display: ClassVar = (
        "name",
        "company",
        "owner",
        "source",
        "stage",
        "status",
        "closes_on",
        "created_at",
    )
    list_filter: ClassVar = ("stage", "status", "source", "engine", "created_at")
    search_fields: ClassVar = ("title", "company", "location", "filename", "owner__email")
    list_select_related: ClassVar = ("owner",)
    readonly_fields: ClassVar = (
        *("owner", "source", "filename", "text", "facts", "corrections", "schema"),
        *("stage", "outcome", "applied_on", "remind_on", "remind_about", "reminded_at"),
        *("people", "pay_talk", "notes"),
        *PROVENANCE,
    )


@admin.register(JobEvent)
class JobEventAdmin(ReadOnlyAdmin):
    list_display: ClassVar = ("text", "job", "at")
    search_fields: ClassVar = ("text", "job__title", "job__owner__email")
    list_select_related: ClassVar = ("job",)


@admin.register(CalendarFeed)
class CalendarFeedAdmin(ReadOnlyAdmin):
    list_display: ClassVar = ("owner", "made_at")
    search_fields: ClassVar = ("owner__email",)
    list_select_related: ClassVar = ("owner",)
    exclude: ClassVar = ("key",)
