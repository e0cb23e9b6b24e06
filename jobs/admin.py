"""Jobs, for staff."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from unfold.admin import ModelAdmin
from unfold.decorators import action

from core.admin import PROVENANCE, BackgroundWorkAdmin, NeverAddedAdmin, ReadOnlyAdmin
from jobs.gathering import grouping
from jobs.gathering.caller import left_of
from jobs.models import (
    BoardUse,
    CalendarFeed,
    CompanyBoard,
    Job,
    JobEvent,
    NotTheSame,
    Posting,
    PostingGroup,
    PostingKey,
    PostingRow,
    Recheck,
    SearchWish,
    Source,
    SourceCall,
    SourceSearch,
)


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


class KeptAdmin(ReadOnlyAdmin):
    """Rows that count what was spent: they are not written, and not deleted."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401, ARG002 - Django's signature
        return False


@admin.register(Source)
class SourceAdmin(NeverAddedAdmin):
    """How each source fares; staff may pause one."""

    list_display: ClassVar = (
        *("name", "how", "failures", "not_before", "last_ok_at", "problem", "paused"),
    )
    list_filter: ClassVar = ("paused",)
    search_fields: ClassVar = ("key", "problem")
    readonly_fields: ClassVar = (
        *("key", "how", "quota", "due_at", "leased_until", "not_before", "failures"),
        *("problem", "last_ok_at", "last_fault_at", "documentation"),
    )

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401, ARG002 - Django's signature
        return False

    def name(self, source: Source) -> str:
        return str(source)

    @admin.display(description="state")
    def how(self, source: Source) -> str:
        return source.state()

    @admin.display(description="left of the quota")
    def quota(self, source: Source) -> str:
        limits = source.provider.LIMITS
        left = left_of(source, limits, timezone.now())
        parts = (f"{left[w]} of {most} a {w}" for w, (_, most) in limits.windows.items())
        return ", ".join(parts) or "no limit"

    def documentation(self, source: Source) -> str:
        return source.provider.DOC or "none"


@admin.register(SourceCall)
class SourceCallAdmin(KeptAdmin):
    list_display: ClassVar = ("at", "source", "status", "milliseconds", "problem")
    list_filter: ClassVar = ("source", "status")
    search_fields: ClassVar = ("problem",)
    list_select_related: ClassVar = ("source",)
    date_hierarchy = "at"


SWEEP = ("cursor", "began_at", "pages", "partial", "due_at", "read_at", "count", "problem")


@admin.register(CompanyBoard)
class CompanyBoardAdmin(ModelAdmin):  # type: ignore[misc] # the theme has no types
    """Boards that staff and people have brought; staff add here."""

    readonly_fields: ClassVar = SWEEP
    list_display: ClassVar = (
        *("__str__", "source", "token", "by_staff", "people", "count", "read_at", "due_at"),
        "problem",
    )
    list_filter: ClassVar = ("source", "by_staff")
    search_fields: ClassVar = ("token", "company", "uses__owner__email")
    list_select_related: ClassVar = ("source",)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"by_staff": True, **super().get_changeform_initial_data(request)}

    def get_queryset(self, request: HttpRequest) -> QuerySet[CompanyBoard]:
        return CompanyBoard.objects.seen_by(request.user)

    @admin.display(description="people", ordering="users")
    def people(self, board: CompanyBoard) -> int:
        """How many have added it; deleting it takes it from all of them."""
        return board.users


@admin.register(BoardUse)
class BoardUseAdmin(ReadOnlyAdmin):
    """Who has added which board. A board that nobody is to have any more is deleted itself."""

    list_display: ClassVar = ("board", "owner", "at")
    search_fields: ClassVar = ("board__company", "board__token", "owner__email")
    list_select_related: ClassVar = ("board", "owner")


@admin.register(SearchWish)
class SearchWishAdmin(ReadOnlyAdmin):
    """Whose words sources are searched for."""

    list_display: ClassVar = ("search", "owner", "at")
    search_fields: ClassVar = ("search__words", "owner__email")
    list_select_related: ClassVar = ("search__source", "owner")


@admin.register(SourceSearch)
class SourceSearchAdmin(NeverAddedAdmin):
    readonly_fields: ClassVar = SWEEP
    list_select_related: ClassVar = ("source",)
    list_display: ClassVar = ("__str__", "source", "wanted_at", "read_at", "due_at", "problem")
    list_filter: ClassVar = ("source",)
    search_fields: ClassVar = ("words", "place")


@admin.register(Posting)
class PostingAdmin(ReadOnlyAdmin):
    list_display: ClassVar = (
        *("title", "company", "place", "source", "posted_on", "last_seen", "expired_at"),
        *("group", "lead"),
    )
    list_filter: ClassVar = ("source", "lead", "remote", "country", "excerpt")
    search_fields: ClassVar = ("title", "company", "place", "external_id")
    list_select_related: ClassVar = ("source", "group")
    list_per_page = 50
    show_full_result_count = False
    actions: ClassVar = ("part", "put_back")

    @action(description="Not the same job: take out of its group")  # type: ignore[untyped-decorator]
    def part(self, request: HttpRequest, rows: QuerySet[Posting]) -> None:
        done = sum(grouping.part(posting, by_id=request.user.pk) for posting in rows)
        messages.info(request, f"{done} of {len(rows)} taken out; the others are in no group.")

    @action(description="Compare anew: forget that it was taken out")  # type: ignore[untyped-decorator]
    def put_back(self, request: HttpRequest, rows: QuerySet[Posting]) -> None:
        for posting in rows:
            grouping.put_back(posting)
        messages.info(request, f"{len(rows)} compared anew.")


class GroupedInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Posting
    fields: ClassVar = ("title", "company", "place", "source", "lead", "because", "url")
    readonly_fields: ClassVar = fields
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401, ARG002 - Django's signature
        return False


@admin.register(PostingGroup)
class PostingGroupAdmin(ReadOnlyAdmin):
    """The same job at several sources, and why it is taken for the same."""

    list_display: ClassVar = ("__str__", "made_at")
    inlines: ClassVar = (GroupedInline,)
    search_fields: ClassVar = ("postings__title", "postings__company")


@admin.register(PostingKey)
class PostingKeyAdmin(ReadOnlyAdmin):
    list_display: ClassVar = ("__str__", "posting")
    search_fields: ClassVar = ("posting__title",)
    list_select_related: ClassVar = ("posting",)
    show_full_result_count = False


@admin.register(PostingRow)
class PostingRowAdmin(ReadOnlyAdmin):
    list_display: ClassVar = ("__str__", "posting", "read_at", "engine_version")
    list_filter: ClassVar = ("engine_version",)
    list_select_related: ClassVar = ("posting",)
    exclude: ClassVar = ("row",)
    show_full_result_count = False


@admin.register(NotTheSame)
class NotTheSameAdmin(ReadOnlyAdmin):
    list_display: ClassVar = ("one", "other", "by", "at")
    search_fields: ClassVar = ("one__title", "other__title")
    list_select_related: ClassVar = ("one", "other", "by")


@admin.register(Recheck)
class RecheckAdmin(ReadOnlyAdmin):
    list_display: ClassVar = ("job", "state", "checked_at", "due_at", "note")
    list_filter: ClassVar = ("state",)
    search_fields: ClassVar = ("job__title", "job__owner__email")
    list_select_related: ClassVar = ("job",)
