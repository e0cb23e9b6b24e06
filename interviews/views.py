"""Sets of questions: asked for, looked at, planned, and taken along."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import HttpResponseClientRefresh

from accounts.models import UserRequest
from core.calendars import CONTENT_TYPE, calendar
from core.errors import Refused
from core.listing import listing, words
from interviews import guide_files, services
from interviews.forms import AskForm, PlanForm
from interviews.models import MockInterview, QuestionSet, Story
from interviews.planning import events_of, plan_of
from interviews.presenting import Summary, groups

SORTS = {"newest": ("-created_at", "-pk"), "oldest": ("created_at", "pk")}
SHOWS = {
    "planned": ("With a date", Q(held_on__isnull=False)),
    "failed": ("Could not be made", Q(status="failed")),
}
ROWS = ("job", "match__resume", "match__version", "owner")
FEW = 12


def set_of(request: UserRequest, pk: int) -> QuestionSet:
    rows = QuestionSet.objects.owned_by(request.user).select_related(*ROWS)
    return get_object_or_404(rows.defer("match__report"), pk=pk)


@login_required
@require_safe
@vary_on_headers("HX-Request")
def index(request: UserRequest) -> HttpResponse:
    """My sets of questions."""
    rows = QuestionSet.objects.owned_by(request.user).listed()
    for word in words(request).split():
        rows = rows.filter(Q(job__title__icontains=word) | Q(job__company__icontains=word))
    context: dict[str, object] = {"listing": listing(request, rows, SORTS, SHOWS)}
    if request.htmx:
        return render(request, "interviews/index.html#rows", context)
    mocks = MockInterview.objects.owned_by(request.user).exclude(ended_at=None)
    context["scores"] = _progress(list(mocks.prefetch_related("answers__question")[:FEW]))
    context["stories"] = Story.objects.owned_by(request.user).count()
    return render(request, "interviews/index.html", context)


def _progress(mocks: list[MockInterview]) -> list[dict[str, object]]:
    """The scores of the last mock interviews, oldest first."""
    made = [(mock, Summary.of(mock.answers.all()).score) for mock in reversed(mocks)]
    return [
        {"created_at": mock.started_at, "score": score}
        for mock, score in made
        if score is not None
    ]


@login_required
def add(request: UserRequest) -> HttpResponse:
    """Choose a report, and how many questions of each kind."""
    if request.method != "POST":
        form = AskForm(owner=request.user, asked=request.GET)
        return render(request, "interviews/add.html", {"form": form})
    form = AskForm(request.POST, owner=request.user)
    status = 422
    if form.is_valid():
        try:
            made = services.request_questions(about=form.chosen, mix=form.mix)
        except Refused as refused:
            form.add_error(None, str(refused))
            status = 402
        else:
            return redirect(made)
    return render(request, "interviews/add.html", {"form": form}, status=status)


@login_required
@vary_on_headers("HX-Request")
def detail(request: UserRequest, pk: int) -> HttpResponse:
    """A set: its questions, the guide and the plan; by POST, keep the day of the interview."""
    questions = set_of(request, pk)
    if request.htmx and request.method == "GET":
        if questions.is_ready:
            return HttpResponseClientRefresh()
        return render(request, "interviews/detail.html#status", {"questions": questions})
    form = PlanForm(request.POST or None, instance=questions)
    if request.method == "POST" and form.is_valid():
        services.plan(questions=questions, **form.cleaned_data)
        messages.success(request, "The plan is set by this day.")
        return redirect(questions)
    rows = list(questions.questions.prefetch_related("answers").all())
    context = {
        "questions": questions,
        "groups": groups(rows),
        "practised": sum(bool(row.answers.all()) for row in rows),
        "rows": rows,
        "days": plan_of(questions, rows, timezone.localdate()),
        "form": form,
        "mocks": questions.mocks.all()[:FEW],
    }
    status = 422 if form.errors else 200
    return render(request, "interviews/detail.html", context, status=status)


@login_required
@require_safe
def ics(request: UserRequest, pk: int) -> HttpResponse:
    """The plan as a calendar file."""
    questions = set_of(request, pk)
    rows = list(questions.questions.prefetch_related("answers"))
    days = plan_of(questions, rows, timezone.localdate())
    address = request.build_absolute_uri(questions.get_absolute_url())
    zone = timezone.get_current_timezone_name()
    made = calendar(events_of(questions, days, zone, address))
    response = HttpResponse(made, content_type=CONTENT_TYPE)
    response["Content-Disposition"] = 'attachment; filename="interview.ics"'
    return response


@login_required
@require_safe
def guide(request: UserRequest, pk: int, kind: str) -> HttpResponse:
    """The questions and the guide, to print or to take along."""
    questions = set_of(request, pk)
    if kind not in guide_files.MAKERS or not questions.is_ready:
        raise Http404
    try:
        made, content_type = guide_files.made(questions, kind)
    except guide_files.Untypesettable as problem:
        messages.error(request, f"{problem}. Take the Word file instead.")
        return redirect(questions)
    response = HttpResponse(made, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="interview-guide.{kind}"'
    return response


@login_required
@require_POST
def retry(request: UserRequest, pk: int) -> HttpResponse:
    """Have a failed set made after all."""
    questions = set_of(request, pk)
    try:
        services.try_again(questions)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(questions)


@login_required
def delete(request: UserRequest, pk: int) -> HttpResponse:
    """Ask, then delete."""
    questions = set_of(request, pk)
    if request.method == "POST":
        services.delete(questions)
        messages.success(request, "The questions are deleted.")
        return redirect("interviews:index")
    return render(request, "interviews/delete.html", {"questions": questions})
