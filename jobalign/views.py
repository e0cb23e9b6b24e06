"""The front door, the dashboard, and pages for what went wrong."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.models import Activity, UserRequest
from jobalign import samples
from jobs.models import Job
from matching.models import Match
from resumes.models import Resume

FEW = 5


@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    """What JobAlign does, with a real report of the sample documents."""
    if request.user.is_authenticated:
        return redirect("dashboard")
    chosen = samples.chosen(request.GET.get("example", ""))
    return render(request, "landing.html", {"example": chosen, "samples": samples.ALL})


@login_required
@require_safe
def dashboard(request: UserRequest) -> HttpResponse:
    """What to do next, and what was done."""
    mine = request.user
    context = {
        "resumes": Resume.objects.owned_by(mine).listed().newest()[:FEW],
        "jobs": Job.objects.owned_by(mine).listed().newest()[:FEW],
        "matches": Match.objects.owned_by(mine).listed().newest()[:FEW],
        "scores": Match.objects.owned_by(mine).ready().newest().values("created_at", "score")[:30],
        "activities": Activity.objects.owned_by(mine)[:FEW],
    }
    return render(request, "dashboard.html", context)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return render(request, "500.html", status=500)
