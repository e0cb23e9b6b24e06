"""People, for staff."""

from __future__ import annotations

from typing import ClassVar

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm
from unfold.admin import ModelAdmin, StackedInline

from accounts.models import Activity, Profile, User
from core.admin import NeverAddedAdmin, ReadOnlyAdmin


class ProfileInline(StackedInline):  # type: ignore[misc] # the theme has no types
    model = Profile
    can_delete = False


@admin.register(User)
class UserAdmin(DjangoUserAdmin, ModelAdmin):  # type: ignore[misc, type-arg]
    change_password_form = AdminPasswordChangeForm
    ordering = ("email",)
    list_display = (
        "email",
        "name",
        "is_active",
        "is_staff",
        "date_joined",
        "last_login",
    )
    list_filter: ClassVar = ("is_active", "is_staff", "is_superuser", "date_joined")
    search_fields: ClassVar = ("email", "name")
    readonly_fields: ClassVar = ("date_joined", "last_login")
    inlines: ClassVar = (ProfileInline,)
    fieldsets: ClassVar = (
        (None, {"fields": ("email", "name", "password")}),
        (
            "Rights",
            {"fields": ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")},
        ),
        ("Dates", {"fields": ("date_joined", "last_login")}),
    )
    add_fieldsets = (
        (None, {"fields": ("email", "name", "usable_password", "password1", "password2")}),
    )


@admin.register(Profile)
class ProfileAdmin(NeverAddedAdmin):
    list_display: ClassVar = ("user", "place", "time_zone", "theme")
    list_filter: ClassVar = ("theme",)
    search_fields: ClassVar = ("user__email", "headline", "place")
    readonly_fields: ClassVar = ("user",)
    list_select_related: ClassVar = ("user",)


@admin.register(Activity)
class ActivityAdmin(ReadOnlyAdmin):
    list_display: ClassVar = ("created_at", "owner", "action", "text")
    list_filter: ClassVar = ("action", "created_at")
    search_fields: ClassVar = ("owner__email", "text")
    list_select_related: ClassVar = ("owner",)
    date_hierarchy = "created_at"
