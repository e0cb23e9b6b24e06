"""The page of one's programs: personal tokens, and logins with a password."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.doors import writes_if_proven
from accounts.models import UserRequest
from api import tokens as programs
from api.forms import TokenForm
from api.models import Login, PersonalToken
from core.errors import Refused

MOST_LOGINS = 20


@login_required
@writes_if_proven
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: UserRequest) -> HttpResponse:
    """My tokens; by POST, make one, whose secret stands on this page and on no other."""
    form = TokenForm(request.POST or None)
    secret, status = "", 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                _, secret = programs.make_token(owner=request.user, **form.cleaned_data)
            except Refused as refused:
                form.add_error(None, str(refused))
            else:
                status, form = 200, TokenForm()
    logins = Login.objects.owned_by(request.user).still_open().order_by("-refreshed_at")
    context = {
        "form": form,
        "secret": secret,
        "tokens": PersonalToken.objects.owned_by(request.user).still_open().order_by("-pk"),
        "logins": logins[:MOST_LOGINS],
    }
    return render(request, "api/tokens.html", context, status=status)


@login_required
@require_POST
def revoke(request: UserRequest, pk: int) -> HttpResponse:
    """Take a token back."""
    rows = PersonalToken.objects.owned_by(request.user).select_related("owner")
    token = get_object_or_404(rows, pk=pk)
    programs.revoke(token)
    messages.success(request, f"{token.name} opens nothing from now on.")
    return redirect("tokens")


@login_required
@require_POST
def end_login(request: UserRequest, key: str) -> HttpResponse:
    """Log a program out."""
    login = get_object_or_404(Login.objects.owned_by(request.user).select_related("owner"), pk=key)
    programs.log_out(login)
    messages.success(request, "Logged out there.")
    return redirect("tokens")
