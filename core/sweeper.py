"""Finds work that nobody does, and has it done.

Rows outlive the broker: a worker killed at any line, a message never published, or a broker that
lost its keys each leave a row that is open for too long.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import structlog
from django.apps import apps
from django.db.models import Q
from django.utils import timezone

from core.models import GAVE_UP, MAX_ATTEMPTS, BackgroundWork

log = structlog.get_logger()
PATIENCE = timedelta(seconds=30)
BATCH = 500


def kinds_of_work() -> Iterator[type[BackgroundWork]]:
    """Every concrete model that workers fill in."""
    for model in apps.get_models():
        if issubclass(model, BackgroundWork):
            yield model


def sweep() -> int:
    """Send stale rows again and settle the hopeless; returns how many rows it touched."""
    return sum(_sweep(model) for model in kinds_of_work())


def _sweep(model: type[BackgroundWork]) -> int:
    now = timezone.now()
    lapsed = Q(status=BackgroundWork.Status.RUNNING, leased_until__lt=now)
    forgotten = Q(status=BackgroundWork.Status.WAITING, queued_at__lt=now - PATIENCE)
    stale = model.objects.filter(lapsed | forgotten).order_by("queued_at")[:BATCH]
    return sum(_send_again(work) for work in stale)


def _send_again(work: BackgroundWork) -> bool:
    if work.attempts >= MAX_ATTEMPTS:
        return work.fail(GAVE_UP)
    seen = type(work).objects.filter(pk=work.pk, queued_at=work.queued_at, attempts=work.attempts)
    if not seen.update(queued_at=timezone.now()):
        return False
    log.info("sent again", work=str(work), attempts=work.attempts)
    return work.publish()
