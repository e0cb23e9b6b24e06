"""Whether the time of a door tells who is a member: logging in, signing up, resetting, by a
browser and by a program.

usage: doors.py PAIRS [SECONDS] [--only DOOR…]

Each pair knocks once with a member's address and once with an unknown one; 500 pairs take about
an hour at the 0.5 seconds that a door takes at least. Medians are to lie within 5 %.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys

WITHIN = 0.05


def main(pairs: int, seconds: float, only: list[str]) -> bool:
    """Measure and print; whether all doors keep what they know to themselves."""
    from django.conf import settings  # noqa: PLC0415 - after the setup below
    from django.core.management import call_command  # noqa: PLC0415
    from django.test.utils import setup_test_environment  # noqa: PLC0415

    from accounts.tests.doors import DOORS, PASSWORD, measured  # noqa: PLC0415
    from conftest import person  # noqa: PLC0415

    setup_test_environment()
    call_command("prepare", verbosity=0)
    settings.DOOR_SECONDS = seconds
    member = person("known@example.org")
    member.set_password(PASSWORD)
    member.save()
    fine = True
    for door in only or DOORS:
        times = measured(door, member.email, pairs)
        known, unknown = statistics.median(times.known), statistics.median(times.unknown)
        medians = f"known {known * 1000:.1f} ms, unknown {unknown * 1000:.1f} ms"
        print(f"{door}: {pairs} pairs, {medians}, {times.apart:.2%} apart", flush=True)
        fine = fine and times.apart <= WITHIN
    return fine


def run() -> bool:
    """With a database, a broker and mail of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=int)
    parser.add_argument("seconds", type=float, nargs="?", default=0.5)
    parser.add_argument("--only", nargs="+", default=[], metavar="DOOR")
    said = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobalign.settings")
    import django  # noqa: PLC0415 - after the settings are named

    import conftest  # noqa: PLC0415 - the tests' own data folder and broker

    conftest.pytest_configure()
    try:
        from django.conf import settings  # noqa: PLC0415

        settings.DATABASES["default"]["NAME"] = settings.DATA_DIR / "doors.sqlite3"
        django.setup()
        return main(said.pairs, said.seconds, said.only)
    finally:
        conftest.pytest_unconfigure()


if __name__ == "__main__":
    sys.exit(not run())
