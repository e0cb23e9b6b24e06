"""Where words stand: a vector for each, and the fields of work that a text belongs to.

The vectors are the words' own, distilled from a sentence model, so that a text costs a look-up a
word. ``ai/local/data/README.md`` says how the file is made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ai.local.skills.words import WORD, norm

FILE = Path(__file__).parents[1] / "data" / "map.npz"
SHARPNESS = 8.0
NEAR = 0.5
"""How much of a field its neighbour counts for."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Space:
    """``vectors`` and ``marks`` have a row a word; ``kinship`` says how near two fields are."""

    number: dict[str, int]
    vectors: Floats
    marks: Floats
    weights: Floats
    bias: Floats
    fields: list[str]
    kinship: Floats

    def known(self, text: str) -> list[int]:
        """The numbers of the words of ``text`` that have a place on the map."""
        number = self.number
        return [n for w in WORD.findall(text) if (n := number.get(norm(w))) is not None]

    def vector(self, text: str) -> Floats:
        """The direction of a text, of length one; zero if none of its words is known."""
        return np.asarray(self.place([text])[0], np.float32)

    def place(self, texts: Sequence[str]) -> Floats:
        """A row a text: its direction on the map."""
        return _unit(_sums(self.vectors, [self.known(text) for text in texts]))

    def field_chances(self, texts: Sequence[str]) -> Floats:
        """A row a text: how likely it belongs to each field of work. Unknown words say nothing."""
        known = [self.known(text) for text in texts]
        drawn = SHARPNESS * (_unit(_sums(self.vectors, known)) @ self.weights.T)
        sizes = np.sqrt(np.maximum(1, np.array([len(k) for k in known], np.float32)))
        told = drawn + _sums(self.marks, known) / sizes[:, None] + self.bias
        told -= told.max(axis=1, keepdims=True)
        chances = np.exp(told)
        chances /= chances.sum(axis=1, keepdims=True)
        chances[[i for i, k in enumerate(known) if not k]] = 0
        return chances.astype(np.float32)

    def affinity(self, one: Floats, other: Floats) -> float:
        """How near two mixtures of fields are: 1 for the same, 0 for strangers."""
        across = float(one @ self.kinship @ other)
        within = float(one @ self.kinship @ one) * float(other @ self.kinship @ other)
        return min(1.0, across / within**0.5) if within > 0 else 0.0


def _sums(rows: Floats, known: list[list[int]]) -> Floats:
    made = np.zeros((len(known), rows.shape[1]), np.float32)
    for i, numbers in enumerate(known):
        if numbers:
            made[i] = rows[numbers].sum(axis=0)
    return made


def _unit(rows: Floats) -> Floats:
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(length, 1e-9), np.float32)


@lru_cache(maxsize=1)
def space() -> Space:
    """The map, read once."""
    with np.load(FILE) as file:
        words = file["words"].tobytes().decode().split("\n")
        near = file["near"].astype(np.float32)
        kinship = np.maximum(np.eye(len(near), dtype=np.float32), NEAR * np.maximum(near, near.T))
        return Space(
            number={word: i for i, word in enumerate(words)},
            vectors=file["vectors"].astype(np.float32) * file["scales"][:, None],
            marks=file["marks"].astype(np.float32) * float(file["marks_scale"]),
            weights=file["weights"],
            bias=file["bias"],
            fields=file["fields"].tobytes().decode().split("\n"),
            kinship=kinship,
        )
