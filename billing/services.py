"""Taking and giving back allowances."""

from __future__ import annotations

from datetime import date

from django.db.models import F
from django.utils import timezone

from accounts.models import User
from billing.models import Usage
from billing.plans import Feature
from billing.subscriptions import plan_for
from core.errors import Refused

NAMES = {
    Feature.READ_RESUME: "résumés",
    Feature.READ_JOB: "jobs",
    Feature.MATCH: "reports",
    Feature.TAILOR: "tailorings",
    Feature.LETTER: "letters",
    Feature.QUESTIONS: "sets of questions",
    Feature.PRACTICE: "practice answers",
}


def spend(owner: User, feature: Feature, count: int = 1) -> date:
    """Take ``count`` of the month's allowance, all or none, without a lock; returns the month
    they were taken from.

    Raises Refused, with a sentence, when so many are not left.
    """
    month = timezone.now().date().replace(day=1)
    limit = plan_for(owner).limit(feature)
    usage, _ = Usage.objects.get_or_create(owner=owner, feature=feature, month=month)
    rows = Usage.objects.filter(pk=usage.pk)
    if limit is not None:
        rows = rows.filter(spent__lte=limit - count)
    if not rows.update(spent=F("spent") + count):
        raise Refused(_too_many(feature, count, limit or 0, usage.spent))
    return month


def _too_many(feature: Feature, count: int, limit: int, spent: int) -> str:
    names, left = NAMES[feature], max(limit - spent, 0)
    renews = "The allowance renews on the first of next month."
    if not left:
        return f"You have used all {limit} {names} of this month. {renews}"
    return f"This takes {count} {names}, and {left} of this month's {limit} are left. {renews}"


def give_back(owner_id: int, feature: Feature, month: date | None) -> None:
    """Put back one that was taken in ``month``, if any: the work it was for came to nothing."""
    if month is None:
        return
    Usage.objects.filter(
        owner_id=owner_id, feature=feature, month=month.replace(day=1), spent__gt=0
    ).update(spent=F("spent") - 1)
