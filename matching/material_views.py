"""What a person has told us besides their résumé: looked through, and taken back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from accounts.models import UserRequest
from core.listing import listing, words
from matching import tailoring
from matching.models import Question
from resumes.models import Resume

SORTS = {"newest": ("-answered_at", "-pk"), "oldest": ("answered_at", "pk")}
SHOWS = {
    "said": ("What you said", Q(state=Question.State.ANSWERED)),
    "no": ("Said no to", Q(state=Question.State.NO)),
}


@login_required
@require_safe
@vary_on_headers("HX-Request")
def material(request: UserRequest, pk: int) -> HttpResponse:
    """All answers about a résumé."""
    resume = get_object_or_404(Resume.objects.owned_by(request.user), pk=pk)
    rows = Question.objects.filter(resume=resume).exclude(state=Question.State.OPEN)
    for word in words(request).split():
        rows = rows.filter(
            Q(asks__icontains=word) | Q(about__icontains=word) | Q(answer__icontains=word)
        )
    context = {"resume": resume, "listing": listing(request, rows, SORTS, SHOWS)}
    name = "matching/material.html"
    return render(request, f"{name}#rows" if request.htmx else name, context)


@login_required
@require_POST
def take_back(request: UserRequest, pk: int) -> HttpResponse:
    """Take an answer back: nothing may rest on it any more."""
    rows = Question.objects.filter(resume__owner=request.user)
    question = get_object_or_404(rows.exclude(state=Question.State.OPEN), pk=pk)
    tailoring.take_back(question)
    messages.success(request, "Taken back. Nothing will be written from it any more.")
    return redirect("matching:material", question.resume_id)
