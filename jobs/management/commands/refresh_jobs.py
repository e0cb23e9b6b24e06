"""Reads the sources of postings once, now, within their quotas."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from jobs.boards import PROVIDERS
from jobs.gathering import reading, refreshing, switches
from jobs.models import Posting, Source


class Command(BaseCommand):
    help = "Read what is due of the sources of postings that are on, and the facts of what is new."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("sources", nargs="*", help="Keys, such as greenhouse; all without.")
        parser.add_argument("--all", action="store_true", help="Also what is not due yet.")
        parser.add_argument("--seconds", type=float, default=refreshing.SLICE, help="A source.")
        parser.add_argument("--facts", type=float, default=60.0, help="Seconds for reading facts.")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        wanted = options["sources"] or list(PROVIDERS)
        if unknown := set(wanted) - PROVIDERS.keys():
            raise CommandError(f"There is no source called {', '.join(sorted(unknown))}.")
        switches.prepare()
        for source in Source.objects.filter(key__in=wanted):
            if switches.is_on(source.key):
                self.refresh(source, everything=options["all"], seconds=options["seconds"])
        count = reading.read_new(seconds=options["facts"])
        self.stdout.write(f"Facts read of {count} postings.")

    def refresh(self, source: Source, *, everything: bool, seconds: float) -> None:
        if everything:
            now = timezone.now()
            source.boards.update(due_at=now)
            source.searches.update(due_at=now)
            Source.objects.filter(pk=source.pk).update(due_at=now)
        before = Posting.objects.filter(source=source).count()
        pages = refreshing.refresh(source.pk, seconds=seconds)
        source.refresh_from_db()
        new = Posting.objects.filter(source=source).count() - before
        self.stdout.write(f"{source}: {pages} pages, {new} new. {source.problem}".rstrip())
