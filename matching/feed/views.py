"""The pages of jobs that are found for a person."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
    require_safe,
)
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import HttpResponseClientRefresh

from accounts.models import UserRequest
from core.addresses import page_of_ours
from core.errors import Refused
from core.forms import number
from core.listing import words
from jobs.models import Posting
from matching.feed import looks, services, timing
from matching.feed.filters import FilterForm
from matching.feed.presenting import FeedPage, PostingPage, marked
from matching.models import Feed, HiddenCompany, PostingMark, SavedSearch
from resumes.models import Resume

PAGE = 20
DONE = {
    "hide": "Hidden. You find it under what you put away.",
    "not_relevant": "Noted: it is not for you. You find it under what you put away.",
    "company": "Jobs of this employer are not shown any more.",
    "back": "Shown again.",
}


def _resume(request: UserRequest) -> Resume | None:
    """The résumé that was asked for, else the newest."""
    mine = Resume.objects.owned_by(request.user)
    rows = mine.select_related("current", "owner", "feed__owner").defer("feed__judged")
    asked = number(request.GET.get("resume"))
    return (rows.filter(pk=asked).first() if asked else None) or rows.newest().first()


@login_required
@require_GET
@vary_on_headers("HX-Request")
def index(request: UserRequest) -> HttpResponse:
    """Jobs for one of my résumés."""
    resume = _resume(request)
    feed: Feed | None = getattr(resume, "feed", None) if resume else None
    if feed is not None:
        services.visit(feed)
    elif resume is not None and resume.is_ready:
        feed = timing.begin(resume)
    if request.htmx and request.htmx.target == "first" and feed and feed.is_ready:
        return HttpResponseClientRefresh()
    form = FilterForm(request.GET)
    look = looks.ask(feed, form) if feed is not None and feed.version_id else None
    page = FeedPage.of(request, feed, form, look)
    name = "feed/index.html"
    if request.htmx and not request.htmx.history_restore_request:
        name += "#found" if request.htmx.target == "found" else "#status"
    return render(request, name, {"page": page, "form": form, "resume": resume, "feed": feed})


@require_safe
def posting(request: HttpRequest, pk: int) -> HttpResponse:
    """A posting with its source; to members also what they may do with it."""
    rows = Posting.objects.select_related("source")
    found = get_object_or_404(rows, pk=pk)
    user = request.user
    if not user.is_authenticated and not found.attribution.public_only:
        return redirect("account_login")
    page = PostingPage.of(found, user if user.is_authenticated else None)
    return render(request, "feed/posting.html", {"page": page, "posting": found})


@require_safe
@vary_on_headers("HX-Request")
def open_postings(request: HttpRequest) -> HttpResponse:
    """Postings whose sources ask that they be shown to everybody."""
    rows = Posting.objects.live().cards().listed().newest().select_related("source")
    rows = rows.filter(source__key__in=marked())
    for word in words(request).split():
        rows = rows.filter(Q(title__icontains=word) | Q(company__icontains=word))
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return render(request, "feed/open.html", {"page": page, "q": words(request)})


@login_required
@require_POST
def mark(request: UserRequest, pk: int) -> HttpResponse:
    """Save a posting, have a report made, or put it away."""
    found = get_object_or_404(Posting.objects.select_related("source"), pk=pk)
    does, then = request.POST.get("do", ""), request.POST.get("then", "")
    try:
        if does == "save":
            job = services.save(request.user, found)
            messages.success(request, "Saved among your jobs.")
            return redirect(page_of_ours(then, job.get_absolute_url()))
        if does == "report":
            rows = Resume.objects.owned_by(request.user).select_related("current")
            resume = get_object_or_404(rows, pk=number(request.POST.get("resume")) or 0)
            return redirect(services.report(request.user, resume, found))
        if does == "company":
            services.hide_company(request.user, found)
        elif does == "back":
            services.take_back(request.user, found)
        else:
            kind = {"hide": "hidden"}.get(does, does)
            services.put_away(request.user, found, kind)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, DONE.get(does, "Done."))
    return redirect(page_of_ours(then, reverse("feed:index")))


@login_required
@require_safe
def away(request: UserRequest) -> HttpResponse:
    """What I put away."""
    rows = PostingMark.objects.owned_by(request.user).exclude(kind=PostingMark.Kind.SAVED)
    page = Paginator(rows.select_related("posting").order_by("-at", "-pk"), PAGE)
    companies = HiddenCompany.objects.owned_by(request.user).order_by("name")[:100]
    context = {"page": page.get_page(request.GET.get("page")), "companies": companies}
    return render(request, "feed/away.html", context)


@login_required
@require_POST
def show_company(request: UserRequest, pk: int) -> HttpResponse:
    """Show an employer's jobs again."""
    get_object_or_404(HiddenCompany.objects.owned_by(request.user), pk=pk).delete()
    messages.success(request, DONE["back"])
    return redirect("feed:away")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def searches(request: UserRequest) -> HttpResponse:
    """My saved searches; by POST, keep one."""
    if request.method == "POST":
        rows = Feed.objects.filter(owner=request.user).select_related("owner")
        feed = get_object_or_404(rows, resume_id=number(request.POST.get("resume")) or 0)
        form, name = FilterForm(request.POST), request.POST.get("name", "").replace("\x00", "")
        try:
            services.keep_search(feed, form, name, request.POST.get("every", ""))
            messages.success(request, "The search is saved.")
        except Refused as refused:
            messages.error(request, str(refused))
        return redirect("feed:searches")
    mine = (
        SavedSearch.objects.owned_by(request.user)
        .select_related("feed__resume")
        .defer("feed__judged")
    )
    context = {"searches": mine.order_by("name", "pk"), "choices": SavedSearch.Every.choices}
    return render(request, "feed/searches.html", context)


@login_required
@require_POST
def change_search(request: UserRequest, pk: int) -> HttpResponse:
    """Change how often a search is written about, or delete it."""
    search = get_object_or_404(SavedSearch.objects.owned_by(request.user), pk=pk)
    try:
        if request.POST.get("do") == "delete":
            services.delete_search(search)
            messages.success(request, "The search is deleted.")
        else:
            services.change_search(search, request.POST.get("every", ""))
            messages.success(request, "Changed.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("feed:searches")


@csrf_exempt  # mail programs send this for their reader (RFC 8058); the token is the proof
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """End the mails of a saved search, without signing in."""
    search = get_object_or_404(SavedSearch, token=token)
    if request.method == "POST":
        services.change_search(search, SavedSearch.Every.NEVER)
    ended = search.every == SavedSearch.Every.NEVER
    return render(request, "feed/stop.html", {"search": search, "ended": ended})
