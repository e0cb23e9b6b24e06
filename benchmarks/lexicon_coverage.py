"""How many of the names in published taxonomies the lexicon of skills knows.

usage: lexicon_coverage.py FOLDER [--missing N]

FOLDER holds files of a taxonomy, plain or gzipped: a ``.txt`` or ``.tsv`` table with a column
"Example" (O*NET technology skills) or "Alternate Title"; a ``.csv`` with a column
"preferredLabel" (ESCO); or a ``.txt`` of labels, one a line. Prints the share that the lexicon
finds a skill in, and the share that it has under that very name.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from ai.local.skills import matcher
from ai.local.skills.lexicon import lexicon

_COLUMNS = ("Example", "preferredLabel")
_DEMAND = ("In Demand", "Hot Technology")


def main() -> None:
    """Measure each file of the folder and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--missing", type=int, default=0, help="show so many that are not known")
    given = parser.parse_args()
    if given.folder is None:
        print("lexicon_coverage: give a folder of taxonomy files to measure against")
        return
    csv.field_size_limit(sys.maxsize)
    for path in sorted(given.folder.iterdir()):
        for what, names in _sets(path).items():
            _say(f"{path.name.split('.')[0]} {what}".strip(), names, given.missing)


def _say(what: str, names: set[str], missing: int) -> None:
    if not names:
        return
    unknown = sorted(name for name in names if not _known(name))
    exact = sum(lexicon().find(name) is not None for name in names)
    share = 1 - len(unknown) / len(names)
    print(f"{what:<60} {share:.3f} found  {exact / len(names):.3f} by name  n={len(names)}")
    for name in unknown[:missing]:
        print("   ", name)


def _known(name: str) -> bool:
    return lexicon().find(name) is not None or bool(matcher.hits(f"Skills: {name}"))


def _sets(path: Path) -> dict[str, set[str]]:
    """The names in a file by what they are; none for a file of another kind."""
    text = _text(path)
    rows = list(_table(path, text))
    column = next((name for name in _COLUMNS if rows and name in rows[0]), None)
    if column is None:
        plain = "labels" in path.name and "\t" not in text[:2000]
        return {"": {line for line in text.splitlines() if line}} if plain else {}
    found = {"": {row[column] for row in rows if row.get(column)}}
    for mark in _DEMAND:
        found[mark] = {row[column] for row in rows if row.get(mark) == "Y"}
    return found


def _table(path: Path, text: str) -> Iterator[dict[str, str]]:
    comma = ".csv" in path.suffixes
    if "occupations" in path.name or not (comma or "\t" in text.split("\n", 1)[0]):
        return iter(())
    return iter(csv.DictReader(io.StringIO(text), delimiter="," if comma else "\t"))


def _text(path: Path) -> str:
    data = path.read_bytes()
    return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8", "replace")


if __name__ == "__main__":
    main()
