"""A source that is read by a process which is killed: nothing is lost, doubled or not counted."""

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
from jobs.tests.shapes import SHAPES, as_json
from jobs.tests.web import Answer, a_site

pytestmark = pytest.mark.processes

ROW = SHAPES["arbeitnow"]["/job-board-api"]["data"][0]
PAGES = 4


def manage(environ: dict[str, str], *words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "manage.py", *words], cwd=ROOT, env=environ)


def rows(folder: Path, query: str) -> list[Any]:
    with sqlite3.connect(folder / "jobalign.sqlite3") as database:
        return database.execute(query).fetchall()


def test_a_killed_reader_is_followed_by_one_that_goes_on_where_it_was(tmp_path: Path) -> None:
    asked: list[str] = []

    def respond(path: str) -> Answer:
        page = path.partition("page=")[2]
        asked.append(page)
        if len(asked) == 3:
            time.sleep(3)
        jobs = [{**ROW, "slug": f"{page}-{n}", "title": f"Gardener {page} {n}"} for n in range(50)]
        return as_json({"data": jobs, "links": {"next": "more" if page != str(PAGES) else None}})

    with a_site(respond) as site:
        environ = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), "OPEN_SOURCES": "true"}
        environ["SOURCES_STAND_IN"] = site.url
        assert manage(environ, "prepare").wait(120) == 0
        reader = manage(environ, "refresh_jobs", "arbeitnow", "--facts", "0")
        while len(asked) < 3:
            assert reader.poll() is None
            time.sleep(0.02)
        reader.send_signal(signal.SIGKILL)
        reader.wait()
        rows(tmp_path, "UPDATE jobs_source SET leased_until = '2026-01-01 00:00:00'")
        assert manage(environ, "refresh_jobs", "arbeitnow", "--facts", "0").wait(60) == 0
    assert asked == ["1", "2", "3", "3", "4"]
    assert rows(tmp_path, "SELECT count(*) FROM jobs_sourcecall") == [(5,)]
    count = "SELECT count(*), count(DISTINCT external_id) FROM jobs_posting"
    assert rows(tmp_path, count) == [(50 * PAGES, 50 * PAGES)]
