"""Random lives of subscriptions, and whether rights were ever wrong.

usage: python -m benchmarks.subscription_lives [LIVES] [--from SEED]

Each life (1,000) is lived against the stand-in for Stripe, on a database in memory that is put
back after it: events late, doubled, out of order and lost. Two judges, who share no code with
``billing.rights``, look at every step and at the end (``billing/tests/lives.py``). Both counts
are to be nought; the exit status says whether they are.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time

os.environ["DJANGO_SETTINGS_MODULE"] = "jobalign.settings"
os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="jobalign-lives-")
os.environ["DATABASE_URL"] = "sqlite://:memory:"
os.environ["STRIPE_SECRET_KEY"] = "sk_test_" + "x" * 24
os.environ["LOG_LEVEL"] = "ERROR"

import django

django.setup()

from django.conf import settings  # noqa: E402 - after django.setup()
from django.db import transaction  # noqa: E402 - after django.setup()

from accounts.models import User  # noqa: E402 - after django.setup()
from billing.tests.lives import Life  # noqa: E402 - after django.setup()
from billing.tests.shop import open_shop  # noqa: E402 - after django.setup()
from core import schema  # noqa: E402 - after django.setup()


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("lives", type=int, nargs="?", default=1000)
    parser.add_argument("--from", dest="first", type=int, default=0)
    chosen = parser.parse_args()
    settings.ALLOWED_HOSTS.append("testserver")
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    schema.prepare(verbosity=0)
    shop = open_shop()
    sentences: list[str] = []
    events = looks = lost = 0
    began = time.monotonic()
    for seed in range(chosen.first, chosen.first + chosen.lives):
        with transaction.atomic():
            life = Life(shop, User.objects.create_user(f"life{seed}@example.org"), seed)
            life.live()
            transaction.set_rollback(True)
        for sentence in life.unpaid + life.wrong:
            print(sentence, flush=True)
            sentences.append(sentence)
        events, looks, lost = events + life.events, looks + life.looks, lost + life.lost
        if (seed + 1) % 100 == 0:
            print(f"{seed + 1} lives, {len(sentences)} faults", file=sys.stderr, flush=True)
    print(
        f"{chosen.lives} lives, {events} events ({lost} lost for good), {looks} looks: "
        f"{len(sentences)} wrong, in {time.monotonic() - began:.0f} s"
    )
    return 1 if sentences else 0


if __name__ == "__main__":
    sys.exit(main())
