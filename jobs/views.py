"""The pages of a person's jobs."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import HttpResponseClientRefresh

from accounts.models import UserRequest
from core.errors import Refused
from core.listing import listing, words
from core.uploads import too_large
from jobs import services
from jobs.forms import AddForm, EditForm
from jobs.models import Job, Stage
from jobs.presenting import JobPage

FEW = 5
SORTS = {
    "newest": ("-created_at", "-pk"),
    "oldest": ("created_at", "pk"),
    "title": ("title", "pk"),
    "company": ("company", "pk"),
    "closing": ("closes_on", "pk"),
}
SHOWS = {
    "new": ("Without a report", Q(best_score=None)),
    "matched": ("With a report", Q(best_score__isnull=False)),
    "failed": ("Could not be read", Q(status="failed")),
    **{str(stage): (str(stage.label), Q(stage=stage)) for stage in Stage},
}


def job_of(request: UserRequest, pk: int) -> Job:
    return get_object_or_404(
        Job.objects.select_related("owner", "recheck").owned_by(request.user), pk=pk
    )


@login_required
@require_safe
@vary_on_headers("HX-Request")
def index(request: UserRequest) -> HttpResponse:
    """My jobs."""
    rows = Job.objects.owned_by(request.user).listed().search(words(request)).with_best_score()
    context = {"listing": listing(request, rows, SORTS, SHOWS)}
    template = "jobs/index.html#rows" if request.htmx else "jobs/index.html"
    return render(request, template, context)


@login_required
def add(request: UserRequest) -> HttpResponse:
    """Bring a job, pasted, as a file, or by its address."""
    if request.method != "POST":
        return render(request, "jobs/add.html", {"form": AddForm()})
    form = AddForm(request.POST, request.FILES, too_large=too_large(request))
    if not form.is_valid():
        return render(request, "jobs/add.html", {"form": form}, status=422)
    said = form.cleaned_data
    try:
        if said["file"]:
            job = services.add_uploaded(owner=request.user, file=said["file"], url=said["url"])
        elif not said["text"]:
            job = services.add_by_address(owner=request.user, url=said["url"])
        else:
            job = services.add_pasted(owner=request.user, text=said["text"], url=said["url"])
    except Refused as refused:
        form.add_error(None, str(refused))
        return render(request, "jobs/add.html", {"form": form}, status=402)
    return redirect(job)


@login_required
@require_safe
@vary_on_headers("HX-Request")
def detail(request: UserRequest, pk: int) -> HttpResponse:
    """A job, with what it asks for."""
    job = job_of(request, pk)
    if request.htmx:
        if job.is_ready:
            return HttpResponseClientRefresh()
        return render(request, "jobs/detail.html#status", {"job": job})
    page = JobPage.of_job(job) if job.is_ready and not job.is_bare else None
    matches = job.matches.listed().newest()[:FEW]
    return render(request, "jobs/detail.html", {"job": job, "page": page, "matches": matches})


@login_required
def edit(request: UserRequest, pk: int) -> HttpResponse:
    """Correct what was read."""
    job = job_of(request, pk)
    if not job.is_settled:
        return redirect(job)
    if request.method != "POST":
        said = {name: getattr(job, name) for name in EditForm.base_fields}
        form = EditForm(initial=said, job=job)
        return render(request, "jobs/edit.html", {"job": job, "form": form})
    form = EditForm(request.POST, job=job)
    if not form.is_valid():
        return render(request, "jobs/edit.html", {"job": job, "form": form}, status=422)
    said = dict(form.cleaned_data)
    try:
        services.correct(job=job, text=said.pop("text"), url=said.pop("url"), values=said)
    except Refused as refused:
        form.add_error(None, str(refused))
        return render(request, "jobs/edit.html", {"job": job, "form": form}, status=402)
    messages.success(request, "Your corrections are saved.")
    return redirect(job)


@login_required
@require_POST
def retry(request: UserRequest, pk: int) -> HttpResponse:
    """Have it read again."""
    job = job_of(request, pk)
    try:
        services.read_again(job)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(job)


@login_required
@require_safe
def file(request: UserRequest, pk: int) -> FileResponse:
    """The file as it was brought; always as a download."""
    job = get_object_or_404(Job.objects.owned_by(request.user).exclude(file=""), pk=pk)
    return FileResponse(
        job.file.open("rb"),
        as_attachment=True,
        filename=job.filename,
        content_type="application/octet-stream",
    )


@login_required
def delete(request: UserRequest, pk: int) -> HttpResponse:
    """Ask, then delete."""
    job = job_of(request, pk)
    if request.method == "POST":
        services.delete(job)
        messages.success(request, f"{job.name} is deleted.")
        return redirect("jobs:index")
    return render(request, "jobs/delete.html", {"job": job})
