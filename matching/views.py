"""The pages of a person's reports."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import HttpResponseClientRefresh

from accounts.models import UserRequest
from core import typesetting
from core.errors import Refused
from core.listing import listing, words
from jobs.presenting import pay
from matching import services
from matching.forms import MatchForm
from matching.models import Match, SecondOpinion
from matching.opinions import OpinionPage
from matching.presenting import ReportPage
from matching.report_pdf import report_pdf

SORTS = {
    "newest": ("-created_at", "-pk"),
    "oldest": ("created_at", "pk"),
    "best": ("-score", "-pk"),
}
GOOD = 70
SHOWS = {
    "good": ("Good or better", Q(score__gte=GOOD)),
    "below": ("Below good", Q(score__lt=GOOD)),
    "failed": ("Could not be made", Q(status="failed")),
}


def _mine(request: UserRequest, pk: int) -> Match:
    rows = Match.objects.select_related("resume", "job", "version", "owner")
    return get_object_or_404(rows.owned_by(request.user), pk=pk)


def _page(match: Match) -> ReportPage | None:
    """What the page of a report shows; None while there is none."""
    if not match.is_ready:
        return None
    return ReportPage.of(match.parsed, resume_text=match.resume_text, job_text=match.job_text)


def _opinion(match: Match, page: ReportPage | None) -> dict[str, object]:
    """The second opinion of a report, if one was asked for, and what is shown of it."""
    opinion = SecondOpinion.objects.filter(match=match).first()
    shown = OpinionPage.of(opinion.parsed, page) if opinion and opinion.is_ready and page else None
    return {"opinion": opinion, "opinions": shown}


@login_required
@require_safe
@vary_on_headers("HX-Request")
def index(request: UserRequest) -> HttpResponse:
    """My reports."""
    rows = Match.objects.owned_by(request.user).listed().search(words(request))
    context = {"listing": listing(request, rows, SORTS, SHOWS)}
    template = "matching/index.html#rows" if request.htmx else "matching/index.html"
    return render(request, template, context)


@login_required
def add(request: UserRequest) -> HttpResponse:
    """Choose a résumé and a job."""
    if request.method != "POST":
        form = MatchForm(owner=request.user, initial=request.GET.dict())
        return render(request, "matching/add.html", {"form": form})
    form = MatchForm(request.POST, owner=request.user)
    if not form.is_valid():
        return render(request, "matching/add.html", {"form": form}, status=422)
    try:
        match = services.request_match(owner=request.user, **form.cleaned_data)
    except Refused as refused:
        form.add_error(None, str(refused))
        return render(request, "matching/add.html", {"form": form}, status=402)
    return redirect(match)


@login_required
@require_safe
@vary_on_headers("HX-Request")
def detail(request: UserRequest, pk: int) -> HttpResponse:
    """A report."""
    match = _mine(request, pk)
    if request.htmx:
        if match.is_ready:
            return HttpResponseClientRefresh()
        return render(request, "matching/detail.html#status", {"match": match})
    page = _page(match)
    context = {
        "match": match,
        "page": page,
        "pay": pay(match.job.parsed.baseSalary),
        "earlier": match.earlier if page else None,
    }
    return render(request, "matching/detail.html", context | _opinion(match, page))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def opinion(request: UserRequest, pk: int) -> HttpResponse:
    """The second opinion alone, as it stands; by POST, ask once more."""
    match = _mine(request, pk)
    if request.method == "POST":
        try:
            services.ask_opinion(match)
        except Refused as refused:
            messages.error(request, str(refused))
        return redirect(match)
    context = {"match": match, **_opinion(match, _page(match))}
    return render(request, "matching/_opinion.html", context)


@login_required
@require_POST
def retry(request: UserRequest, pk: int) -> HttpResponse:
    """Have a failed report made after all."""
    match = _mine(request, pk)
    try:
        services.try_again(match)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(match)


@login_required
@require_POST
def again(request: UserRequest, pk: int) -> HttpResponse:
    """A new report of the same résumé and job, as they stand now."""
    match = _mine(request, pk)
    try:
        made = services.request_match(owner=request.user, resume=match.resume, job=match.job)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect(match)
    return redirect(made)


@login_required
def delete(request: UserRequest, pk: int) -> HttpResponse:
    """Ask, then delete."""
    match = _mine(request, pk)
    if request.method == "POST":
        services.delete(match)
        messages.success(request, "The report is deleted.")
        return redirect("matching:index")
    return render(request, "matching/delete.html", {"match": match})


@login_required
@require_safe
def pdf(request: UserRequest, pk: int) -> HttpResponse:
    """The report as a PDF, to keep or to send."""
    match = _mine(request, pk)
    page = _page(match)
    if page is None:
        return redirect(match)
    paper: typesetting.Paper = "us-letter" if request.GET.get("paper") == "letter" else "a4"
    try:
        made = report_pdf(match, page, paper)
    except typesetting.Untypesettable as problem:
        messages.error(request, f"{problem}. Print the page from your browser instead.")
        return redirect(match)
    name = f"report-{slugify(match.job.name) or match.pk}.pdf"
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
