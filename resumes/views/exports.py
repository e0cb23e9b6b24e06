"""The page on which a résumé becomes a file."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from accounts.models import UserRequest
from core.errors import Refused
from resumes import services
from resumes.export import KINDS
from resumes.export.preview import first_page, missing
from resumes.forms import ExportForm
from resumes.models import Export
from resumes.views.access import my_resume


@login_required
@vary_on_headers("HX-Request")
def export(request: UserRequest, pk: int) -> HttpResponse:
    """Choose a design and a format, see the first page, and have the file made."""
    resume = my_resume(request, pk)
    if resume.current is None:
        return redirect(resume)
    made = Export.objects.filter(version__resume=resume).select_related("version").newest().first()
    sent = request.POST if request.method == "POST" else request.GET or None
    form = ExportForm(resume, sent, like=made)
    if request.method == "POST" and form.is_valid():
        try:
            services.export(version=form.version, **form.choices)
        except Refused as refused:
            messages.error(request, str(refused))
        return redirect("resumes:export", pk=resume.pk)
    context = {
        "resume": resume,
        "form": form,
        "made": made,
        "missing": missing(form.version.parsed, form.choice),
        "preview": form.query,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, f"resumes/export.html{_part(request)}", context, status=status)


def _part(request: UserRequest) -> str:
    if not request.htmx:
        return ""
    return "#preview" if request.htmx.target == "preview" else "#status"


@login_required
@require_safe
def preview(request: UserRequest, pk: int) -> HttpResponse:
    """The first page of what would be made, as a picture."""
    resume = my_resume(request, pk)
    if resume.current is None:
        return redirect(resume)
    form = ExportForm(resume, request.GET)
    picture = first_page(form.version.parsed, form.choice)
    return HttpResponse(picture, content_type="image/png", headers={"Cache-Control": "private"})


@login_required
@require_safe
def exported(request: UserRequest, pk: int) -> HttpResponse | FileResponse:
    """The file; always as a download."""
    rows = Export.objects.owned_by(request.user).select_related("version__resume")
    made = get_object_or_404(rows, pk=pk)
    if not made.is_ready:
        return redirect("resumes:export", pk=made.version.resume_id)
    return FileResponse(
        made.file.open("rb"),
        as_attachment=True,
        filename=made.filename,
        content_type=KINDS[made.format],
    )
