"""The plan, paying for it, and managing it. What a person has is Stripe's word alone."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST
from django.views.decorators.vary import vary_on_headers

from accounts.models import UserRequest
from billing import checkout, presenting
from billing.forms import BuyForm
from billing.subscriptions import standing_for
from core.errors import Refused

SEE_OTHER = 303


@login_required
@require_GET
def plan(request: UserRequest) -> HttpResponse:
    """What the person has, what they used, what there is to buy, and their invoices."""
    if "back" in request.GET:
        messages.info(request, "Nothing was bought and nothing was charged.")
        return redirect("billing:plan")
    return render(request, "billing/plan.html", presenting.plan_page(request.user))


@login_required
@require_POST
def buy(request: UserRequest) -> HttpResponse:
    """Send the person to Stripe's page to pay."""
    form = BuyForm(request.POST)
    if not form.is_valid():
        messages.error(request, str(form.errors["offer"][0]))
        return redirect("billing:plan")
    return _go(request, lambda: checkout.checkout_url(request.user, form.wanted))


@login_required
@require_POST
def manage(request: UserRequest) -> HttpResponse:
    """Send the person to Stripe's page where cards, plans and invoices are changed."""
    flow = request.POST.get("flow", "")
    return _go(request, lambda: checkout.portal_url(request.user, flow))


def _go(request: UserRequest, address: presenting.Address) -> HttpResponse:
    try:
        there = address()
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("billing:plan")
    return HttpResponseRedirect(there, status=SEE_OTHER)


@login_required
@require_GET
@vary_on_headers("HX-Request")
def done(request: UserRequest) -> HttpResponse:
    """Where Stripe sends people back to. It gives nothing: it waits for Stripe's own word."""
    template = "billing/done.html#status" if request.htmx else "billing/done.html"
    standing = standing_for(request.user)
    waited = presenting.seconds_since(request.GET.get("since", ""))
    said = {
        "standing": standing,
        "since": int(timezone.now().timestamp() - waited),
        "late": waited > presenting.PATIENCE,
    }
    return render(request, template, said)
