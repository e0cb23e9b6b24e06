"""Spends at the edge of an allowance, by many processes at once: ``… spending edge PROCESSES N``.

It makes the schema of the database that the environment names, and a person of whose allowance
``LEFT`` are left; then each process spends N times in ten threads. It prints how many were let
through, were refused or failed, and what the count then stands at.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

THREADS = 10
LEFT = 7
EMAIL = "edge@example.org"


def prepare() -> None:
    from accounts.models import User  # noqa: PLC0415 - after the settings
    from billing.models import Usage  # noqa: PLC0415 - after the settings
    from billing.plans import Feature  # noqa: PLC0415 - after the settings
    from billing.subscriptions import standing_for  # noqa: PLC0415 - after the settings
    from core import schema  # noqa: PLC0415 - after the settings

    schema.prepare(verbosity=0)
    user = User.objects.create_user(EMAIL)
    standing = standing_for(user)
    limit = standing.plan.limit(Feature.MATCH)
    assert limit is not None, "payments are on"
    Usage.objects.create(
        owner=user, feature=Feature.MATCH, month=standing.month, spent=limit - LEFT
    )


def race(count: int) -> Counter[str]:
    from django.db import connection  # noqa: PLC0415 - after the settings

    from accounts.models import User  # noqa: PLC0415 - after the settings
    from billing.plans import Feature  # noqa: PLC0415 - after the settings
    from billing.services import spend  # noqa: PLC0415 - after the settings
    from core.errors import Refused  # noqa: PLC0415 - after the settings

    def one(_: int) -> str:
        try:
            spend(User.objects.get(email=EMAIL), Feature.MATCH)
        except Refused:
            return "refused"
        except Exception as problem:  # noqa: BLE001 - whatever it was is counted
            return type(problem).__name__
        finally:
            connection.close()
        return "let through"

    with ThreadPoolExecutor(THREADS) as pool:
        return Counter(pool.map(one, range(count)))


def edge(processes: int, each: int) -> Counter[str]:
    from billing.models import Usage  # noqa: PLC0415 - after the settings

    prepare()
    command = [sys.executable, "-m", "billing.tests.spending", "race", str(each)]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(processes)
    ]
    told: Counter[str] = Counter()
    for process in running:
        out, _ = process.communicate()
        told += counted(out)
    return told + Counter({"spent": Usage.objects.get(owner__email=EMAIL).spent})


def counted(lines: str) -> Counter[str]:
    """Lines such as ``refused: 43``, as they are printed here."""
    pairs = (line.rpartition(": ") for line in lines.splitlines())
    return Counter({words: int(number) for words, _, number in pairs})


def main(verb: str, *numbers: str) -> None:
    import django  # noqa: PLC0415 - this is a program of its own

    django.setup()
    verbs: dict[str, Callable[..., Counter[str]]] = {"race": race, "edge": edge}
    for said, number in verbs[verb](*map(int, numbers)).items():
        sys.stdout.write(f"{said}: {number}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
