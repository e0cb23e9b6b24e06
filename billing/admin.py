"""What people used, for staff."""

from __future__ import annotations

from typing import ClassVar

from django.contrib import admin

from billing.models import ModelCall, Usage
from core.admin import NeverAddedAdmin, ReadOnlyAdmin


@admin.register(Usage)
class UsageAdmin(NeverAddedAdmin):
    list_display: ClassVar = ("owner", "feature", "month", "spent")
    list_filter: ClassVar = ("feature", "month")
    search_fields: ClassVar = ("owner__email",)
    readonly_fields: ClassVar = ("owner", "feature", "month")
    list_select_related: ClassVar = ("owner",)


@admin.register(ModelCall)
class ModelCallAdmin(ReadOnlyAdmin):
    list_display: ClassVar = (
        *("created_at", "owner", "verb", "model", "tokens_in", "tokens_out"),
        *("milliseconds", "cost", "problem"),
    )
    list_filter: ClassVar = ("verb", "model", "created_at")
    search_fields: ClassVar = ("owner__email", "request_id", "prompt_hash")
    list_select_related: ClassVar = ("owner",)
    date_hierarchy = "created_at"
    exclude: ClassVar = ("sent",)  # the person's words: staff need the cost, not the text
