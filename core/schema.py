"""Brings the database to the code's schema.

Replaying every migration of every package takes most of a minute of CPU, and on a database that
does not exist yet there is nothing to migrate. So a brand-new one is created from the models as
they are, and every migration is recorded as applied: all in one transaction. A database that
exists is migrated. A test compares the two schemas.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


class NoMigrations:
    """Stands for ``MIGRATION_MODULES``: every app has none."""

    def __contains__(self, app: object) -> bool:
        return True

    def __getitem__(self, app: str) -> None:
        return None


def prepare(*, verbosity: int = 1) -> str:
    """Bring the database up to date; returns ``created``, ``migrated`` or ``up to date``."""
    with connection.cursor() as cursor:
        brand_new = not connection.introspection.table_names(cursor)
    if brand_new:
        create(verbosity=verbosity)
        return "created"
    if _known().keys() <= MigrationRecorder(connection).applied_migrations().keys():
        return "up to date"
    call_command("migrate", interactive=False, verbosity=verbosity)
    return "migrated"


def create(*, verbosity: int = 1) -> None:
    """Create all tables from the models, and record all migrations as applied, or do nothing."""
    with _constraints_off(), transaction.atomic():
        with _without_migrations():
            call_command("migrate", run_syncdb=True, interactive=False, verbosity=verbosity - 1)
        recorder = MigrationRecorder(connection)
        recorder.ensure_schema()
        for app, name in sorted(_known()):
            recorder.record_applied(app, name)


def _known() -> dict[tuple[str, str], Migration]:
    """Every migration there is in the code."""
    return MigrationLoader(None, ignore_no_migrations=True).disk_migrations


@contextmanager
def _without_migrations() -> Iterator[None]:
    before: Any = settings.MIGRATION_MODULES
    settings.MIGRATION_MODULES = NoMigrations()
    try:
        yield
    finally:
        settings.MIGRATION_MODULES = before


@contextmanager
def _constraints_off() -> Iterator[None]:
    """SQLite changes its schema only with foreign keys off, set outside a transaction."""
    off = connection.disable_constraint_checking()
    try:
        yield
    finally:
        if off:
            connection.enable_constraint_checking()
