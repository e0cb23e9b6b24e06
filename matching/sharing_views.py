"""Sharing a report by a private link, and what its holder sees."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import UserRequest
from core.errors import Refused
from matching import services
from matching.forms import ShareForm
from matching.models import Match, ShareLink
from matching.sharing import shared_page


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: UserRequest, pk: int) -> HttpResponse:
    """The links of a report; by POST, make one."""
    rows = Match.objects.owned_by(request.user).select_related("owner", "job", "resume")
    match = get_object_or_404(rows, pk=pk)
    form = ShareForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                services.share(match=match, **form.cleaned_data)
            except Refused as refused:
                form.add_error(None, str(refused))
                status = 402
            else:
                messages.success(request, "The link is made.")
                return redirect("matching:share", pk=pk)
    links = [
        (request.build_absolute_uri(link.get_absolute_url()), link)
        for link in ShareLink.objects.filter(match=match).still_open().order_by("-created_at")
    ]
    context = {"match": match, "form": form, "links": links}
    return render(request, "matching/share.html", context, status=status)


@login_required
@require_POST
def revoke(request: UserRequest, pk: int) -> HttpResponse:
    """Take a link back."""
    rows = ShareLink.objects.owned_by(request.user).select_related("match__job", "owner")
    link = get_object_or_404(rows, pk=pk)
    services.revoke(link)
    messages.success(request, "The link is taken back. It opens nothing any more.")
    return redirect("matching:share", pk=link.match_id)


@never_cache
@require_safe
def shared(request: HttpRequest, token: str) -> HttpResponse:
    """A report, for anyone who has its link: nothing else of the person."""
    rows = ShareLink.objects.select_related("match__resume", "match__job", "owner")
    link = rows.of_address(token)
    if link is None:
        raise Http404
    services.opened(link)
    page = shared_page(link)
    response = render(request, "matching/shared.html", {"shared": link, "page": page})
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response
