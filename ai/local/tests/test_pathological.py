"""Texts that nobody writes, and a hostile person sends: they are read in seconds, not in hours."""

import time

import pytest

from ai.documents import from_text
from ai.local.engine import LocalEngine

LONGEST = 100_000
SECONDS = 20


def of(piece: str) -> str:
    return piece * (LONGEST // len(piece))


@pytest.mark.parametrize("piece", ["A", "Aa-", "Abc ", "(", "1 "])
def test_a_resume_of_one_endless_line_is_read(piece: str) -> None:
    began = time.process_time()
    LocalEngine().read_resume(from_text(of(piece)))
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize("piece", ["You must have Python. ", "A. ", "(", "• "])
def test_a_job_of_one_endless_line_is_read(piece: str) -> None:
    began = time.process_time()
    LocalEngine().read_job(from_text(of(piece)))
    assert time.process_time() - began < SECONDS
