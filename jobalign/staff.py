"""The staff's door: a second step where that is set, and a note of whose data they looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accounts.models import StaffView, User
from jobalign.privacy.classes import Paid, Secret, Theirs, class_of

FIRST = "Staff need a second step here. Set one up, and come back."
FAULTY = 400
PASSWORD = "auth_user_password_change"  # noqa: S105 - Django's name of the page, for any user model
AT_ONCE = 500


class StaffMiddleware:
    """Stands before every page of the administration, whichever package it belongs to."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        looked: Look | None = getattr(request, "staff_look", None)
        if looked is not None and response.status_code < FAULTY:
            StaffView.objects.bulk_create(looked.notes(request), batch_size=AT_ONCE)
        return response

    def process_view(
        self,
        request: HttpRequest,
        view: object,  # noqa: ARG002 - Django's signature
        args: object,  # noqa: ARG002 - Django's signature
        kwargs: dict[str, str],
    ) -> HttpResponse | None:
        if not in_administration(request):
            return None
        if settings.ADMIN_SECOND_FACTOR:
            if not is_mfa_enabled(request.user):
                messages.info(request, FIRST)
                return redirect("mfa_index")
            if not took_second_step(request):
                return redirect(f"{reverse('mfa_reauthenticate')}?next={request.path}")
        # Whose it is must be known before what is asked for is done: it may be gone after.
        request.staff_look = look_of(request, kwargs)  # type: ignore[attr-defined] # ours
        return None


@dataclass(frozen=True, slots=True)
class Look:
    """A page of the administration: what was done to which rows of a table, and whose they are."""

    did: StaffView.Did
    what: str
    rows: list[tuple[str, int | None]]
    asked: str = ""

    def notes(self, request: HttpRequest) -> list[StaffView]:
        """A line for each row; one for a list. Those whose account is gone have no more."""
        owners = {owner for _, owner in self.rows if owner is not None}
        still = set(User.objects.filter(pk__in=owners).values_list("pk", flat=True))
        return [
            StaffView(
                staff_id=request.user.pk if request.user.pk != owner else None,
                staff_name=str(request.user)[:254],
                owner_id=owner if owner in still else None,
                did=self.did,
                what=self.what[:80],
                row=row[:40],
                asked=self.asked[:200],
            )
            for row, owner in self.rows
        ]


def in_administration(request: HttpRequest) -> bool:
    """Whether a member of staff asks for a page of the administration."""
    match = request.resolver_match
    return bool(match and match.app_name == "admin" and getattr(request.user, "is_staff", False))


def took_second_step(request: HttpRequest) -> bool:
    """Whether a code or a passkey was given in this session."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


def look_of(request: HttpRequest, kwargs: dict[str, str]) -> Look | None:
    """What the page shows of people; None for a page that shows nothing of them."""
    name = str(request.resolver_match.url_name) if request.resolver_match else ""
    if name == "autocomplete":
        return Look(StaffView.Did.LISTED, "a choice", [("", None)], request.GET.get("term", ""))
    model = User if name == PASSWORD else _model_of(name)
    if model is None or model is StaffView:
        return None
    what = str(model._meta.verbose_name)  # noqa: SLF001 - Django's documented name
    if number := kwargs.get("object_id") or kwargs.get("id"):
        did = StaffView.Did.LOOKED
        if request.method == "POST":
            gone = name.endswith("_delete")
            did = StaffView.Did.DELETED if gone else StaffView.Did.CHANGED
        return Look(did, what, owners_of(model, [number]))
    action = next(filter(None, request.POST.getlist("action")), "")
    if action:
        did = StaffView.Did.DELETED if action == "delete_selected" else StaffView.Did.CHANGED
        return Look(did, what, owners_of(model, _chosen(request, model)), action)
    return Look(StaffView.Did.LISTED, what, [("", None)], request.GET.urlencode())


def _model_of(name: str) -> type[Model] | None:
    """The table whose page has a name, such as jobs_job_change."""
    tables = admin.site._registry  # noqa: SLF001 - Django has no other door to it
    return next((each for each in tables if name.startswith(f"{_table(each)}_")), None)


def _chosen(request: HttpRequest, model: type[Model]) -> list[str]:
    """The rows that an action is for: those that were ticked, or all that the list finds."""
    if request.POST.get("select_across", "0") == "0":
        return request.POST.getlist("_selected_action")
    try:
        shown = admin.site.get_model_admin(model).get_changelist_instance(request)
    except IncorrectLookupParameters:
        return []  # the page finds nothing by that either
    return [str(pk) for pk in shown.get_queryset(request).values_list("pk", flat=True)]


def owners_of(model: type[Model], numbers: list[str]) -> list[tuple[str, int | None]]:
    """Each of the rows with the person whose it is, if it is a person's."""
    said = class_of(model)
    if not isinstance(said, (Theirs, Secret, Paid)):
        return [(number, None) for number in numbers]
    try:
        rows = model._default_manager.filter(pk__in=numbers)  # noqa: SLF001 - Django's documented name
        return [(str(pk), owner) for pk, owner in rows.values_list("pk", said.person)]
    except (ValueError, ValidationError):
        return []  # numbers that no row can have


def _table(model: type[Model]) -> str:
    return f"{model._meta.app_label}_{model._meta.model_name}"  # noqa: SLF001 - Django's documented names
