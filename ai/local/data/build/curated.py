"""Reads the curated lists: see ``curated/README.md`` for how a line is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "curated"


@dataclass
class Entry:
    """A skill as a source gives it. Forms carry their marks (``!`` exact case, ``?`` context)."""

    name: str
    kind: str
    forms: list[str] = field(default_factory=list)
    implies: list[str] = field(default_factory=list)
    broader: list[str] = field(default_factory=list)


def entries() -> Iterator[Entry]:
    """Every curated skill, file by file in the order of their names."""
    for path in sorted(FOLDER.glob("*.txt")):
        kind = "hard"
        for raw in path.read_text(encoding="utf-8").splitlines():
            line = raw.strip()
            if line.startswith("["):
                kind = line.strip("[]")
            elif line and not line.startswith("# "):
                yield _entry(line, kind)


def _entry(line: str, kind: str) -> Entry:
    named, _, rest = line.partition(" > ")
    implied = [part.strip() for part in rest.split(";") if part.strip()]
    name, _, aliases = named.partition(" = ")
    forms = [part.strip() for part in aliases.split(";") if part.strip()]
    return Entry(name.strip(), kind, [name.strip(), *forms], implied)
