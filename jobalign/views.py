"""The front door, the dashboard, and pages for what went wrong."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Activity, UserRequest
from ai.local.scoring.weights import BANDS
from api import problems
from core.errors import Refused
from core.uploads import too_large
from jobalign import guests, samples
from jobalign.forms import StartForm
from jobalign.presenting import SOON, headline, next_steps
from jobalign.style import filled
from jobs.models import Job, Stage
from matching.feed.news import news_of
from matching.gaps import gaps_of
from matching.models import Match
from matching.presenting import ReportPage
from resumes.models import Resume

FEW = 5
SCORES = 30


@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    """What JobAlign does, with a real report of the sample documents."""
    if request.user.is_authenticated:
        return redirect("dashboard")
    return _landing(request, StartForm())


def _landing(request: HttpRequest, form: StartForm, status: int = 200) -> HttpResponse:
    chosen = samples.chosen(request.GET.get("example", ""))
    context = {"example": chosen, "page": _report_of(chosen), "samples": samples.ALL, "form": form}
    return render(request, "landing.html", context, status=status)


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """A first report: a visitor becomes a guest for a day."""
    form = StartForm(request.POST, request.FILES, too_large=too_large(request))
    if not form.is_valid():
        return _landing(request, form, status=422)
    if not guests.may_start(request):
        return render(request, "429.html", status=429)
    visitor = request.user if request.user.is_authenticated else None
    try:
        match = guests.first_report(visitor=visitor, **form.cleaned_data)
    except Refused as refused:
        form.add_error(None, str(refused))
        return _landing(request, form, status=402)
    if visitor is None:
        login(request, match.owner, backend=settings.AUTHENTICATION_BACKENDS[0])
        request.session.set_expiry(guests.STAY)
    return redirect(match)


@login_required
@require_POST
def keep(request: UserRequest) -> HttpResponse:
    """A guest goes to open an account, and what they made goes with them."""
    if not request.user.is_guest:
        return redirect("dashboard")
    guest_id = request.user.pk
    logout(request)
    request.session[guests.IN_SESSION] = guest_id
    return redirect("account_signup")


def _report_of(sample: samples.Sample) -> ReportPage:
    """The engine's report on a sample; its marks lead to the page that shows it in full."""
    said, link = sample.reading, reverse("example", args=[sample.slug])
    return ReportPage.of(said, resume_text=said.resume_text, job_text=said.job_text, link=link)


@login_required
@require_safe
def dashboard(request: UserRequest) -> HttpResponse:
    """What to do next, and what was done."""
    mine = request.user
    scores = Match.objects.owned_by(mine).ready().newest()
    context: dict[str, Any] = {
        "resumes": Resume.objects.owned_by(mine).listed().newest()[:FEW],
        "jobs": Job.objects.owned_by(mine).listed().newest()[:FEW],
        "matches": Match.objects.owned_by(mine).listed().newest()[:FEW],
        "scores": list(reversed(scores.values("created_at", "score", "job__title")[:SCORES])),
        "activities": Activity.objects.owned_by(mine)[:FEW],
        "bands": [band.model_dump() for band in BANDS],
    }
    context |= _applications(request) | {"gaps": gaps_of(mine)}
    today = timezone.localdate()
    dated = list(Job.objects.owned_by(mine).dated(today, today + SOON))
    news = news_of(mine)
    steps = next_steps(context["resumes"], context["jobs"], context["matches"], dated, today, news)
    context |= {"steps": steps, "headline": headline(steps), "today": today, "news": news}
    return render(request, "dashboard.html", context)


def _applications(request: UserRequest) -> dict[str, Any]:
    """How many jobs stand at each stage, each with the list of them."""
    jobs = Job.objects.owned_by(request.user)
    counts = dict(jobs.values_list("stage").annotate(count=Count("pk")))
    address = reverse("jobs:index")
    stages = [
        (stage.label, counts.get(stage.value, 0), f"{address}?show={stage.value}")
        for stage in Stage
    ]
    return {"stages": stages, "applications": sum(counts.values())}


@require_safe
def example(request: HttpRequest, slug: str) -> HttpResponse:
    """A sample's report in full."""
    if slug not in {sample.slug for sample in samples.ALL}:
        raise Http404
    chosen = samples.chosen(slug)
    context = {"example": chosen, "page": _report_of(chosen)}
    return render(request, "landing/example.html", context)


@require_safe
def style(request: HttpRequest) -> HttpResponse:
    """Every part that pages are made of."""
    return render(request, "style.html", filled())


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's signature
    return problems.outside(request, 400) or render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's signature
    return problems.outside(request, 403) or render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's signature
    return problems.outside(request, 404) or render(request, "404.html", status=404)


def body_too_large(request: HttpRequest) -> HttpResponse:
    return problems.outside(request, 413) or render(request, "413.html", status=413)


def server_error(request: HttpRequest) -> HttpResponse:
    return problems.outside(request, 500) or render(request, "500.html", status=500)
