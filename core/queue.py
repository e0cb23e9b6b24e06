"""Handing work to the workers."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any

import structlog
from celery import current_app
from kombu.exceptions import OperationalError

log = structlog.get_logger()


def publish(
    task: str, pk: int | None = None, *, countdown: float = 0, priority: int | None = None
) -> bool:
    """Send a task by name, with a row's primary key where it is about a row.

    Of what waits in a queue, ``priority`` 0 is taken first and 9 last. A broker that is down is no
    reason to fail: the row waits, and the sweeper sends it again.
    """
    args = [] if pk is None else [pk]
    try:
        current_app.send_task(task, args=args, countdown=countdown or None, priority=priority)
    except (OperationalError, OSError) as problem:
        log.warning("not published", task=task, pk=pk, problem=str(problem))
        return False
    return True


def withdraw(work: set[tuple[str, int]]) -> int:
    """Take tasks out of the queue again, each named by its task and row; returns how many.

    One that a worker has begun finds no row, and does nothing.
    """
    taken = 0
    if not work:
        return taken
    try:
        with current_app.connection_for_write() as connection:
            line: Any = connection.default_channel.client  # type: ignore[attr-defined] # Redis's
            queue = current_app.conf.task_default_queue
            for message in line.lrange(queue, 0, -1):
                if _asked(message) in work:
                    taken += line.lrem(queue, 1, message)
    except (OperationalError, OSError) as problem:
        log.warning("not withdrawn", count=len(work), problem=str(problem))
    return taken


def _asked(message: bytes) -> tuple[str, int] | None:
    """The task and the row of a message: https://docs.celeryq.dev/en/stable/internals/protocol.html"""
    try:
        said = json.loads(message)
        args = json.loads(base64.b64decode(said["body"]))[0]
        return str(said["headers"]["task"]), int(args[0])
    except (binascii.Error, ValueError, TypeError, LookupError):
        return None
