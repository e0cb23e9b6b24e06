"""Handing work to the workers."""

from __future__ import annotations

import structlog
from celery import current_app
from kombu.exceptions import OperationalError

log = structlog.get_logger()


def publish(task: str, pk: int | None = None, *, countdown: float = 0) -> bool:
    """Send a task by name, with a row's primary key where it is about a row.

    A broker that is down is no reason to fail: the row waits, and the sweeper sends it again.
    """
    try:
        current_app.send_task(task, args=[] if pk is None else [pk], countdown=countdown or None)
    except (OperationalError, OSError) as problem:
        log.warning("not published", task=task, pk=pk, problem=str(problem))
        return False
    return True
