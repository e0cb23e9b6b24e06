"""How much of a month's allowance is left, beside the button that takes of it."""

from __future__ import annotations

from typing import Any

from django import template

from billing.plans import WORDS, Feature
from billing.services import used
from billing.subscriptions import payments_are_on, standing_for

register = template.Library()


@register.inclusion_tag("billing/_allowance.html", takes_context=True)
def allowance(context: dict[str, Any], feature: str) -> dict[str, object]:
    """A line with a meter; nothing, and no query, where there are no payments or no limit."""
    user = context["user"]
    if not payments_are_on() or not user.is_authenticated:
        return {}
    wanted = Feature(feature)
    standing = standing_for(user)
    return {
        "words": WORDS[wanted],
        "limit": standing.plan.limit(wanted),
        "used": used(user, standing.month)[wanted],
        "standing": standing,
    }
