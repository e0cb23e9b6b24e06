"""A person's own pages."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.forms import ModelForm
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from accounts import services
from accounts.forms import SECTIONS, PhotoForm
from accounts.middleware import remember
from accounts.models import Activity, Profile, UserRequest
from core.errors import Refused
from core.listing import listing, words
from core.uploads import too_large

SORTS = {"newest": ("-created_at", "-pk"), "oldest": ("created_at", "pk")}
A_YEAR = 365 * 24 * 3600
SHOWS: dict[str, tuple[str, Q]] = {
    "signing-in": (
        "Signing in",
        Q(action__in=["signed_up", "signed_in", "signed_out", "sign_in_failed", "security"]),
    ),
    "account": (
        "Account and data",
        Q(action__in=["profile", "data_exported", "closing", "plan_changed", "staff_looked"])
        | Q(action__startswith="token_"),
    ),
    "resumes": ("Résumés", Q(action__startswith="resume_")),
    "jobs": (
        "Jobs",
        Q(action__startswith="job_")
        | Q(action__in=["stage_changed", "search_saved", "board_added"]),
    ),
    "reports": (
        "Reports and letters",
        Q(action__startswith="report_")
        | Q(action__contains="tailor")
        | Q(action__startswith="letter_"),
    ),
    "practice": (
        "Practice",
        Q(action__startswith="questions_") | Q(action__in=["practised", "story_kept"]),
    ),
}


@login_required
@require_safe
def profile(request: UserRequest) -> HttpResponse:
    """All settings on one page."""
    return _settings(request)


@login_required
@require_POST
def save(request: UserRequest, section: str) -> HttpResponse:
    """Keep one part of the settings."""
    if section not in SECTIONS:
        raise Http404
    mine = Profile.objects.select_related("user").get(user=request.user)
    form = SECTIONS[section](request.POST, instance=mine)
    if not form.is_valid():
        return _settings(request, section, form, status=422)
    remember(request, services.save_section(form, form.saved))
    messages.success(request, "Saved.")
    return redirect(reverse("accounts:profile") + f"#{section}")


def _settings(
    request: UserRequest,
    section: str = "",
    bound: ModelForm[Profile] | None = None,
    status: int = 200,
) -> HttpResponse:
    mine = Profile.objects.select_related("user").get(user=request.user)
    forms = {name: form(instance=mine) for name, form in SECTIONS.items()}
    factors = Authenticator.objects.filter(user=request.user).values_list("type", flat=True)
    context = {
        "forms": forms | ({section: bound} if bound is not None else {}),
        "profile": mine,
        "photo_form": PhotoForm(),
        "sessions": UserSession.objects.filter(user=request.user).order_by("-last_seen_at"),
        "factors": list(factors),
    }
    return render(request, "accounts/profile.html", context, status=status)


@login_required
@require_POST
def change_photo(request: UserRequest) -> HttpResponse:
    """A new photo, or none."""
    if "remove" in request.POST:
        remember(request, services.remove_photo(request.user))
        messages.success(request, "The photo is gone.")
        return redirect("accounts:profile")
    form = PhotoForm(request.POST, request.FILES)
    try:
        if too_large(request):
            raise Refused("This picture is larger than 10 MB. Choose a smaller one.")
        if not form.is_valid():
            raise Refused("Choose a picture first.")
        photo = form.cleaned_data["photo"]
        remember(request, services.keep_photo(user=request.user, data=photo.read()))
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "The photo is yours. What the camera wrote into it is gone.")
    return redirect("accounts:profile")


@login_required
@require_safe
@cache_control(private=True, max_age=A_YEAR)
def photo(request: UserRequest, name: str) -> HttpResponseBase:
    """One's own photo; a new one has a new name."""
    mine = Profile.objects.get(user=request.user)
    if not mine.photo or mine.photo_name != name:
        raise Http404
    return FileResponse(mine.photo.open("rb"), content_type="image/jpeg")


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
@vary_on_headers("HX-Request")
def activity(request: UserRequest) -> HttpResponse:
    """What I did, and where."""
    rows = Activity.objects.owned_by(request.user)
    if sought := words(request):
        rows = rows.filter(
            Q(text__icontains=sought) | Q(device__icontains=sought) | Q(network__startswith=sought)
        )
    template = "accounts/activity.html#rows" if request.htmx else "accounts/activity.html"
    return render(request, template, {"listing": listing(request, rows, SORTS, SHOWS)})
