"""What was sent with an application."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.models import UserRequest
from jobs.models import Job
from matching import services
from matching.forms import SentForm
from matching.models import Sent


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sent(request: UserRequest, pk: int) -> HttpResponse:
    """Say which version and which letter were sent for a job."""
    job = get_object_or_404(Job.objects.owned_by(request.user).listed(), pk=pk)
    kept = Sent.objects.owned_by(request.user).filter(job=job).first()
    initial = {"version": kept.version_id, "letter": kept.letter_id} if kept else {}
    form = SentForm(request.POST or None, owner=request.user, job=job, initial=initial)
    if request.method == "POST" and form.is_valid():
        services.keep_sent(owner=request.user, job=job, **form.cleaned_data)
        messages.success(request, "What you sent is kept with the application.")
        return redirect("jobs:notes", pk=pk)
    status = 422 if form.errors else 200
    return render(request, "matching/sent.html", {"job": job, "form": form}, status=status)
