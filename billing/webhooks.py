"""The door for Stripe's webhooks: strict, and brief.

An endpoint is a row of dj-stripe, with its address and secret. dj-stripe's own view would let a
header replace the secret when DEBUG is on, knows a validation method "none", stores what is
forged, and asks Stripe while Stripe waits, within a transaction; none of it is wanted. Here
nothing is stored of a request unless its signature, made with this endpoint's own secret within
the last minutes, is right (https://docs.stripe.com/webhooks#verify-manually). Then the event's
name is kept, and a worker reads what it is about.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import stripe
import structlog
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from djstripe.enums import WebhookEndpointValidation
from djstripe.models import WebhookEndpoint

from billing.models import CustomerRead, StripeEvent

log = structlog.get_logger()
TOLERANCE = 300
REPLACES_THE_SECRET = "x-djstripe-webhook-secret"  # noqa: S105 - a header's name


@csrf_exempt
@require_POST
def receive(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take an event in: 400 for what is not surely Stripe's, 404 for an endpoint unknown."""
    if "stripe-signature" not in request.headers or REPLACES_THE_SECRET in request.headers:
        return _refuse("no signature, or another secret offered")
    endpoint = WebhookEndpoint.objects.filter(djstripe_uuid=uuid).first()
    if endpoint is None:
        return HttpResponseNotFound()
    try:
        keep_event(_verified(request, endpoint))
    except (Forged, KeyError, TypeError, ValueError) as problem:
        return _refuse(str(problem) or type(problem).__name__)
    return HttpResponse("Kept.", content_type="text/plain")


def _refuse(why: str) -> HttpResponse:
    log.warning("webhook refused", why=why)
    return HttpResponse("This is not a webhook for us.", status=400, content_type="text/plain")


class Forged(Exception):
    """This is not surely Stripe's, or not for us."""


def _verified(request: HttpRequest, endpoint: Any) -> dict[str, Any]:  # noqa: ANN401 - dj-stripe has no types
    """The event in a request. Raises Forged, or ValueError for what is no JSON."""
    checked = endpoint.djstripe_validation_method == WebhookEndpointValidation.verify_signature
    if not checked or not endpoint.secret:
        raise Forged("the endpoint does not check signatures")
    body = request.body.decode()
    header = request.headers["stripe-signature"]
    try:
        stripe.WebhookSignature.verify_header(body, header, endpoint.secret, TOLERANCE)
    except stripe.SignatureVerificationError as problem:
        raise Forged("the signature is wrong or old") from problem
    event = json.loads(body)
    if not isinstance(event, dict) or event.get("object") != "event":
        raise Forged("not an event")
    if event.get("livemode") is not settings.STRIPE_LIVE_MODE:
        raise Forged("of the other mode")
    return event


@transaction.atomic
def keep_event(event: dict[str, Any]) -> None:
    """Keep a verified event once, and have it acted on. Raises KeyError, TypeError or ValueError
    for one without what every event has."""
    about = event["data"]["object"]
    customer_id = customer_of(about)
    kept, new = StripeEvent.objects.get_or_create(
        event_id=event["id"],
        defaults={
            "type": event["type"],
            "customer_id": customer_id,
            "after": CustomerRead.begun_of(customer_id),
            "object_id": str(about.get("id") or ""),
            "api_version": event.get("api_version") or "",
            "happened_at": datetime.fromtimestamp(float(event["created"]), UTC),
        },
    )
    if new:
        kept.enqueue()


def customer_of(thing: dict[str, Any]) -> str:
    """The id of the customer that an event's object is, or belongs to; in any version's shape."""
    name = thing.get("id") if thing.get("object") == "customer" else thing.get("customer")
    if isinstance(name, dict):
        name = name.get("id")
    return name if isinstance(name, str) and name.startswith("cus_") else ""
