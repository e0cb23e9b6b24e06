"""Celery for JobAlign: workers carry the request's id in their logs, and show that they live."""

from __future__ import annotations

import os
import time
from typing import Any

from celery import Celery
from celery.signals import heartbeat_sent, setup_logging
from django_structlog.celery.steps import DjangoStructLogInitStep

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobalign.settings")

app = Celery("jobalign")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.steps["worker"].add(DjangoStructLogInitStep)

HEARTBEAT = "worker-heartbeat"
HEARTBEAT_EVERY = 5
HEARTBEAT_LIFE = 30
POSTMAN = "postman"
_last_beat = 0.0


@setup_logging.connect
def use_our_logging(**kwargs: Any) -> None:  # noqa: ARG001 - Celery's signature
    """Connected so that Celery leaves the logging of settings as it is."""
    import logging.config  # noqa: PLC0415 - at start of a worker only

    from django.conf import settings  # noqa: PLC0415 - after Django is set up

    logging.config.dictConfig(settings.LOGGING)


@heartbeat_sent.connect
def show_life(sender: Any, **kwargs: Any) -> None:  # noqa: ANN401, ARG001 - Celery's signature
    """Leave a sign of life in the cache, for the readiness check; who only sends mail is not the
    worker that is asked for."""
    global _last_beat
    if sender.eventer.hostname.startswith(f"{POSTMAN}@"):
        return
    now = time.monotonic()
    if now - _last_beat < HEARTBEAT_EVERY:
        return
    _last_beat = now
    from django.core.cache import cache  # noqa: PLC0415 - settings are ready only now

    cache.set(HEARTBEAT, time.time(), HEARTBEAT_LIFE)
