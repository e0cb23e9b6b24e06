"""The pages of letters: written, read with their sources, edited, kept and taken along."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import HttpResponseClientRefresh

from accounts.models import UserRequest
from ai.suggestions import LetterStyle
from core import typesetting
from core.errors import Refused
from core.uploads import plain_filename
from matching import letters
from matching.letter_presenting import Compared, LetterPage
from matching.models import CoverLetter, LetterRevision, Match
from matching.tailoring_views import match_of, typed
from resumes.comparing import pieces

ROWS = ("match__resume", "match__job", "match__version", "match__owner", "owner")


def _letter(request: UserRequest, pk: int, kind: str) -> CoverLetter:
    rows = CoverLetter.objects.select_related(*ROWS).filter(owner=request.user)
    return get_object_or_404(rows, match_id=pk, kind=kind)


def _found(request: UserRequest, pk: int, kind: str) -> tuple[Match, CoverLetter | None]:
    if kind not in CoverLetter.Kind.values:
        raise Http404
    rows = CoverLetter.objects.select_related(*ROWS).filter(owner=request.user)
    letter = rows.filter(match_id=pk, kind=kind).first()
    return (letter.match if letter else match_of(request, pk)), letter


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
def letter(request: UserRequest, pk: int, kind: str) -> HttpResponse:
    """A letter with its sources; by POST, have it written in a tone."""
    match, found = _found(request, pk, kind)
    if request.method == "POST":
        style = _style(request, kind)
        return _then(request, pk, kind, lambda: letters.request_letter(match, style))
    if request.htmx:
        if found and found.is_settled:
            return HttpResponseClientRefresh()
        context: dict[str, object] = {"match": match, "letter": found}
        return render(request, "matching/letter.html#status", context)
    return render(request, "matching/letter.html", _context(request, match, found, kind))


def _style(request: UserRequest, kind: str) -> LetterStyle:
    """What was chosen; plain and half a page where it was nothing of ours."""
    tone, length = request.POST.get("tone", ""), request.POST.get("length", "")
    return LetterStyle.model_validate(
        {
            "kind": kind,
            "tone": tone if tone in CoverLetter.Tone.values else "plain",
            "length": length if length in CoverLetter.Length.values else "half",
        }
    )


def _context(
    request: UserRequest, match: Match, found: CoverLetter | None, kind: str
) -> dict[str, object]:
    context: dict[str, object] = {
        "match": match,
        "letter": found,
        "kind": kind,
        "kinds": CoverLetter.Kind.choices,
        "tones": CoverLetter.Tone.choices,
        "lengths": CoverLetter.Length.choices if kind == CoverLetter.Kind.LETTER else (),
        "show": "sent" if request.GET.get("show") == "sent" else "sources",
        "editing": "edit" in request.GET,
    }
    if found is None:
        return context
    revisions = list(found.revisions.all())
    if revisions and match.version is not None:
        traced, context["more"] = letters.looked_through(found)
        context["page"] = LetterPage.of(found, match, traced)
        context["text"] = revisions[0].text
        context["compared"] = _compared(request, revisions)
    return context | {"revisions": revisions}


def _compared(request: UserRequest, revisions: list[LetterRevision]) -> Compared | None:
    """The revision asked for beside the current one, if there is such a one."""
    asked = request.GET.get("compare", "")
    older = next((one for one in revisions[1:] if str(one.number) == asked), None)
    return Compared(older, tuple(pieces(older.text, revisions[0].text))) if older else None


def _then(request: UserRequest, pk: int, kind: str, act: Callable[[], object]) -> HttpResponse:
    """Do something and go back to the letter; a refusal is said there."""
    try:
        act()
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("matching:letter", pk, kind)


@login_required
@require_POST
def edit_letter(request: UserRequest, pk: int, kind: str) -> HttpResponse:
    """Keep the person's own words."""
    found = _letter(request, pk, kind)
    text = typed(request, "text", most=letters.LONGEST + 1)
    return _then(request, pk, kind, lambda: letters.edit(found, text))


@login_required
@require_POST
def say_also(request: UserRequest, pk: int, kind: str) -> HttpResponse:
    """Put one more thing that the material says into the letter."""
    found = _letter(request, pk, kind)
    sentence = typed(request, "sentence", most=letters.LONGEST)
    return _then(request, pk, kind, lambda: letters.say_also(found, sentence))


@login_required
@require_POST
def settle_claim(request: UserRequest, pk: int, kind: str) -> HttpResponse:
    """Take a claim without a source out, say that it is true, or make it a wish."""
    found = _letter(request, pk, kind)
    sentence = typed(request, "sentence", most=letters.LONGEST)
    does = request.POST.get("do", "")
    if does == "true":
        where = typed(request, "where")
        return _then(request, pk, kind, lambda: letters.is_true(found, sentence, where))
    if does == "learn":
        words = typed(request, "words")
        return _then(request, pk, kind, lambda: letters.want_to_learn(found, sentence, words))
    return _then(request, pk, kind, lambda: letters.take_out(found, sentence))


@login_required
@require_POST
def restore_letter(request: UserRequest, pk: int, kind: str, number: int) -> HttpResponse:
    """Make an old revision the current one."""
    found = _letter(request, pk, kind)
    revision = get_object_or_404(found.revisions, number=number)
    return _then(request, pk, kind, lambda: letters.restore(found, revision))


@login_required
@require_POST
def delete_letter(request: UserRequest, pk: int, kind: str) -> HttpResponse:
    """Delete a letter with its revisions."""
    letters.delete(_letter(request, pk, kind))
    messages.success(request, "The letter is deleted.")
    return redirect("matching:detail", pk)


@login_required
@require_safe
def letter_file(request: UserRequest, pk: int, kind: str, name: str) -> HttpResponse:
    """The letter as a file; it waits for claims that have no source."""
    found = _letter(request, pk, kind)
    text = letters.current(found)
    if name not in letters.FORMATS or not text:
        raise Http404
    page = LetterPage.of(found, found.match, letters.sources_of(found))
    if page.unsourced:
        messages.error(request, "The file waits: settle the claims without a source first.")
        return redirect(found)
    make, kind_of_file = letters.FORMATS[name]
    try:
        response = HttpResponse(make(found, text), content_type=kind_of_file)
    except typesetting.Untypesettable as problem:
        messages.error(request, f"{problem}. Take the Word file instead.")
        return redirect(found)
    title = plain_filename(f"{found.get_kind_display()} {found.match.job.name}", "letter")
    response.headers["Content-Disposition"] = f'attachment; filename="{_ascii(title)}.{name}"'
    return response


def _ascii(title: str) -> str:
    kept = "".join(c if c.isascii() and (c.isalnum() or c in " -_") else " " for c in title)
    return " ".join(kept.split()) or "Letter"
