"""Looking for jobs in a process that is killed, and in two at once: none is lost or doubled."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from jobalign.tests.house import ROOT

pytestmark = pytest.mark.processes
LOOK = "from matching.feed import making; making.recommend(1)"


class Folder:
    """A data folder, and processes on it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.environ = {"PATH": os.environ["PATH"], "DATA_DIR": str(path), "DEMO": "true"}

    def manage(self, *words: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "manage.py", *words]
        return subprocess.Popen(command, cwd=ROOT, env=self.environ)

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        with sqlite3.connect(self.path / "jobalign.sqlite3", timeout=20) as database:
            return database.execute(sql).fetchall()

    def wait(self, sql: str, process: subprocess.Popen[bytes]) -> None:
        while not self.ask(sql):
            assert process.poll() is None
            time.sleep(0.005)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """With the demo board and a nurse's résumé, both read, and a feed that has not looked."""
    made = Folder(tmp_path)
    for words in (["prepare"], ["shell", "-c", READ]):
        assert made.manage(*words).wait(120) == 0
    return made


READ = """
from django.core.management import call_command
from matching.feed import timing
from resumes import pipeline
from resumes.models import Resume
call_command("demo")
call_command("refresh_jobs", "demo")
pipeline.read(1)
timing.begin(Resume.objects.get())
"""
KEPT = "SELECT count(*), count(DISTINCT posting_id) FROM matching_recommendation"


def test_a_killed_look_is_taken_over_and_two_at_once_are_one(folder: Folder) -> None:
    looker = folder.manage("shell", "-c", LOOK)
    folder.wait("SELECT 1 FROM matching_feed WHERE step = 2", looker)
    looker.send_signal(signal.SIGKILL)
    looker.wait()
    assert folder.ask(KEPT) == [(0, 0)]
    assert folder.ask("SELECT status, attempts FROM matching_feed") == [("running", 1)]

    folder.ask("UPDATE matching_feed SET leased_until = '2026-01-01 00:00:00'")
    both = [folder.manage("shell", "-c", LOOK) for _ in range(2)]
    assert [one.wait(60) for one in both] == [0, 0]
    assert folder.ask("SELECT status, attempts FROM matching_feed") == [("ready", 2)]
    [(kept, different)] = folder.ask(KEPT)
    assert kept == different > 20
