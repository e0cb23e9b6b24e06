"""Which plan a person has."""

from __future__ import annotations

from django.conf import settings

from accounts.models import User
from billing.plans import FREE, SELF_HOSTED, Plan


def plan_for(user: User) -> Plan:  # noqa: ARG001 - the plan is the person's as soon as one can be bought
    """The person's plan. Without Stripe everything is open to everyone."""
    return FREE if settings.STRIPE_SECRET_KEY else SELF_HOSTED
