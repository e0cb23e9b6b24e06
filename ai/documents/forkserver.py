"""The process that forks one child for each file, with the readers already in memory.

It is started by ``ai.documents.reader`` with one end of a socket, and lives as long as the other
end is held: when its parent ends in whatever way, it reads the end of the file and is gone. Every
message is a byte with a socket of its own attached, on which a child gets a file and answers.
It has one thread, no database and no other socket, so that forking it is safe and cheap.

A frame is a letter, the length of what follows in four bytes, and that: ``D`` a document, ``U``
the code of an ``Unreadable``, ``X`` the signal or status with which the child ended.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import os
import resource
import select
import signal
import socket
import sys

from ai.documents.extract import extract, warm_up
from ai.documents.frames import HEADER, receive
from ai.documents.limits import CPU_SECONDS, MEMORY, WALL_SECONDS
from ai.documents.problems import FAULTY
from ai.documents.wire import packed
from ai.errors import Unreadable

_PR_SET_PDEATHSIG = 1  # https://man7.org/linux/man-pages/man2/pr_set_pdeathsig.2const.html


def main(descriptor: int) -> None:
    """Serve until the parent is gone."""
    control = socket.socket(fileno=descriptor)
    wake_read, wake_write = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
    signal.set_wakeup_fd(wake_write, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    watched: list[socket.socket | int] = [control, wake_read]
    libc = ctypes.CDLL(None) if sys.platform == "linux" else None
    warm_up()
    gc.collect()
    gc.freeze()
    children: dict[int, socket.socket] = {}
    while True:
        ready, _, _ = select.select(watched, [], [])
        if wake_read in ready:
            with contextlib.suppress(BlockingIOError):
                os.read(wake_read, 512)
            _reap(children)
        if control in ready and not _accept(control, children, libc):
            return


def _accept(
    control: socket.socket, children: dict[int, socket.socket], libc: ctypes.CDLL | None
) -> bool:
    """Fork a child for the next message; false when there will be none."""
    try:
        message, descriptors, _, _ = socket.recv_fds(control, 1, 1)
    except OSError:
        return False
    if not message:
        return False
    connection = socket.socket(fileno=descriptors[0])
    child = os.fork()
    if child == 0:
        control.close()
        for other in children.values():
            other.close()
        _serve(connection, libc)
    children[child] = connection
    return True


def _reap(children: dict[int, socket.socket]) -> None:
    """Bury the children that ended, and tell those who wait how."""
    while children:
        try:
            child, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if child == 0:
            return
        connection = children.pop(child, None)
        if connection is not None:
            code = os.waitstatus_to_exitcode(status)
            connection.setblocking(False)
            with contextlib.suppress(OSError):
                connection.sendall(HEADER.pack(b"X", abs(code)))
            connection.close()


def _serve(connection: socket.socket, libc: ctypes.CDLL | None) -> None:
    """The life of a child: limits, one file, one answer."""
    status = 1
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        if libc is not None:
            libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        _limit()
        letter, answer = _answer(connection)
        connection.sendall(HEADER.pack(letter, len(answer)) + answer)
        status = 0
    finally:
        os._exit(status)


def _limit() -> None:
    """Bound what a child may take; the defaults of the signals end it even inside a library."""
    for name, soft, hard in (
        (resource.RLIMIT_AS, MEMORY, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS, CPU_SECONDS + 1),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(name, (soft, hard))
    signal.alarm(WALL_SECONDS)


def _answer(connection: socket.socket) -> tuple[bytes, bytes]:
    try:
        _, length = HEADER.unpack(receive(connection, HEADER.size))
        return b"D", packed(extract(receive(connection, length)))
    except Unreadable as problem:
        said = problem.problem if problem.code == FAULTY else ""
        return b"U", f"{problem.code}\n{said}".encode()
    except MemoryError:
        return b"U", b"too heavy"
    except Exception:  # noqa: BLE001 - whatever a reader raises, the file could not be opened
        return b"U", b"damaged"


if __name__ == "__main__":
    main(int(sys.argv[1]))
