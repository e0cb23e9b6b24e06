"""The written questions, and what each holds for.

A file a category: sections in square brackets say what the lines below them hold for, as in
``[field: Nursing; Home care]`` or ``[when: gap]``; a line is
``level | question | what it probes | how a good answer is built | a follow-up``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from ai.interviewing import CATEGORIES, BankItem, Category

FOLDER = Path(__file__).parent / "bank"
_SECTION = re.compile(r"\[(\w+): ([^\]]*)\]")
COLUMNS = 5


@lru_cache(maxsize=1)
def bank() -> tuple[BankItem, ...]:
    """All questions, in the order of their files."""
    found: list[BankItem] = []
    for category in CATEGORIES:
        text = (FOLDER / f"{category}.txt").read_text(encoding="utf-8")
        found += read(text.splitlines(), category)
    return tuple(found)


@lru_cache(maxsize=1)
def known() -> dict[str, frozenset[str]]:
    """The names that each kind of section has in the bank: fields, kinds of skill, conditions."""
    found: dict[str, set[str]] = {"field": set(), "kind": set(), "when": {"always"}}
    for item in bank():
        if item.kind in found:
            found[item.kind].update(item.holds)
    return {kind: frozenset(names) for kind, names in found.items()}


def read(lines: Iterable[str], category: Category) -> Iterator[BankItem]:
    """The questions of one file. Raises ValueError, with the line, for one that is not whole."""
    kind = "when"
    holds: tuple[str, ...] = ("always",)
    words: tuple[str, ...] = ()
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        section = _SECTION.fullmatch(line.strip())
        if section:
            kind, holds, words = _section(*section.groups())
        else:
            yield _item(line, category, kind, holds, words)


def _section(kind: str, said: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    name, _, words = said.partition("=")
    split = [part.strip() for part in words.split(";") if part.strip()]
    return kind, tuple(part.strip() for part in name.split(";")), tuple(split)


def _item(
    line: str, category: Category, kind: str, holds: tuple[str, ...], words: tuple[str, ...]
) -> BankItem:
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) != COLUMNS or not all(cells) or cells[0] not in ("1", "2", "3"):
        raise ValueError(f"Not a question of the bank: {line[:80]}")
    level, question, probes, good, follow_up = cells
    return BankItem(category, kind, holds, words, int(level), question, probes, good, follow_up)
