"""The pages of a person's résumés."""

from __future__ import annotations

from typing import Any

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
from resumes import services
from resumes.editing import FactsForms
from resumes.forms import UploadForm
from resumes.models import Resume
from resumes.presenting import FactsPage
from resumes.views.access import my_resume

SORTS = {
    "newest": ("-created_at", "-pk"),
    "oldest": ("created_at", "pk"),
    "name": ("title", "pk"),
}
SHOWS = {
    "ready": ("Read", Q(status="ready")),
    "failed": ("Could not be read", Q(status="failed")),
}


def _shown(resume: Resume, forms: FactsForms) -> dict[str, Any]:
    """The facts as fields, beside the text they were read in."""
    versions = list(resume.versions.defer("facts"))
    return {
        "resume": resume,
        "forms": forms,
        "page": FactsPage.of(resume.facts, resume.words),
        "versions": versions,
        "next_version": versions[0].number + 1,
    }


@login_required
@require_safe
@vary_on_headers("HX-Request")
def index(request: UserRequest) -> HttpResponse:
    """My résumés."""
    rows = Resume.objects.owned_by(request.user).listed().search(words(request))
    context = {"listing": listing(request, rows, SORTS, SHOWS), "form": UploadForm()}
    template = "resumes/index.html#rows" if request.htmx else "resumes/index.html"
    return render(request, template, context)


@login_required
def upload(request: UserRequest) -> HttpResponse:
    """Bring one or several files."""
    if request.method != "POST":
        return render(request, "resumes/upload.html", {"form": UploadForm()})
    form = UploadForm(request.POST, request.FILES, too_large=too_large(request))
    if not form.is_valid():
        return render(request, "resumes/upload.html", {"form": form}, status=422)
    try:
        made = services.upload_resumes(owner=request.user, files=form.cleaned_data["file"])
    except Refused as refused:
        form.add_error("file", str(refused))
        return render(request, "resumes/upload.html", {"form": form}, status=402)
    return redirect(made[0] if len(made) == 1 else "resumes:index")


@login_required
@require_safe
@vary_on_headers("HX-Request")
def detail(request: UserRequest, pk: int) -> HttpResponse:
    """A résumé as a machine reads it, with the facts found in it."""
    resume = my_resume(request, pk)
    if request.htmx:
        if resume.is_ready:
            return HttpResponseClientRefresh()
        return render(request, "resumes/detail.html#status", {"resume": resume})
    context = _shown(resume, FactsForms.of(resume)) if resume.current else {"resume": resume}
    return render(request, "resumes/detail.html", context)


@login_required
@require_POST
def restore(request: UserRequest, pk: int, number: int) -> HttpResponse:
    """Make an old version current again."""
    resume = my_resume(request, pk)
    version = get_object_or_404(resume.versions, number=number)
    made = services.restore(resume=resume, version=version)
    messages.success(request, f"Version {number} is current again, as version {made.number}.")
    return redirect(resume)


@login_required
@require_POST
def retry(request: UserRequest, pk: int) -> HttpResponse:
    """Have it read again."""
    resume = my_resume(request, pk)
    try:
        services.read_again(resume)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(resume)


@login_required
@require_POST
def make_default(request: UserRequest, pk: int) -> HttpResponse:
    """Use it where none is chosen."""
    resume = my_resume(request, pk)
    services.make_default(resume)
    messages.success(request, f"{resume.title} is your default résumé.")
    return redirect(resume)


@login_required
@require_safe
def file(request: UserRequest, pk: int) -> FileResponse:
    """The file as it was brought; always as a download."""
    resume = my_resume(request, pk)
    return FileResponse(
        resume.file.open("rb"),
        as_attachment=True,
        filename=resume.filename,
        content_type="application/octet-stream",
    )


@login_required
def delete(request: UserRequest, pk: int) -> HttpResponse:
    """Ask, then delete."""
    resume = my_resume(request, pk)
    if request.method == "POST":
        services.delete(resume)
        messages.success(request, f"{resume.title} is deleted, with its file.")
        return redirect("resumes:index")
    return render(request, "resumes/delete.html", {"resume": resume})
