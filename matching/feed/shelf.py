"""All open postings as rows of numbers, so that those nearest to a person are found in a moment.

A row is made once, when a posting's facts are read, and kept beside it (``PostingRow``). Each
process that looks keeps them all in memory, and reads only what came since it last looked.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

import numpy as np
from django.utils import timezone

from ai.local.ranking.index import PostingIndex
from ai.local.ranking.space import Floats
from jobs.models import PostingRow

OVERLAP = timedelta(minutes=2)
"""Transactions may be committed a little after the time that they write down."""
BATCH = 5_000


class Shelf:
    """Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.empty()

    def empty(self) -> None:
        """Begin anew, as for another database."""
        self._index = PostingIndex()
        self._newest: datetime | None = None
        self._up_to: datetime | None = None

    def look(self) -> datetime:
        """Take in what came since; returns until when what was read has been taken in."""
        with self._lock:
            settled, newest = timezone.now() - OVERLAP, newest_read()
            if newest is None or (self._newest and newest < self._newest):
                self.empty()
            for names, rows in rows_since(self._up_to):
                self._index.add_rows(names, rows)
            self._newest, self._up_to = newest, settled
            return max(newest or settled, settled)

    def nearest(
        self, titles: Floats, direction: Floats, most: int, among: Iterable[int] | None = None
    ) -> list[int]:
        """The numbers of the nearest postings, of all or ``among`` some; best first. Some may be
        closed by now."""
        names = None if among is None else [str(number) for number in among]
        with self._lock:
            return [int(name) for name in self._index.nearest(titles, direction, most, names)]

    def forget(self, numbers: set[int]) -> None:
        """Take out postings that are no longer open."""
        with self._lock:
            for number in numbers:
                self._index.remove(str(number))

    def __len__(self) -> int:
        return len(self._index)


def newest_read() -> datetime | None:
    """When the newest of the open postings was read."""
    newest: datetime | None = (
        PostingRow.objects.order_by("-read_at").values_list("read_at", flat=True).first()
    )
    return newest


def rows_since(since: datetime | None) -> Iterator[tuple[list[str], Floats]]:
    """The open postings that were read after ``since``, all of them without it: in batches, their
    numbers and a matrix with a row each."""
    rows = PostingRow.objects.filter(posting__expired_at=None, posting__lead=True)
    if since is not None:
        rows = rows.filter(read_at__gt=since)
    found = rows.values_list("posting_id", "row").iterator(chunk_size=BATCH)
    while batch := list(itertools.islice(found, BATCH)):
        whole = np.frombuffer(b"".join(bytes(row) for _, row in batch), np.float16)
        names = [str(number) for number, _ in batch]
        yield names, whole.reshape(len(batch), -1).astype(np.float32)


SHELF = Shelf()
