"""The page of suggestions for one report."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import HttpResponseClientRefresh

from accounts.models import UserRequest
from core.errors import Refused
from matching import tailoring as deciding
from matching.models import Match, Question, Suggestion, Tailoring
from matching.tailoring_presenting import TailorPage
from resumes.export import Choice
from resumes.export.preview import first_page
from resumes.export.wording import language_of

LONGEST_WORDS = 2000
WORDS = {
    "accept": Suggestion.State.ACCEPTED,
    "edit": Suggestion.State.EDITED,
    "refuse": Suggestion.State.REFUSED,
    "undo": Suggestion.State.OPEN,
}
SHOWS = ("all", "open", "decided")


def match_of(request: UserRequest, pk: int) -> Match:
    rows = Match.objects.select_related("resume", "job", "version", "owner")
    return get_object_or_404(rows.owned_by(request.user), pk=pk)


def _rows(request: UserRequest) -> QuerySet[Tailoring]:
    rows = Tailoring.objects.select_related(
        "match__resume", "match__job", "match__version", "match__owner", "owner", "version"
    )
    return rows.filter(owner=request.user)


def _mine(request: UserRequest, pk: int) -> Tailoring:
    return get_object_or_404(_rows(request), match_id=pk)


def _made(request: UserRequest, pk: int) -> Tailoring:
    """Suggestions that are there to be decided on."""
    return get_object_or_404(_rows(request), match_id=pk, status=Tailoring.Status.READY)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
def tailor(request: UserRequest, pk: int) -> HttpResponse:
    """The suggestions for a report; by POST, ask for them."""
    tailoring = _rows(request).filter(match_id=pk).first()
    match = tailoring.match if tailoring else match_of(request, pk)
    if request.method == "POST":
        return _try(request, match, lambda: deciding.request_tailoring(match))
    if request.htmx and tailoring and tailoring.is_ready:
        return HttpResponseClientRefresh()
    context: dict[str, object] = {"match": match, "tailoring": tailoring}
    if request.htmx:
        return render(request, "matching/tailor.html#status", context)
    if tailoring and tailoring.is_ready:
        context |= _context(request, tailoring)
    return render(request, "matching/tailor.html", context)


def _context(request: UserRequest, tailoring: Tailoring) -> dict[str, object]:
    page = TailorPage.of(tailoring, tailoring.match)
    show = request.GET.get("show", "all")
    show = show if show in SHOWS else "all"
    cards = {"all": page.shown, "open": page.open, "decided": page.decided}[show]
    return {
        "match": tailoring.match,
        "tailoring": tailoring,
        "page": page,
        "cards": cards,
        "show": show,
        "first_open": page.open[0].row.pk if page.open else None,
    }


def _try(request: UserRequest, match: Match, act: Callable[[], object]) -> HttpResponse:
    """Do something and go back to the page; a refusal is said there."""
    try:
        act()
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("matching:tailor", match.pk)


def _decided(request: UserRequest, pk: int, act: Callable[[], object]) -> HttpResponse:
    """Do something to the suggestions; with htmx the part of the page that changes."""
    problem = ""
    try:
        act()
    except Refused as refused:
        problem = str(refused)
    if not request.htmx:
        if problem:
            messages.error(request, problem)
        return redirect("matching:tailor", pk)
    context = _context(request, _made(request, pk)) | {"problem": problem}
    return render(request, "matching/_tailoring.html", context)


def typed(request: UserRequest, name: str, most: int = LONGEST_WORDS) -> str:
    """What the person typed, without what no database takes."""
    return request.POST.get(name, "").replace("\x00", "")[:most]


@login_required
@require_POST
@vary_on_headers("HX-Request")
def decide(request: UserRequest, pk: int, number: int) -> HttpResponse:
    """Accept, edit, refuse or undo one suggestion."""
    row = get_object_or_404(_made(request, pk).suggestions, pk=number)
    does, own = request.POST.get("do", ""), typed(request, "own").strip()
    if does == "sure" and own:
        return _decided(request, pk, lambda: deciding.keep_as_true(row, own))
    if does == "edit" and own and (faults := deciding.unproven(row, own)):
        doubt = {"editing": row.pk, "own": own, "faults": faults}
        template = "matching/_tailoring.html" if request.htmx else "matching/tailor.html"
        context = _context(request, _made(request, pk)) | doubt
        return render(request, template, context, status=200 if request.htmx else 422)
    state = WORDS.get(does, Suggestion.State.OPEN)
    return _decided(request, pk, lambda: deciding.decide(row, state, own))


@login_required
@require_POST
@vary_on_headers("HX-Request")
def decide_all(request: UserRequest, pk: int) -> HttpResponse:
    """Accept or refuse all that are open, or open all again."""
    tailoring = _made(request, pk)
    state = WORDS.get(request.POST.get("do", ""), Suggestion.State.OPEN)
    return _decided(request, pk, lambda: deciding.decide_all(tailoring, state))


@login_required
@require_POST
@vary_on_headers("HX-Request")
def answer(request: UserRequest, pk: int, number: int) -> HttpResponse:
    """Answer a question, say that it is not so, or take an answer back."""
    question = get_object_or_404(_made(request, pk).questions, pk=number)
    return _decided(request, pk, lambda: _answer(request, question))


def _answer(request: UserRequest, question: Question) -> None:
    does = request.POST.get("do", "")
    if does == "no":
        deciding.not_so(question)
    elif does == "undo":
        deciding.ask_once_more(question)
    else:
        deciding.answer(question, typed(request, "answer"))


@login_required
@require_POST
def save_version(request: UserRequest, pk: int) -> HttpResponse:
    """Keep what is accepted as a version for this job."""
    tailoring = _made(request, pk)

    def save() -> None:
        version = deciding.save_version(tailoring)
        said = f"Saved as version {version.number}. Your current version is as it was."
        messages.success(request, said)

    return _try(request, tailoring.match, save)


@login_required
@require_safe
def preview(request: UserRequest, pk: int) -> HttpResponse:
    """The first page of the résumé with what is accepted, as a picture."""
    tailored = deciding.tailored(_made(request, pk))
    picture = first_page(tailored.facts, Choice(language=language_of(tailored.text)))
    return HttpResponse(picture, content_type="image/png", headers={"Cache-Control": "private"})


@login_required
@require_POST
def score_version(request: UserRequest, pk: int) -> HttpResponse:
    """A report of the saved version for the same job."""
    tailoring = _mine(request, pk)
    try:
        return redirect(deciding.score_version(request.user, tailoring))
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("matching:tailor", pk)


@login_required
@require_POST
def retry_tailoring(request: UserRequest, pk: int) -> HttpResponse:
    """Have failed suggestions made after all."""
    tailoring = _mine(request, pk)
    return _try(request, tailoring.match, lambda: deciding.try_again(tailoring))
