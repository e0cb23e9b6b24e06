"""Handing work over while the broker is down."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings

HANDS_OVER = """
import time
import django
django.setup()
from core.queue import publish
publish("core.sweep")  # what is loaded only once
began = time.monotonic()
assert publish("core.sweep") is False
print(time.monotonic() - began)
"""


def test_a_page_does_not_wait_for_a_broker_that_is_down(tmp_path: Path) -> None:
    environ = {**os.environ, "DATA_DIR": str(tmp_path), "REDIS_URL": ""}
    done = subprocess.run(
        [sys.executable, "-c", HANDS_OVER],
        env={**environ, "DJANGO_SETTINGS_MODULE": "jobalign.settings"},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert float(done.stdout.split()[-1]) < 1
