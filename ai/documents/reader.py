"""The reader of files: asks a child process to open each one, and survives whatever happens to it.

One fork server belongs to each process that reads files. It is started by the first file, and
never used across a fork: a forked process starts its own.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

from ai.documents.frames import HEADER, receive
from ai.documents.layout import Document
from ai.documents.limits import MOST_BYTES, WALL_SECONDS
from ai.documents.problems import FAULTY, SENTENCES, unreadable
from ai.documents.wire import unpacked
from ai.errors import Unreadable

_PATIENCE = WALL_SECONDS + 10  # seconds: the child ends itself before
_LONGEST_PROBLEM = 500
_ROOT = str(Path(__file__).resolve().parents[2])
_TOO_SLOW = {signal.SIGXCPU, signal.SIGALRM}
_OWN_ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "TESSDATA_PREFIX", "HOME", "TMPDIR", "VIRTUAL_ENV")


class _Gone(Exception):
    """The fork server ended before it took the file."""


class Reader:
    """A fork server, started when needed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._control: socket.socket | None = None
        self._server: subprocess.Popen[bytes] | None = None

    def read(self, data: bytes) -> Document:
        """The document in ``data``. Raises ``Unreadable``."""
        if not data:
            raise unreadable("empty")
        if len(data) > MOST_BYTES:
            raise unreadable("too large")
        for _ in range(2):
            with contextlib.suppress(_Gone):
                return self._ask(data)
            self.close()
        raise unreadable("stopped")

    def _ask(self, data: bytes) -> Document:
        connection = self._connect()
        with connection:
            connection.settimeout(_PATIENCE)
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                connection.sendall(HEADER.pack(b"F", len(data)))
                connection.sendall(data)
            try:
                return _document(connection)
            except TimeoutError as error:
                raise unreadable("too slow") from error
            except (EOFError, ConnectionError) as error:
                raise _Gone from error

    def _connect(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        try:
            with self._lock, theirs:
                socket.send_fds(self._running(), [b"f"], [theirs.fileno()])
        except OSError as error:
            ours.close()
            raise _Gone from error
        return ours

    def _running(self) -> socket.socket:
        """The socket to a living server. Called with the lock held."""
        if self._control is not None and self._server is not None and self._server.poll() is None:
            return self._control
        self._let_go()
        ours, theirs = socket.socketpair()
        with theirs:
            self._server = _start(theirs.fileno())
        self._control = ours
        return ours

    def close(self) -> None:
        """End the server; the next file starts another."""
        with self._lock:
            self._let_go()

    def _let_go(self) -> None:
        if self._control is not None:
            self._control.close()
        if self._server is not None:
            try:
                self._server.wait(2)
            except subprocess.TimeoutExpired:
                self._server.kill()
                self._server.wait()
        self._control = self._server = None

    def forget(self) -> None:
        """In a forked process: the server is its parent's, and only its socket is to be closed."""
        self._lock = threading.Lock()
        if self._control is not None:
            self._control.close()
        if self._server is not None:
            self._server.returncode = 0  # so that nobody waits for, or warns of, another's child
        self._control = self._server = None


def _start(descriptor: int) -> subprocess.Popen[bytes]:
    """A fork server with nothing of this process but a socket: no secrets, no connections."""
    environment = {name: os.environ[name] for name in _OWN_ENVIRONMENT if name in os.environ}
    environment["PYTHONPATH"] = os.pathsep.join([_ROOT, *filter(None, sys.path)])
    return subprocess.Popen(  # noqa: S603 - our own module, with no words of anybody else
        [sys.executable, "-m", "ai.documents.forkserver", str(descriptor)],
        pass_fds=[descriptor],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd="/",
        start_new_session=True,
    )


def _document(connection: socket.socket) -> Document:
    letter, length = HEADER.unpack(receive(connection, HEADER.size))
    if letter == b"X":
        raise unreadable("too slow" if length in _TOO_SLOW else "damaged")
    answer = receive(connection, length)
    if letter == b"U":
        code, _, said = answer.decode("utf-8", "replace").partition("\n")
        if code == FAULTY:
            raise Unreadable(FAULTY, said[:_LONGEST_PROBLEM])
        raise unreadable(code if code in SENTENCES else "damaged")
    try:
        return unpacked(answer)
    except ValueError as error:
        raise unreadable("damaged") from error


READER = Reader()
atexit.register(READER.close)
os.register_at_fork(after_in_child=READER.forget)
