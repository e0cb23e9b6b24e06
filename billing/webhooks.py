"""The door for Stripe's webhooks: strict before dj-stripe's own, and brief.

Nothing is stored of a request unless its signature, made with this endpoint's own secret within
the last minutes, is right: https://docs.stripe.com/webhooks#verify-manually. dj-stripe lets a
header replace the secret when DEBUG is on, has a validation method "none", and stores what is
forged; all three are refused here.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import stripe
import structlog
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotFound
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from djstripe.enums import WebhookEndpointValidation
from djstripe.models import WebhookEndpoint, WebhookEventTrigger
from djstripe.views import ProcessWebhookView

from billing.models import CustomerRead, StripeEvent

log = structlog.get_logger()
TOLERANCE = 300
REPLACES_THE_SECRET = "x-djstripe-webhook-secret"  # noqa: S105 - a header's name
through_djstripe = ProcessWebhookView.as_view()


@transaction.non_atomic_requests
@csrf_exempt
@require_POST
def receive(request: HttpRequest, uuid: UUID) -> HttpResponseBase:
    """Take an event in: 400 for what is not surely Stripe's, 404 for an endpoint unknown."""
    if "stripe-signature" not in request.headers or REPLACES_THE_SECRET in request.headers:
        return _refuse("no signature, or another secret offered")
    endpoint = WebhookEndpoint.objects.filter(djstripe_uuid=uuid).first()
    if endpoint is None:
        return HttpResponseNotFound()
    problem = _problem(request, endpoint)
    return _refuse(problem) if problem else through_djstripe(request, uuid=uuid)


def _refuse(why: str) -> HttpResponse:
    log.warning("webhook refused", why=why)
    return HttpResponse("This is not a webhook for us.", status=400, content_type="text/plain")


def _problem(request: HttpRequest, endpoint: Any) -> str:  # noqa: ANN401 - dj-stripe has no types
    """Why a request is not taken; empty when it is."""
    checked = endpoint.djstripe_validation_method == WebhookEndpointValidation.verify_signature
    if not checked or not endpoint.secret:
        return "the endpoint does not check signatures"
    try:
        body = request.body.decode()
        stripe.WebhookSignature.verify_header(
            body, request.headers["stripe-signature"], endpoint.secret, TOLERANCE
        )
        event = json.loads(body)
    except (stripe.SignatureVerificationError, ValueError) as problem:
        return type(problem).__name__
    if not isinstance(event, dict) or event.get("object") != "event":
        return "not an event"
    return "" if event.get("livemode") is settings.STRIPE_LIVE_MODE else "of the other mode"


def keep_event(trigger: WebhookEventTrigger, **_: Any) -> None:
    """What dj-stripe calls with a verified event: keep it once, and have it acted on.

    Raises ValidationError for an event without what every event has.
    """
    event = trigger.json_body
    try:
        about = event["data"]["object"]
        name, kind, created = event["id"], event["type"], float(event["created"])
    except (KeyError, TypeError, ValueError):
        raise ValidationError("The event has not what events have.") from None
    customer_id = customer_of(about)
    kept, new = StripeEvent.objects.get_or_create(
        event_id=name,
        defaults={
            "type": kind,
            "customer_id": customer_id,
            "after": CustomerRead.begun_of(customer_id),
            "object_id": str(about.get("id") or ""),
            "api_version": event.get("api_version") or "",
            "happened_at": datetime.fromtimestamp(created, UTC),
        },
    )
    trigger.processed = True
    trigger.body = json.dumps(
        {"id": name, "type": kind}
    )  # the rest names people, and is not needed
    if new:
        kept.enqueue()


def customer_of(thing: dict[str, Any]) -> str:
    """The id of the customer that an event's object is, or belongs to; in any version's shape."""
    name = thing.get("id") if thing.get("object") == "customer" else thing.get("customer")
    if isinstance(name, dict):
        name = name.get("id")
    return name if isinstance(name, str) and name.startswith("cus_") else ""
