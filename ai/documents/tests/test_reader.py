"""The process that opens files: what it survives, and what it leaves behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from ai import documents
from ai.documents.reader import Reader
from ai.errors import Unreadable

_TEXT = b"Ada Winter\nEngineer\nada@example.com"
_ENDLESS = b"%PDF-1.4\n" + b"1 0 obj <</Type /Catalog>> endobj\n" * 3


@pytest.fixture
def reader() -> Reader:
    return Reader()


def _server(reader: Reader) -> int:
    process = reader._server  # noqa: SLF001 - the process is what these tests are about
    assert process is not None
    return process.pid


def _children_of(pid: int) -> list[int]:
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(child) for child in text.split()]


def test_a_file_is_read_in_another_process(reader: Reader) -> None:
    assert reader.read(_TEXT).text.startswith("Ada Winter")
    assert _server(reader) != os.getpid()
    reader.close()


def test_the_server_is_kept_between_files(reader: Reader) -> None:
    reader.read(_TEXT)
    first = _server(reader)
    reader.read(_TEXT)
    assert _server(reader) == first
    reader.close()


def test_no_children_are_left(reader: Reader) -> None:
    for _ in range(3):
        reader.read(_TEXT)
    time.sleep(0.2)
    assert _children_of(_server(reader)) == []
    reader.close()


def test_a_killed_server_is_replaced(reader: Reader) -> None:
    reader.read(_TEXT)
    first = _server(reader)
    os.kill(first, signal.SIGKILL)
    time.sleep(0.1)
    assert reader.read(_TEXT).text.startswith("Ada Winter")
    assert _server(reader) != first
    reader.close()


def test_threads_read_side_by_side(reader: Reader) -> None:
    read: list[str] = []

    def work() -> None:
        read.append(reader.read(_TEXT).text)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert read == [_TEXT.decode()] * 8
    reader.close()


def test_a_forked_process_starts_its_own_server() -> None:
    documents.read(_TEXT)
    inside, outside = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            said = documents.read(_TEXT).text.encode()
            os.write(outside, said)
        finally:
            os._exit(0)
    os.close(outside)
    _, status = os.waitpid(child, 0)
    assert (os.read(inside, 999), status) == (_TEXT, 0)
    os.close(inside)
    assert documents.read(_TEXT).text == _TEXT.decode()


def test_no_orphan_is_left_when_the_parent_is_killed() -> None:
    code = (
        "import time; from ai.documents.reader import READER; READER.read(b'some words here');"
        "print(READER._server.pid, flush=True); time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    server = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    assert _gone(server)


def _gone(pid: int) -> bool:
    """Whether a process ends within two seconds."""
    for _ in range(40):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


def test_the_server_holds_none_of_its_parents_secrets(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_KEY", "a-secret")
    reader.read(_TEXT)
    environment = Path(f"/proc/{_server(reader)}/environ").read_bytes()
    assert b"a-secret" not in environment
    reader.close()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"x" * (10 * 1024 * 1024 + 1), "too large"),
        (b"\x00\x01\x02\x03" * 400, "not a document"),
        (b"%PDF-1.7\nnothing else", "damaged"),
        (b"   \n \n", "no text"),
        (b"PK\x03\x04 broken", "damaged"),
        (_ENDLESS, "damaged"),
    ],
)
def test_each_failure_is_said(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        documents.read(data)
    assert caught.value.code == code
    assert caught.value.problem.endswith(".")
