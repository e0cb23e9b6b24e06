"""The story bank: what one did, told so that it can be used again."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from accounts.models import UserRequest
from core.forms import number
from core.listing import listing, words
from interviews import services
from interviews.forms import StoryForm
from interviews.models import Answer, Story
from interviews.presenting import story_of

SORTS = {"newest": ("-updated_at", "-pk"), "name": ("title", "pk")}


@login_required
@require_safe
@vary_on_headers("HX-Request")
def stories(request: UserRequest) -> HttpResponse:
    """My stories."""
    rows = Story.objects.owned_by(request.user)
    for word in words(request).split():
        rows = rows.filter(
            Q(title__icontains=word) | Q(tags__icontains=word) | Q(action__icontains=word)
        )
    context = {"listing": listing(request, rows, SORTS, {})}
    name = "interviews/stories.html"
    return render(request, f"{name}#rows" if request.htmx else name, context)


@login_required
def add_story(request: UserRequest) -> HttpResponse:
    """A new story; with ``answer``, from what was practised."""
    return _edit(request, Story(owner=request.user), _from_answer(request))


@login_required
def story(request: UserRequest, pk: int) -> HttpResponse:
    """A story to read and change."""
    return _edit(request, get_object_or_404(Story.objects.owned_by(request.user), pk=pk), {})


def _edit(request: UserRequest, story: Story, initial: dict[str, str]) -> HttpResponse:
    form = StoryForm(request.POST or None, instance=story, initial=initial)
    if request.method == "POST" and form.is_valid():
        services.keep_story(owner=request.user, story=form.save(commit=False))
        messages.success(request, "The story is kept.")
        return redirect("interviews:stories")
    context = {"form": form, "story": story if story.pk else None}
    status = 422 if form.errors else 200
    return render(request, "interviews/story.html", context, status=status)


def _from_answer(request: UserRequest) -> dict[str, str]:
    """The parts of an answer of one's own, for the fields of a story."""
    rows = Answer.objects.owned_by(request.user).select_related("question")
    found = rows.filter(pk=number(request.GET.get("answer")) or 0).first()
    return story_of(found) if found and found.is_ready else {}


@login_required
def delete_story(request: UserRequest, pk: int) -> HttpResponse:
    """Ask, then delete."""
    found = get_object_or_404(Story.objects.owned_by(request.user), pk=pk)
    if request.method == "POST":
        services.delete_story(found)
        messages.success(request, "The story is deleted.")
        return redirect("interviews:stories")
    return render(request, "interviews/delete_story.html", {"story": found})
