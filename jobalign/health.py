"""Is the process alive, and can it do its work?"""

from __future__ import annotations

from collections.abc import Callable

import structlog
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis import Redis

from jobalign.celery import HEARTBEAT

log = structlog.get_logger()
_migrated = False


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - a view
    """The process answers."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - a view
    """All it takes to do the work is there; 503 names what is not."""
    parts = {name: _holds(name, check) for name, check in CHECKS.items()}
    ready = all(parts.values())
    body = {"status": "ok" if ready else "unavailable", **parts}
    return JsonResponse(body, status=200 if ready else 503)


def _holds(name: str, check: Callable[[], bool]) -> bool:
    try:
        return check()
    except Exception:
        log.warning("not ready", part=name, exc_info=True)
        return False


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


def _broker() -> bool:
    url = settings.BROKER_URL.replace("redis+socket://", "unix://")
    with Redis.from_url(url, socket_connect_timeout=2, socket_timeout=2) as redis:
        return bool(redis.ping())


def _worker() -> bool:
    return cache.get(HEARTBEAT) is not None


def _migrations() -> bool:
    global _migrated
    if not _migrated:
        executor = MigrationExecutor(connection)
        _migrated = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    return _migrated


CHECKS = {
    "database": _database,
    "broker": _broker,
    "worker": _worker,
    "migrations": _migrations,
}
