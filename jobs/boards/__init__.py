"""Where jobs are found by interface: companies' boards, feeds and searches.

Each is a module of the protocol in ``protocol.py``. A company's board besides has ``ADDRESS``,
which matches the addresses of its jobs, ``BOARD``, which matches its own, ``api``, which says
where a job is found, and ``found``, which reads it there, or gives None when it is not there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Protocol

from jobs.boards import (
    adzuna,
    arbeitnow,
    ashby,
    demo,
    greenhouse,
    hackernews,
    jsearch,
    lever,
    linkedin,
    remoteok,
    remotive,
    smartrecruiters,
    themuse,
    usajobs,
    workable,
)
from jobs.boards.protocol import Provider
from jobs.found import Found


class Board(Provider, Protocol):
    """What a module of a company's board offers besides."""

    ADDRESS: re.Pattern[str]
    BOARD: re.Pattern[str]

    def api(self, said: re.Match[str]) -> str: ...

    def found(self, data: Any, said: re.Match[str]) -> Found | None: ...  # noqa: ANN401 - JSON


COMPANY_BOARDS: Mapping[str, Board] = {
    board.KEY: board for board in (greenhouse, lever, ashby, workable, smartrecruiters)
}
OTHERS: Mapping[str, Provider] = {
    each.KEY: each
    for each in (
        *(adzuna, jsearch, linkedin, usajobs),
        *(remotive, arbeitnow, themuse, remoteok, hackernews),
        demo,
    )
}
PROVIDERS: Mapping[str, Provider] = {**COMPANY_BOARDS, **OTHERS}


def board_of(url: str) -> tuple[Board, re.Match[str]] | None:
    """The board that a job's address belongs to, and what the address says."""
    for board in COMPANY_BOARDS.values():
        said = board.ADDRESS.match(url)
        if said:
            return board, said
    return None


def board_named(url: str) -> tuple[Board, str] | None:
    """The board at an address, of itself or of one of its jobs, and its token."""
    for board in COMPANY_BOARDS.values():
        said = board.BOARD.match(url)
        if said:
            eu = "eu/" if said.groupdict().get("eu") else ""
            return board, eu + said["token"]
    return None
