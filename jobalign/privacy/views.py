"""One's data: what left the server, all of it to take along, and its end."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from accounts.doors import if_proven, writes_if_proven
from accounts.models import AccountClosing, DataExport, StaffView, UserRequest
from core.errors import Refused
from jobalign.privacy import receipt as receipts
from jobalign.privacy import services
from jobalign.privacy.forms import ClosingForm
from jobalign.privacy.presenting import belongings

LINES = 20
LOOKS = 10
MOST_LINES = 20_000


@login_required
@require_safe
def receipt(request: UserRequest) -> HttpResponse:
    """All that left the server for me: when, to whom, how much, and what was in it."""
    lines = Paginator(receipts.lines(request.user, request.GET), LINES)
    context = {
        "page": lines.get_page(request.GET.get("page")),
        "choices": receipts.choices(request.user, request.GET),
        "months": receipts.this_month(request.user),
    }
    return render(request, "privacy/receipt.html", context)


@login_required
@require_safe
def receipt_csv(request: UserRequest) -> HttpResponse:
    """The lines that the filters leave, as a table."""
    return receipts.table(receipts.lines(request.user, request.GET)[:MOST_LINES])


@login_required
@writes_if_proven
@vary_on_headers("HX-Request")
def data(request: UserRequest) -> HttpResponse:
    """Take everything along; see who of the staff looked at it; leave."""
    if request.method == "POST":
        try:
            services.request_export(request.user)
        except Refused as refused:
            messages.error(request, str(refused))
        return redirect("data")
    context = {
        "made": DataExport.objects.owned_by(request.user).newest().first(),
        "closing": AccountClosing.objects.owned_by(request.user).first(),
        "activity_days": settings.KEEP_ACTIVITY_DAYS,
        "looks": StaffView.objects.owned_by(request.user)[:LOOKS],
    }
    template = "privacy/data.html#status" if request.htmx else "privacy/data.html"
    return render(request, template, context)


@login_required
@require_safe
@if_proven
def data_export(request: UserRequest, pk: int) -> HttpResponseBase:
    """The file, while it is kept."""
    made = get_object_or_404(DataExport.objects.owned_by(request.user).ready(), pk=pk)
    name = f"jobalign-{made.created_at:%Y-%m-%d}.zip"
    return FileResponse(made.file.open("rb"), as_attachment=True, filename=name)


@login_required
@writes_if_proven
def close(request: UserRequest) -> HttpResponse:
    """Ask when, and whether; then delete, or set the day."""
    form = ClosingForm(request.POST or None, person=request.user)
    if form.is_valid():
        days = form.cleaned_data["grace"]
        if days == AccountClosing.Grace.NONE:
            services.close(request.user)
            request.session.flush()  # there is nobody left to log out
            messages.success(request, "Your account and all that belonged to it are deleted.")
            return redirect("landing")
        try:
            services.ask_to_close(owner=request.user, days=days)
        except Refused as refused:
            messages.error(request, str(refused))
        return redirect("data")
    context = {"form": form, "belongings": belongings(request.user)}
    return render(request, "privacy/close.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def stay(request: UserRequest) -> HttpResponse:
    """Keep the account after all."""
    try:
        services.keep_account(request.user)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Your account stays.")
    return redirect("data")
