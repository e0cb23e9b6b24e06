"""A hundred thousand postings, and those of them that a résumé is nearest to, in milliseconds.

One matrix holds a row a posting: its mixture of fields of work and its direction on the map of
words. A résumé is one vector against it; the judgement itself is then made on the short list.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from ai.engine import Posting
from ai.local.ranking.space import Floats, space

TEXT = 0.6
"""Weight of the words' likeness against that of the fields."""
TITLE = 0.5
BEGINNING = 4_000
"""So many characters of a posting tell what it is about; the rest is often boilerplate."""


class PostingIndex:
    """Postings by identifier. Adding one again replaces it; an unknown one is removed in vain."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._row: dict[str, int] = {}
        self._rows: Floats = np.zeros((1024, _width()), np.float32)

    def __len__(self) -> int:
        return len(self._ids)

    def __contains__(self, posting_id: object) -> bool:
        return posting_id in self._row

    def add(self, posting: Posting) -> None:
        """Files the posting under its identifier."""
        self.add_row(posting.id, posting_row(posting))

    def row(self, posting_id: str) -> Floats:
        """The row that a posting was filed as."""
        return np.array(self._rows[self._row[posting_id]], np.float32)

    def remove(self, posting_id: str) -> None:
        """Takes the posting out; the last one moves into its place."""
        row = self._row.pop(posting_id, None)
        if row is None:
            return
        last = self._ids.pop()
        if last != posting_id:
            self._rows[row] = self._rows[len(self._ids)]
            self._ids[row] = last
            self._row[last] = row

    def nearest(
        self, titles: Floats, told: Floats, top: int, among: Iterable[str] | None = None
    ) -> list[str]:
        """The ``top`` postings nearest to a person's ``titles`` (a mixture of fields) and to the
        direction of what is ``told``; best first, equal ones by identifier. ``among`` leaves all
        others out, and may name postings that are not filed."""
        rows, ids = self._rows[: len(self._ids)], self._ids
        if among is not None:
            places = [self._row[name] for name in among if name in self._row]
            rows, ids = rows[places], [ids[place] for place in places]
        if not ids or top < 1:
            return []
        near = rows @ query_row(titles, told)
        some = min(top, len(near))
        best = np.argpartition(-near, some - 1)[:some]
        order = sorted(best.tolist(), key=lambda i: (-float(near[i]), ids[i]))
        return [ids[i] for i in order]

    def save(self, path: Path) -> None:
        """Writes the index to one file."""
        names = np.frombuffer(json.dumps(self._ids).encode(), np.uint8)
        with path.open("wb") as file:
            np.savez(file, ids=names, rows=self._rows[: len(self._ids)].astype(np.float16))

    @classmethod
    def load(cls, path: Path) -> PostingIndex:
        """The index that ``save`` wrote."""
        made = cls()
        with np.load(path) as file:
            made._ids = json.loads(file["ids"].tobytes())
            made._rows = file["rows"].astype(np.float32)
        made._row = {name: i for i, name in enumerate(made._ids)}
        return made

    def add_rows(self, posting_ids: Sequence[str], rows: Floats) -> None:
        """Files many rows at once; identifiers that are filed already are replaced."""
        new = [n for n, name in enumerate(posting_ids) if name not in self._row]
        for n in set(range(len(posting_ids))) - set(new):
            self.add_row(posting_ids[n], rows[n])
        at = len(self._ids)
        short = at + len(new) - len(self._rows)
        if short > 0:
            more = np.zeros((max(1024, short, len(self._rows) // 4), _width()), np.float32)
            self._rows = np.concatenate([self._rows, more])
        self._rows[at : at + len(new)] = rows[new]
        self._ids += [posting_ids[n] for n in new]
        self._row |= {posting_ids[n]: at + place for place, n in enumerate(new)}

    def add_row(self, posting_id: str, row: Floats) -> None:
        """Files a row made by ``posting_row``, or by ``row`` of another index."""
        at = self._row.get(posting_id)
        if at is None:
            at = len(self._ids)
            if at >= len(self._rows):
                more = np.zeros((max(1024, len(self._rows)), _width()), np.float32)
                self._rows = np.concatenate([self._rows, more])
            self._ids.append(posting_id)
            self._row[posting_id] = at
        self._rows[at] = row


def posting_row(posting: Posting) -> Floats:
    """A posting as a row: its fields, scaled to their own reach, and its direction."""
    places = space()
    head = posting.text[:BEGINNING]
    by_title, by_text = places.field_chances([posting.title or head[:80], head])
    mixed = TITLE * by_title + (1 - TITLE) * by_text
    reach = float(mixed @ places.kinship @ mixed) ** 0.5
    direction = places.vector(f"{posting.title} {head}")
    return np.concatenate([mixed / max(reach, 1e-9), TEXT * direction]).astype(np.float32)


def query_row(titles: Floats, told: Floats) -> Floats:
    """A person as a vector whose product with a posting's row is their nearness."""
    kinship = space().kinship
    reach = float(titles @ kinship @ titles) ** 0.5
    return np.concatenate([kinship @ titles / max(reach, 1e-9), told]).astype(np.float32)


def _width() -> int:
    places = space()
    return len(places.fields) + int(places.vectors.shape[1])
