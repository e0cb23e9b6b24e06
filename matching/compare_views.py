"""Many reports in one table, and two beside each other."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe
from django.views.decorators.vary import vary_on_headers

from accounts.models import UserRequest
from core.errors import Refused
from core.forms import number
from core.listing import listing, words
from jobs.models import Job
from matching import services
from matching.beside import Beside
from matching.comparing import MOST_AT_ONCE, SORTS_OF, Table, csv_of
from matching.models import Match
from resumes.models import Resume


def of_resume(request: UserRequest, pk: int) -> Table:
    rows = Resume.objects.owned_by(request.user).listed()
    return Table(request.user, "job", get_object_or_404(rows, pk=pk))


def of_job(request: UserRequest, pk: int) -> Table:
    rows = Job.objects.owned_by(request.user).listed()
    return Table(request.user, "resume", get_object_or_404(rows, pk=pk))


@login_required
@require_safe
def compare(request: UserRequest) -> HttpResponse:
    """The default résumé against all jobs, or all résumés against the newest job (``of=job``);
    without any, to the first steps."""
    job = Job.objects.owned_by(request.user).exclude(status="failed").newest().first()
    if job and request.GET.get("of") == "job":
        return redirect("matching:many_resumes", pk=job.pk)
    mine = Resume.objects.owned_by(request.user).exclude(status="failed")
    resume = mine.order_by("-is_default", "-pk").first()
    return redirect("matching:many_jobs", pk=resume.pk) if resume else redirect("matching:add")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
def many_jobs(request: UserRequest, pk: int) -> HttpResponse:
    """One résumé against many jobs; by POST, score those that are chosen."""
    return _table(request, of_resume(request, pk))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
def many_resumes(request: UserRequest, pk: int) -> HttpResponse:
    """Many résumés against one job; by POST, score those that are chosen."""
    return _table(request, of_job(request, pk))


def _table(request: UserRequest, table: Table) -> HttpResponse:
    if request.method == "POST":
        return _score(request, table)
    context = {
        "table": table,
        "progress": table.progress,
        "listing": listing(request, table.rows.search(words(request)), SORTS_OF[table.each], {}),
        "open": table.open[:MOST_AT_ONCE],
        "others": _others(table),
    }
    name = "matching/compare.html#table" if request.htmx else "matching/compare.html"
    return render(request, name, context)


def _others(table: Table) -> list[Any]:
    """What could stand in the place of the fixed one."""
    mine: Any = Resume.objects if table.each == "job" else Job.objects
    return list(mine.owned_by(table.owner).exclude(status="failed").listed().newest()[:50])


def _score(request: UserRequest, table: Table) -> HttpResponse:
    wanted = {number(pk) for pk in request.POST.getlist("pk")}
    chosen = [one for one in table.open if one.pk in wanted or "all" in request.POST]
    try:
        services.request_matches(owner=request.user, pairs=table.pairs(chosen[:MOST_AT_ONCE]))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(request.path)


@login_required
@require_safe
def many_jobs_csv(request: UserRequest, pk: int) -> HttpResponse:
    """The table as a file for a spreadsheet."""
    return csv_of(of_resume(request, pk))


@login_required
@require_safe
def many_resumes_csv(request: UserRequest, pk: int) -> HttpResponse:
    """The table as a file for a spreadsheet."""
    return csv_of(of_job(request, pk))


@login_required
@require_safe
@vary_on_headers("HX-Request")
def choose(request: UserRequest, pk: int) -> HttpResponse:
    """Choose a second report to lay beside this one; those of the same job come first."""
    match = _ready(request, pk)
    rows = Match.objects.owned_by(request.user).ready().exclude(pk=pk).listed()
    near = rows.near(match).search(words(request))
    sorts = {"nearest": ("far", "-pk"), "newest": ("-pk",), "best": ("-score", "-pk")}
    context = {"match": match, "listing": listing(request, near, sorts, {})}
    name = "matching/choose.html#rows" if request.htmx else "matching/choose.html"
    return render(request, name, context)


@login_required
@require_safe
def beside(request: UserRequest, pk: int, other: int) -> HttpResponse:
    """Two reports beside each other: what differs, and by how many points."""
    left, right = _ready(request, pk), _ready(request, other)
    page = Beside.of(left.parsed, right.parsed)
    parent = reverse("matching:detail", args=[left.pk])
    return render(
        request,
        "matching/beside.html",
        {"left": left, "right": right, "page": page, "parent_url": parent},
    )


def _ready(request: UserRequest, pk: int) -> Match:
    rows = Match.objects.select_related("resume", "job", "version").ready()
    return get_object_or_404(rows.owned_by(request.user), pk=pk)
