"""The skills that have a name: preferred labels, aliases, kinds, and what a skill implies.

The data file is built by ``ai/local/data/build/lexicon.py``; its sources and their licences are in
``ai/local/data/README.md``.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from ai.local.skills.words import key
from ai.schemas import Kind

DATA = Path(__file__).parents[1] / "data"
_KINDS: dict[str, Kind] = {
    "h": "hard", "s": "soft", "l": "language", "t": "tool", "c": "certificate",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write a skill. One with an ``exact`` writing counts in that very case; one that
    allows ``context`` also in a list of skills or after words such as "experience with"; one that
    needs ``both`` only where both hold."""

    skill: int
    exact: str = ""
    context: bool = False
    both: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``trie`` leads word by word to a form (under the key ``""``)."""

    names: list[str]
    kinds: list[Kind]
    implies: dict[int, tuple[int, ...]]
    broader: dict[int, tuple[int, ...]]
    trie: dict[str, Any]
    by_name: dict[str, int] = field(repr=False)

    def find(self, name: str) -> int | None:
        """The skill that ``name`` is the preferred label or an alias of."""
        node: Any = self.trie
        for word in key(name):
            node = node.get(word)
            if node is None:
                return None
        form = cast("Form | None", node.get(""))
        return form.skill if form else None

    def implied(self, skill: int) -> frozenset[int]:
        """Skills that whoever has ``skill`` has too: React implies JavaScript, never Java."""
        found: set[int] = set()
        ahead = list(self.implies.get(skill, ()))
        while ahead:
            one = ahead.pop()
            if one not in found:
                found.add(one)
                ahead.extend(self.implies.get(one, ()))
        return frozenset(found)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    with gzip.open(DATA / "lexicon.tsv.gz", "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    names = [row[0] for row in rows]
    number = {name: i for i, name in enumerate(names)}
    trie: dict[str, Any] = {}
    for i, row in enumerate(rows):
        for form in row[2].split("|"):
            _add(trie, form, i)
    return Lexicon(
        names=names,
        kinds=[_KINDS[row[1]] for row in rows],
        implies=_links(rows, 3, number),
        broader=_links(rows, 4, number),
        trie=trie,
        by_name=number,
    )


def _links(
    rows: list[list[str]], column: int, number: dict[str, int]
) -> dict[int, tuple[int, ...]]:
    return {
        i: tuple(number[name] for name in row[column].split("|") if name in number)
        for i, row in enumerate(rows)
        if row[column]
    }


def _add(trie: dict[str, Any], form: str, skill: int) -> None:
    """A form is its words in comparable form, then its flags and its exact writing, if any."""
    words, _, rest = form.partition("~")
    flags, _, exact = rest.partition("~")
    node = trie
    for word in words.split(" "):
        node = node.setdefault(word, {})
    if "" not in node:
        node[""] = Form(skill, exact, "?" in flags, "&" in flags)
