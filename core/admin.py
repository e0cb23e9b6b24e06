"""How staff see work that is done in the background."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest
from unfold.admin import ModelAdmin
from unfold.decorators import action

from core.models import BackgroundWork

PROVENANCE: tuple[str, ...] = (
    "status",
    "problem",
    "step",
    "attempts",
    "created_at",
    "queued_at",
    "not_before",
    "leased_until",
    "started_at",
    "finished_at",
    "charged_on",
    "engine",
    "engine_version",
    "engine_note",
    "model",
    "prompt_version",
    "tokens",
    "dropped",
    "milliseconds",
)


class NeverAddedAdmin(ModelAdmin):  # type: ignore[misc] # the theme has no types
    """Rows that the pages and workers make, and staff do not."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401, ARG002 - Django's signature
        return False


class ReadOnlyAdmin(NeverAddedAdmin):
    """Rows that staff look at and do not write."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401, ARG002 - Django's signature
        return False


class BackgroundWorkAdmin(NeverAddedAdmin):
    """Where it stands and where it came from, read-only; to run again, or to settle as failed."""

    readonly_fields: ClassVar[tuple[str, ...]] = PROVENANCE
    list_filter: ClassVar[tuple[str, ...]] = ("status", "engine", "created_at")
    date_hierarchy = "created_at"
    actions: ClassVar = ("run_again", "settle_as_failed")
    list_per_page = 50
    show_full_result_count = False

    @action(description="Run again")  # type: ignore[untyped-decorator]
    def run_again(self, request: HttpRequest, rows: QuerySet[BackgroundWork]) -> None:
        done = sum(work.renew() for work in rows)
        messages.info(request, f"{done} of {len(rows)} will run again; the others are under way.")

    @action(description="Settle as failed")  # type: ignore[untyped-decorator]
    def settle_as_failed(self, request: HttpRequest, rows: QuerySet[BackgroundWork]) -> None:
        done = sum(
            work.fail("This was stopped by the people who look after JobAlign.") for work in rows
        )
        messages.info(request, f"{done} of {len(rows)} settled; the others were settled before.")
