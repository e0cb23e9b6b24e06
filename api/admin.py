"""Programs that act for people, for staff: what stands in no row cannot be shown."""

from __future__ import annotations

from typing import ClassVar

from django.contrib import admin

from api.models import KeptAnswer, Login, PersonalToken
from core.admin import ReadOnlyAdmin


@admin.register(PersonalToken)
class PersonalTokenAdmin(ReadOnlyAdmin):
    list_display: ClassVar = ("owner", "name", "scope", "begins", "used_at", "revoked_at")
    list_filter: ClassVar = ("scope", "created_at")
    search_fields: ClassVar = ("owner__email", "name")
    list_select_related: ClassVar = ("owner",)
    exclude: ClassVar = ("digest",)
    readonly_fields: ClassVar = ("begins", "created_at", "used_at", "revoked_at")


@admin.register(Login)
class LoginAdmin(ReadOnlyAdmin):
    list_display: ClassVar = ("owner", "device", "created_at", "refreshed_at", "ended_at")
    list_filter: ClassVar = ("created_at",)
    search_fields: ClassVar = ("owner__email",)
    list_select_related: ClassVar = ("owner",)
    exclude: ClassVar = ("refresh", "proof")


@admin.register(KeptAnswer)
class KeptAnswerAdmin(ReadOnlyAdmin):
    list_display: ClassVar = ("owner", "key", "status", "created_at")
    search_fields: ClassVar = ("owner__email", "key")
    list_select_related: ClassVar = ("owner",)
    exclude: ClassVar = ("body",)
