"""What people used, for staff."""

from __future__ import annotations

from typing import ClassVar

from django.contrib import admin
from unfold.admin import ModelAdmin

from billing.models import Usage


@admin.register(Usage)
class UsageAdmin(ModelAdmin):  # type: ignore[misc]
    list_display: ClassVar = ("owner", "feature", "month", "spent")
    list_filter: ClassVar = ("feature", "month")
    search_fields: ClassVar = ("owner__email",)
    readonly_fields: ClassVar = ("owner", "feature", "month")
    list_select_related: ClassVar = ("owner",)
