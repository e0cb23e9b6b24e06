"""One question at a time: answered, judged, marked, and asked in a mock interview."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST
from django.views.decorators.vary import vary_on_headers

from accounts.models import UserRequest
from core.errors import Refused
from interviews import services
from interviews.forms import AnswerForm
from interviews.models import Answer, MockInterview, Question, Story
from interviews.presenting import FeedbackPage, QuestionPage, Summary, groups, neighbours
from interviews.views import set_of

TRIES = 5
ROWS = ("set__job", "set__match__resume", "set__match__version", "set__owner")
MOST_STORIES = 100


def question_of(request: UserRequest, pk: int) -> Question:
    rows = Question.objects.select_related(*ROWS).filter(set__owner=request.user)
    return get_object_or_404(rows.defer("set__match__report"), pk=pk)


def _tries(question: Question) -> dict[str, object]:
    """The last answers, and the feedback on the newest that has any."""
    tries = list(question.answers.order_by("-pk")[:TRIES])
    newest = tries[0] if tries else None
    judged = [one for one in tries if one.is_ready]
    shown = FeedbackPage.of(judged[0], judged[1] if judged[1:] else None) if judged else None
    return {"question": question, "newest": newest, "tries": judged[1:], "page_feedback": shown}


@login_required
@vary_on_headers("HX-Request")
def question(request: UserRequest, pk: int) -> HttpResponse:
    """A question to practise; by POST, have an answer judged."""
    row = question_of(request, pk)
    if request.htmx and request.method == "GET":
        return render(request, "interviews/question.html#feedback", _tries(row))
    form = AnswerForm(request.POST or None, initial={"text": row.draft})
    status = 200
    if request.method == "POST":
        problem = _answer(request, row, form)
        if not problem:
            return redirect(f"{row.get_absolute_url()}#feedback")
        status = problem
    return render(request, "interviews/question.html", _page(request, row, form), status=status)


def _answer(
    request: UserRequest, row: Question, form: AnswerForm, mock: MockInterview | None = None
) -> int:
    """Keep the answer; the status of the page that says why not."""
    if not form.is_valid():
        return 422
    said = form.cleaned_data
    try:
        services.answer(
            question=row,
            owner=request.user,
            text=said["text"],
            seconds=said["seconds"] or 0,
            mock=mock,
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return 402
    return 0


def _page(request: UserRequest, row: Question, form: AnswerForm) -> dict[str, object]:
    rows = list(row.set.questions.prefetch_related("answers"))
    before, after, number = neighbours(rows, row)
    stories = Story.objects.owned_by(request.user)[:MOST_STORIES]
    return {
        "questions": row.set,
        "page": QuestionPage.of(row, row.set, stories),
        "groups": groups(rows),
        "count": len(rows),
        "practised": sum(bool(one.answers.all()) for one in rows),
        "before": before,
        "after": after,
        "number": number,
        "form": form,
        **_tries(row),
    }


@login_required
@require_POST
def draft(request: UserRequest, pk: int) -> HttpResponse:
    """Keep what was typed so far."""
    row = question_of(request, pk)
    services.keep_draft(question=row, text=request.POST.get("text", "").replace("\x00", ""))
    return HttpResponse("Kept.", content_type="text/plain")


@login_required
@require_POST
def aside(request: UserRequest, pk: int) -> HttpResponse:
    """Mark a question, or skip it and go on; or take that back."""
    row = question_of(request, pk)
    if "marked" in request.POST:
        services.set_aside(row, marked=request.POST["marked"] == "1")
        return redirect(row)
    services.set_aside(row, skipped=True)
    rows = list(row.set.questions.all())
    return redirect(neighbours(rows, row)[1] or row.set)


@login_required
@require_POST
def judge_again(request: UserRequest, pk: int) -> HttpResponse:
    """Have a failed judgement made after all."""
    rows = Answer.objects.owned_by(request.user).select_related("owner", "question")
    made = get_object_or_404(rows, pk=pk)
    try:
        services.judge_again(made)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(made.question)


@login_required
@require_POST
def start_mock(request: UserRequest, pk: int) -> HttpResponse:
    """Begin a mock interview."""
    questions = set_of(request, pk)
    try:
        made = services.start_mock(questions=questions, owner=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect(questions)
    return redirect(made)


def mock_of(request: UserRequest, pk: int) -> MockInterview:
    rows = MockInterview.objects.owned_by(request.user).select_related("set__job", "owner")
    return get_object_or_404(rows, pk=pk)


@login_required
@vary_on_headers("HX-Request")
def mock(request: UserRequest, pk: int) -> HttpResponse:
    """A mock interview: its next question, or how it went; by POST, answer it."""
    made = mock_of(request, pk)
    answers = list(made.answers.select_related("question").order_by("pk"))
    row = None if made.ended_at else services.next_of(made, answers)
    if row is None:
        services.end_mock(made)
        context = {"mock": made, "answers": answers, "summary": Summary.of(answers)}
        context["to_go"] = sum(not one.is_settled for one in answers)
        name = "interviews/mock_summary.html"
        return render(request, f"{name}#summary" if request.htmx else name, context)
    form = AnswerForm(request.POST or None)
    status = 200
    if request.method == "POST":
        if request.POST.get("question") != str(row.pk):
            return redirect(made)  # sent twice: this one was answered
        status = _answer(request, row, form, made)
        if not status:
            return redirect(made)
    context = {"mock": made, "question": row, "form": form, "number": len(answers) + 1}
    context["last"] = answers[-1] if answers else None
    return render(request, "interviews/mock.html", context, status=status)


@login_required
@require_POST
def end_mock(request: UserRequest, pk: int) -> HttpResponse:
    """End a mock interview early."""
    made = mock_of(request, pk)
    services.end_mock(made)
    return redirect(reverse("interviews:mock", args=[pk]))
