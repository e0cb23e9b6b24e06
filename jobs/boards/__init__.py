"""Companies' own boards whose jobs are read from the board's interface, not from its page.

A module a board: ``ADDRESS`` matches the addresses of its jobs, ``api`` says where the job is
found, and ``found`` reads it in the board's answer, or gives None when it is not there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Protocol

from jobs.boards import ashby, greenhouse, lever, smartrecruiters, workable
from jobs.found import Found


class Board(Protocol):
    """What a module of a board offers."""

    NAME: str
    ADDRESS: re.Pattern[str]

    def api(self, said: re.Match[str]) -> str: ...

    def found(self, data: Any, said: re.Match[str]) -> Found | None: ...  # noqa: ANN401 - JSON


BOARDS: Mapping[str, Board] = {
    board.NAME: board for board in (greenhouse, lever, ashby, workable, smartrecruiters)
}


def board_of(url: str) -> tuple[Board, re.Match[str]] | None:
    """The board that a job's address belongs to, and what the address says."""
    for board in BOARDS.values():
        said = board.ADDRESS.match(url)
        if said:
            return board, said
    return None
