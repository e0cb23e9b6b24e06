"""Read every file of a folder and say how each ended: no file may harm the process that asks.

usage: survive_documents.py FOLDER

Prints how many files were read and how many were refused with which sentence, the slowest files,
and the memory of this process before and after. The exit status is 1 when a file ended otherwise.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections import Counter
from pathlib import Path

from ai import documents


def main(folder: Path) -> int:
    """Read all the files below ``folder``; 1 when anything but a document or a sentence came."""
    ends: Counter[str] = Counter()
    slow: list[tuple[float, str]] = []
    before, strange = _megabytes(), 0
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        began = time.perf_counter()
        try:
            ends["read"] += bool(documents.read(path.read_bytes()))
        except documents.Unreadable as problem:
            ends[f"{problem.code}: {problem.problem}"] += 1
        except Exception as error:  # noqa: BLE001 - this is what is looked for
            strange += 1
            print(f"{path.name}: {error!r}")
        slow.append((time.perf_counter() - began, path.name))
    for end, count in ends.most_common():
        print(f"{count:5}  {end}")
    for seconds, name in sorted(slow)[-5:]:
        print(f"{seconds:6.2f} s  {name}")
    print(f"memory of this process: {before} MB before, {_megabytes()} MB at most")
    print(f"otherwise: {strange}")
    return 1 if strange else 0


def _megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    sys.exit(main(parser.parse_args().folder))
