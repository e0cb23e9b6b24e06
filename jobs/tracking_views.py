"""The tracker: a board of applications, what is noted of each, and a calendar of their dates."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import UserRequest
from core.addresses import page_of_ours
from core.calendars import CONTENT_TYPE, calendar
from core.errors import Refused
from jobs import importing, tracking
from jobs.forms import MoveForm, NotesForm, TableForm
from jobs.models import CalendarFeed, Job, Stage
from jobs.views import job_of

MOST_CARDS = 300
SOON = timedelta(days=7)


@login_required
@require_safe
def board(request: UserRequest) -> HttpResponse:
    """Applications by stage."""
    jobs = list(Job.objects.owned_by(request.user).on_the_board()[:MOST_CARDS])
    today = timezone.localdate()
    columns = [(stage, [job for job in jobs if job.stage == stage]) for stage in Stage]
    soon = [job for job in jobs if job.pressing and today <= job.pressing <= today + SOON]
    context = {"columns": columns, "count": len(jobs), "soon": len(soon), "today": today}
    return render(request, "jobs/board.html", context)


@login_required
@require_POST
def move(request: UserRequest, pk: int) -> HttpResponse:
    """Put an application at a stage."""
    job = job_of(request, pk)
    form = MoveForm(request.POST)
    if not form.is_valid():
        return HttpResponse("There is no such stage.", status=422, content_type="text/plain")
    try:
        tracking.move(job=job, **form.cleaned_data)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(page_of_ours(request.POST.get("next", ""), job.get_absolute_url()))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def notes(request: UserRequest, pk: int) -> HttpResponse:
    """What is noted of an application, and what happened to it."""
    job = job_of(request, pk)
    form = NotesForm(request.POST or None, instance=job)
    if request.method == "POST" and form.is_valid():
        tracking.note(job=job, values=form.cleaned_data)
        messages.success(request, "Your notes are kept.")
        return redirect("jobs:notes", pk=pk)
    context = {
        "job": job,
        "form": form,
        "move": MoveForm(initial={"stage": job.stage, "outcome": job.outcome}),
        "events": job.events.all()[:100],
    }
    status = 422 if form.errors else 200
    return render(request, "jobs/notes.html", context, status=status)


@login_required
@require_safe
def csv(request: UserRequest) -> HttpResponse:
    """All applications as a file for a spreadsheet."""
    return tracking.csv_of(request.user)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def bring_table(request: UserRequest) -> HttpResponse:
    """Bring applications from a table."""
    form = TableForm(request.POST or None, request.FILES or None)
    columns = [names[0].capitalize() for names in importing.COLUMNS.values()]
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                done = importing.bring(request.user, form.cleaned_data["file"].read())
            except Refused as refused:
                form.add_error("file", str(refused))
            else:
                messages.success(request, _brought(done))
                return redirect("jobs:board")
    return render(request, "jobs/import.html", {"form": form, "columns": columns}, status=status)


def _brought(done: importing.Brought) -> str:
    said = f"{done.made} job{'' if done.made == 1 else 's'} brought."
    if done.known:
        said += f" {done.known} {'was' if done.known == 1 else 'were'} there already."
    return said


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def calendar_address(request: UserRequest) -> HttpResponse:
    """The private address of one's calendar; by POST, a new one."""
    if request.method == "POST":
        tracking.renew_calendar(request.user)
        messages.success(request, "The calendar has a new address. The old one shows nothing.")
        return redirect("jobs:calendar")
    path = reverse("jobs:feed", args=[tracking.calendar_of(request.user).key])
    return render(request, "jobs/calendar.html", {"address": settings.SITE_URL + path})


@never_cache
@require_safe
def feed(_request: HttpRequest, key: str) -> HttpResponse:
    """The dates of whoever's calendar this is: for calendar programmes, which cannot sign in."""
    found = CalendarFeed.objects.select_related("owner").filter(key=key).first()
    if found is None or not found.owner.is_active:
        raise Http404
    made = calendar(tracking.dates_of(found.owner))
    tracking.note_calendar(found.owner, len(made))
    return HttpResponse(made, content_type=CONTENT_TYPE)
