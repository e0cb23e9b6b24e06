"""The postings of a long feed, filed once: what came or went since is all that is filed again."""

from __future__ import annotations

import threading

from ai.engine import Posting
from ai.local.ranking.index import PostingIndex
from ai.local.scoring.profile import Profile


class Feed:
    """Keeps the index of the feed that was asked last. Safe to use from several threads."""

    def __init__(self) -> None:
        self._index = PostingIndex()
        self._filed: dict[str, Posting] = {}
        self._lock = threading.Lock()

    def nearest(self, person: Profile, postings: list[Posting], most: int) -> list[Posting]:
        """The ``most`` postings nearest to a person, in the order in which they were given."""
        with self._lock:
            self._file({posting.id: posting for posting in postings})
            near = set(self._index.nearest(person.titles, person.direction, most))
        return [posting for posting in postings if posting.id in near]

    def _file(self, feed: dict[str, Posting]) -> None:
        for gone in self._filed.keys() - feed.keys():
            self._index.remove(gone)
        for name, posting in feed.items():
            if self._filed.get(name) != posting:
                self._index.add(posting)
        self._filed = feed
