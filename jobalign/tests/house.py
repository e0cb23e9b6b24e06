"""A whole JobAlign with real processes, on a data folder and a port of its own."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import requests

ROOT = Path(__file__).resolve().parents[2]
START = 90


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class House:
    """Started by ``manage.py serve``, as ``make run`` does."""

    def __init__(self, folder: Path, **environ: str) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.environ = {
            "PATH": os.environ["PATH"],
            "DATA_DIR": str(folder),
            "PORT": str(self.port),
            "SITE_URL": self.url,
            "DEMO": "true",
            "PYTHONUNBUFFERED": "1",
            **environ,
        }
        self.log = folder.parent / f"{folder.name}.log"
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> House:
        self.start()
        return self

    def __exit__(self, *args: object) -> None:
        self.stop()

    @property
    def said(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    def start(self) -> float:
        """Start it, and return the seconds until it answers."""
        self.folder.mkdir(exist_ok=True)
        began, before = time.monotonic(), len(self.said) if self.log.exists() else 0
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "serve"],
                cwd=ROOT,
                env=self.environ,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self.wait(lambda: "JobAlign answers" in self.said[before:], START)
        return time.monotonic() - began

    def stop(self) -> None:
        """As Ctrl-C does."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(60)

    def wait(self, done: Callable[[], Any], seconds: float) -> None:
        end = time.monotonic() + seconds
        while not done():
            if time.monotonic() > end:
                raise TimeoutError(self.said[-4000:])
            if self.process is None or self.process.poll() is not None:
                raise ChildProcessError(self.said[-4000:])
            time.sleep(0.1)

    def processes(self) -> list[psutil.Process]:
        assert self.process is not None
        return psutil.Process(self.process.pid).children(recursive=True)

    def named(self, words: str) -> list[psutil.Process]:
        """The processes of this house whose command line holds ``words``."""
        found = []
        for process in self.processes():
            try:
                if words in " ".join(process.cmdline()):
                    found.append(process)
            except psutil.Error:
                continue
        return found

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        """Read the database."""
        with sqlite3.connect(self.folder / "jobalign.sqlite3", timeout=20) as connection:
            return connection.execute(sql).fetchall()

    def sign_in(self) -> requests.Session:
        """A browser's session, signed in to the demo account."""
        session = requests.Session()
        password = (self.folder / "demo-password").read_text(encoding="ascii")
        answer = self.post(
            session,
            "/accounts/login/",
            {"login": "demo@jobalign.example", "password": password},
        )
        assert answer.url.endswith("/dashboard/"), answer.url
        return session

    def post(
        self,
        session: requests.Session,
        path: str,
        data: dict[str, Any] | None = None,
        files: Any = None,  # noqa: ANN401 - as requests takes them
    ) -> requests.Response:
        """Post a form as a page would, with its token."""
        if "csrftoken" not in session.cookies:
            session.get(self.url + path, timeout=30)
        sent = {"csrfmiddlewaretoken": session.cookies["csrftoken"], **(data or {})}
        return session.post(self.url + path, data=sent, files=files, timeout=60)
