"""How well and how fast résumés are read: a golden set of our own, in many layouts and formats.

usage: read_resume.py [--misses] [FILE…]

Prints the F1 of each kind of fact over the golden set, and the median time a page from bytes to
facts on one core, warm; with files, their times as well.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

from ai import documents
from ai.local import resume
from ai.local.resume.tests.golden.measure import files, new_tallies, tally

_WARM = 3


def main(paths: Sequence[Path] = (), *, misses: bool = False) -> None:
    """Measure and print."""
    tallies = new_tallies()
    golden = list(files())
    documents.read(golden[0][2])
    for name, person, data in golden:
        tally(tallies, name, person, resume.read(documents.read(data)))
    print(f"{len(golden)} résumés of {len({person.name for _, person, _ in golden})} people")
    for kind, counted in tallies.items():
        print(f"{kind:<10} F1 {counted.f1:.3f}  n={counted.expected}")
        for miss in counted.misses if misses else []:
            print("   ", miss)
    _time([data for name, _, data in golden if data.startswith(b"%PDF")], "golden PDF")
    if paths:
        _time([path.read_bytes() for path in paths], "given files")


def _time(files: list[bytes], what: str) -> None:
    times = []
    for data in files:
        for _ in range(_WARM):
            began = time.perf_counter()
            document = documents.read(data)
            read = time.perf_counter()
            resume.read(document)
            done = time.perf_counter()
        times.append([1000 * (b - a) / document.pages for a, b in ((began, read), (read, done))])
    opened, understood = (statistics.median(column) for column in zip(*times, strict=True))
    whole = statistics.median(sum(row) for row in times)
    print(f"{what}: {whole:.1f} ms a page ({opened:.1f} to text, {understood:.1f} to facts)")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("files", nargs="*", type=Path)
    given = parser.parse_args()
    main(given.files, misses=given.misses)
