"""A person's own pages."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts import services
from accounts.forms import ProfileForm
from accounts.middleware import remember
from accounts.models import Activity, Profile, UserRequest

PAGE = 30


@login_required
def profile(request: UserRequest) -> HttpResponse:
    """Who I am, and how I want to be met."""
    mine = Profile.objects.get(user=request.user)
    form = ProfileForm(request.POST or None, instance=mine, initial={"name": request.user.name})
    if form.is_valid():
        form.save_name(request.user)
        services.save_profile(user=request.user, profile=form.instance)
        remember(request, form.instance)
        messages.success(request, "Your profile is saved.")
        return redirect("accounts:profile")
    status = 422 if form.is_bound else 200
    return render(request, "accounts/profile.html", {"form": form}, status=status)


@login_required
@require_POST
def end_session(request: UserRequest, pk: int) -> HttpResponse:
    """Log out on another device."""
    session = get_object_or_404(UserSession, pk=pk, user=request.user)
    services.end_session(user=request.user, session=session)
    messages.success(request, "Logged out there.")
    return redirect(reverse("accounts:profile") + "#sessions")


@login_required
@require_safe
def activity(request: UserRequest) -> HttpResponse:
    """What I did."""
    page = Paginator(Activity.objects.owned_by(request.user), PAGE).get_page(
        request.GET.get("page")
    )
    return render(request, "accounts/activity.html", {"page": page})
