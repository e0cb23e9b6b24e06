"""The page of the sources: how they stand, their terms, and the boards that people have added."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import UserRequest
from core.errors import Refused
from jobs.boards import linkedin
from jobs.forms import BoardForm
from jobs.gathering.boards import add_board, remove_board
from jobs.gathering.switches import is_on
from jobs.models import CompanyBoard
from jobs.source_presenting import source_lines

MOST_SHOWN = 200


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sources(request: UserRequest) -> HttpResponse:
    """Where postings come from; by POST, one more company's board."""
    form = BoardForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            board = add_board(owner=request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error("said", str(refused))
        else:
            when = "are there already" if board.read_at else "are read in a few minutes"
            messages.success(request, f"{board} is added. Its jobs {when}.")
            return redirect("jobs:sources")
    boards = CompanyBoard.objects.seen_by(request.user).select_related("source")
    context = {
        "form": form,
        "lines": source_lines(for_staff=request.user.is_staff),
        "boards": boards.order_by("company", "pk")[:MOST_SHOWN],
        "linkedin": is_on(linkedin.KEY),
    }
    return render(request, "jobs/sources.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def remove(request: UserRequest, pk: int) -> HttpResponse:
    """Take a board that one has added off one's list; it is read on for those who use it too."""
    board = get_object_or_404(CompanyBoard, pk=pk, uses__owner=request.user)
    ended = remove_board(owner=request.user, board=board)
    words = "is not read any more" if ended else "is no longer yours. It is read on for others"
    messages.success(request, f"{board} {words}.")
    return redirect("jobs:sources")
