"""Money, for staff: what people used, who pays what, what went wrong, and plans given by hand."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.urls.resolvers import URLPattern
from unfold.decorators import action

from accounts.models import User
from billing import granting, revenue
from billing.models import (
    ClosedCustomer,
    CustomerRead,
    Difference,
    Grant,
    ModelCall,
    Notice,
    StripeEvent,
    Usage,
)
from core.admin import PROVENANCE, BackgroundWorkAdmin, NeverAddedAdmin, ReadOnlyAdmin


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
        *("milliseconds", "cost", "sending__problem"),
    )
    list_filter: ClassVar = ("verb", "model", "created_at")
    search_fields: ClassVar = ("owner__email", "request_id", "prompt_hash")
    list_select_related: ClassVar = ("owner", "sending")
    date_hierarchy = "created_at"
    exclude: ClassVar = ("sent",)  # the person's words: staff need the cost, not the text


@admin.register(StripeEvent)
class StripeEventAdmin(BackgroundWorkAdmin):
    """Events that failed are here under status; "Run again" reads anew what they are about."""

    list_display: ClassVar = ("type", "customer_id", "status", "problem", "happened_at")
    list_filter: ClassVar = ("status", "type", "created_at")
    search_fields: ClassVar = ("event_id", "customer_id", "object_id", "type")
    readonly_fields: ClassVar = (
        *("event_id", "type", "customer_id", "object_id", "api_version", "happened_at"),
        "after",
        *PROVENANCE,
    )


@admin.register(ClosedCustomer)
class ClosedCustomerAdmin(BackgroundWorkAdmin):
    list_display: ClassVar = ("customer_id", "status", "problem", "created_at")
    list_filter: ClassVar = ("status", "created_at")
    search_fields: ClassVar = ("customer_id",)
    readonly_fields: ClassVar = ("customer_id", *PROVENANCE)


@admin.register(Notice)
class NoticeAdmin(BackgroundWorkAdmin):
    list_display: ClassVar = ("kind", "owner", "about", "status", "created_at")
    list_filter: ClassVar = ("kind", "status", "created_at")
    search_fields: ClassVar = ("owner__email", "about")
    list_select_related: ClassVar = ("owner",)
    readonly_fields: ClassVar = ("owner", "kind", "about", *PROVENANCE)


@admin.register(CustomerRead)
class CustomerReadAdmin(ReadOnlyAdmin):
    list_display: ClassVar = ("customer_id", "begun", "kept", "kept_at")
    search_fields: ClassVar = ("customer_id",)


@admin.register(Difference)
class DifferenceAdmin(ReadOnlyAdmin):
    list_display: ClassVar = ("found_at", "what", "ours", "theirs", "mended", "customer_id")
    list_filter: ClassVar = ("mended", "found_at")
    search_fields: ClassVar = ("what", "customer_id")
    date_hierarchy = "found_at"


@admin.register(Grant)
class GrantAdmin(NeverAddedAdmin):
    """A plan given by hand. It is not changed afterwards, only ended, so that its story stays."""

    list_display: ClassVar = ("owner", "ends_on", "reason", "granted_by", "created_at", "ended_at")
    list_filter: ClassVar = ("ends_on", "ended_at")
    search_fields: ClassVar = ("owner__email", "reason")
    list_select_related: ClassVar = ("owner", "granted_by")
    autocomplete_fields: ClassVar = ("owner",)
    readonly_fields: ClassVar = ("granted_by", "created_at", "ended_at", "ended_by")
    actions: ClassVar = ("end_now",)
    actions_list: ClassVar = ("see_money",)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401, ARG002 - Django's signature
        return bool(request.user.has_perm("billing.add_grant"))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401, ARG002 - Django's signature
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401, ARG002 - Django's signature
        return False

    def save_model(
        self,
        request: HttpRequest,
        obj: Grant,
        form: ModelForm[Grant],  # noqa: ARG002 - Django's signature
        change: bool,  # noqa: ARG002 - Django's signature
    ) -> None:
        assert isinstance(request.user, User)  # noqa: S101 - the admin lets in no others
        granting.grant(obj, by=request.user)

    @action(description="End now", permissions=["end"])  # type: ignore[untyped-decorator]
    def end_now(self, request: HttpRequest, rows: QuerySet[Grant]) -> None:
        assert isinstance(request.user, User)  # noqa: S101 - the admin lets in no others
        done = sum(granting.end(each, by=request.user) for each in rows)
        messages.info(request, f"{done} of {len(rows)} ended; the others had ended before.")

    @action(description="Money")  # type: ignore[untyped-decorator]
    def see_money(self, request: HttpRequest) -> HttpResponse:  # noqa: ARG002 - the theme's signature
        return redirect("admin:billing_money")

    def has_end_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("billing.add_grant"))

    def get_urls(self) -> list[URLPattern]:
        money = path("money/", self.admin_site.admin_view(self.money), name="billing_money")
        urls: list[URLPattern] = super().get_urls()
        return [money, *urls]

    def money(self, request: HttpRequest) -> HttpResponse:
        """Who pays what, revenue and cost by month, and what needs a look."""
        said = {
            **self.admin_site.each_context(request),
            "title": "Money",
            **revenue.page(),
        }
        return TemplateResponse(request, "admin/billing/money.html", said)
