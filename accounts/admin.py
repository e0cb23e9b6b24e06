"""People, for staff."""

from __future__ import annotations

from typing import ClassVar

import allauth.mfa.admin
import allauth.socialaccount.admin
import allauth.usersessions.admin  # noqa: F401 - they must have registered theirs before
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialApp, SocialToken
from allauth.usersessions.models import UserSession
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm
from django.db.models import QuerySet
from django.http import HttpRequest
from unfold.admin import ModelAdmin, StackedInline
from unfold.decorators import action

from accounts.models import (
    AccountClosing,
    Activity,
    DataExport,
    Mail,
    Profile,
    Sending,
    StaffView,
    User,
)
from core.admin import BackgroundWorkAdmin, NeverAddedAdmin, ReadOnlyAdmin

# The packages' own pages of these show secrets, or search by user names, which there are not.
for _model in (Authenticator, SocialApp, SocialToken, UserSession):
    admin.site.unregister(_model)


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


@admin.register(DataExport)
class DataExportAdmin(BackgroundWorkAdmin):
    list_display: ClassVar = ("created_at", "owner", "status", "size")
    search_fields: ClassVar = ("owner__email",)
    list_select_related: ClassVar = ("owner",)
    readonly_fields: ClassVar = ("owner", "size", *BackgroundWorkAdmin.readonly_fields)


@admin.register(AccountClosing)
class AccountClosingAdmin(ReadOnlyAdmin):
    list_display: ClassVar = ("owner", "asked_at", "due_at")
    search_fields: ClassVar = ("owner__email",)
    list_select_related: ClassVar = ("owner",)


@admin.register(StaffView)
class StaffViewAdmin(ReadOnlyAdmin):
    """Who of the staff looked at what. Nobody writes it by hand, and nobody takes a line out."""

    list_display: ClassVar = ("at", "staff_name", "did", "what", "row", "owner", "asked")
    list_filter: ClassVar = ("did", "what", "at")
    search_fields: ClassVar = ("staff_name", "owner__email", "what")
    list_select_related: ClassVar = ("owner",)
    date_hierarchy = "at"

    def has_delete_permission(self, request: HttpRequest, obj: StaffView | None = None) -> bool:  # noqa: ARG002 - Django's signature
        return False


@admin.register(Mail)
class MailAdmin(BackgroundWorkAdmin):
    """Mails on their way, and those that did not arrive; never their words."""

    list_display: ClassVar = ("created_at", "kind", "to", "status", "tries", "answer", "problem")
    list_filter: ClassVar = ("status", "kind", "created_at")
    search_fields: ClassVar = ("to", "owner__email", "answer")
    readonly_fields: ClassVar = (
        *("owner", "kind", "to", "until", "tries", "answer", "message_id"),
        *("status", "problem", "attempts", "created_at", "queued_at", "not_before"),
        *("leased_until", "started_at", "finished_at"),
    )
    actions: ClassVar = ("send_again", "settle_as_failed")

    @action(description="Send after all")  # type: ignore[untyped-decorator]
    def send_again(self, request: HttpRequest, rows: QuerySet[Mail]) -> None:
        done = sum(mail.renew() for mail in rows)
        messages.info(
            request,
            f"{done} of {len(rows)} will be sent; the others are sent, on their way, or had a "
            "code that is worth nothing now.",
        )


@admin.register(Sending)
class SendingAdmin(ReadOnlyAdmin):
    """What left the server for people: their receipts. Nobody takes a line out."""

    list_display: ClassVar = ("at", "owner", "kind", "receiver", "purpose", "characters", "masked")
    list_filter: ClassVar = ("kind", "masked", "at")
    search_fields: ClassVar = ("owner__email", "receiver", "purpose")
    list_select_related: ClassVar = ("owner",)
    date_hierarchy = "at"
    list_per_page = 50
    show_full_result_count = False

    def has_delete_permission(self, request: HttpRequest, obj: Sending | None = None) -> bool:  # noqa: ARG002 - Django's signature
        return False


@admin.register(UserSession)
class UserSessionAdmin(ReadOnlyAdmin):
    list_display: ClassVar = ("user", "created_at", "last_seen_at", "user_agent")
    search_fields: ClassVar = ("user__email",)
    list_select_related: ClassVar = ("user",)
    fields: ClassVar = ("user", "created_at", "last_seen_at", "user_agent")


@admin.register(Authenticator)
class AuthenticatorAdmin(ReadOnlyAdmin):
    """A second step, without its secret; deleting it lets in a person who lost their phone."""

    list_display: ClassVar = ("user", "type", "created_at", "last_used_at")
    list_filter: ClassVar = ("type",)
    search_fields: ClassVar = ("user__email",)
    list_select_related: ClassVar = ("user",)
    fields: ClassVar = ("user", "type", "created_at", "last_used_at")
