"""What is kept for a time, and then no more."""

from __future__ import annotations

from api import idempotency
from api.models import Login


def tidy() -> int:
    """Delete kept answers of yesterday and logins that have run out; returns how many."""
    over, _ = Login.objects.over().delete()
    return idempotency.forget_old() + over
