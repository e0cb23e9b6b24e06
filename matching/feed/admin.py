"""What is found for people, for staff."""

from __future__ import annotations

from typing import ClassVar

from django.contrib import admin

from core.admin import PROVENANCE, BackgroundWorkAdmin, ReadOnlyAdmin
from matching.models import Feed, HiddenCompany, Look, PostingMark, Recommendation, SavedSearch


@admin.register(Feed)
class FeedAdmin(BackgroundWorkAdmin):
    list_display: ClassVar = ("resume", "owner", "status", "looked_through", "up_to")
    list_filter: ClassVar = ("status", "engine_version")
    search_fields: ClassVar = ("resume__title", "owner__email")
    list_select_related: ClassVar = ("resume", "owner")
    readonly_fields: ClassVar = (
        *("resume", "owner", "version", "up_to", "looked_through"),
        *("visited_at", "visited_before"),
        *PROVENANCE,
    )


@admin.register(Look)
class LookAdmin(ReadOnlyAdmin):
    list_display: ClassVar = ("query", "feed", "looked_through", "up_to", "asked_at")
    search_fields: ClassVar = ("query", "feed__owner__email")
    list_select_related: ClassVar = ("feed__resume",)


@admin.register(Recommendation)
class RecommendationAdmin(ReadOnlyAdmin):
    list_display: ClassVar = ("posting", "feed", "score", "among_best", "found_at")
    search_fields: ClassVar = ("posting__title", "feed__owner__email")
    list_select_related: ClassVar = ("posting", "feed__resume")
    show_full_result_count = False


@admin.register(PostingMark)
class PostingMarkAdmin(ReadOnlyAdmin):
    list_display: ClassVar = ("posting", "owner", "kind", "at")
    list_filter: ClassVar = ("kind",)
    search_fields: ClassVar = ("posting__title", "owner__email")
    list_select_related: ClassVar = ("posting", "owner")


@admin.register(HiddenCompany)
class HiddenCompanyAdmin(ReadOnlyAdmin):
    list_display: ClassVar = ("name", "owner", "at")
    search_fields: ClassVar = ("name", "owner__email")
    list_select_related: ClassVar = ("owner",)


@admin.register(SavedSearch)
class SavedSearchAdmin(ReadOnlyAdmin):
    list_display: ClassVar = ("name", "owner", "every", "due_at", "made_at")
    list_filter: ClassVar = ("every",)
    search_fields: ClassVar = ("name", "owner__email")
    list_select_related: ClassVar = ("owner",)
    exclude: ClassVar = ("token",)
