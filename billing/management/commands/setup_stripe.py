"""Brings Stripe in line with ``billing.plans``; without --apply it only says what it would do."""

from __future__ import annotations

from typing import Any

import stripe
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from billing import stripe_setup
from billing.subscriptions import payments_are_on

ROUNDS = 3


class Command(BaseCommand):
    help = "Set up the product, prices, portal and webhook endpoint in Stripe. Safe to run again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--apply", action="store_true", help="do it; without this it is only said"
        )

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        if not payments_are_on():
            raise CommandError("STRIPE_SECRET_KEY is not set: there is no Stripe to set up.")
        try:
            count = self._walk(apply=options["apply"])
        except stripe.StripeError as problem:
            raise CommandError(f"Stripe said: {problem.user_message or problem}") from problem
        self.stdout.write(self._ending(count, applied=options["apply"]))

    def _walk(self, *, apply: bool) -> int:
        """Say the steps, and do them; what one makes can ask for another, so it looks again."""
        count = 0
        for _ in range(ROUNDS if apply else 1):
            steps = stripe_setup.steps()
            for step in steps:
                self.stdout.write(step.words)
                if apply:
                    step.do()
            count += len(steps)
            if not steps:
                break
        return count

    def _ending(self, count: int, *, applied: bool) -> str:
        mode = "live mode" if settings.STRIPE_LIVE_MODE else "test mode"
        if not count:
            return f"Stripe ({mode}) is as it should be."
        if applied:
            return f"Done, in {mode}."
        return f"Nothing was changed. To do it, in {mode}: manage.py setup_stripe --apply"
