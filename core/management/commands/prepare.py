"""Brings the database to the code's schema: creates a new one fast, migrates an old one."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from core import schema


class Command(BaseCommand):
    help = "Create the database if it is new, else migrate it."
    requires_system_checks: list[str] = []  # noqa: RUF012 - Django's own declaration

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        done = schema.prepare(verbosity=options["verbosity"])
        self.stdout.write(f"Database {done}.")
