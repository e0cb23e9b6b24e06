"""How fast skills are found and pairs compared, and what a process with the engine loaded weighs.

usage: speed.py
"""

from __future__ import annotations

import os
import statistics
import time

import psutil

from ai.local.engine import LocalEngine
from ai.local.skills import matcher
from benchmarks.plain_pairs import read_pairs, texts

_RUNS = 3
_LEAST = 200_000


def main() -> None:
    """Measure and print."""
    process = psutil.Process(os.getpid())
    before = process.memory_info().rss
    began = time.process_time()
    engine = LocalEngine()
    people, jobs = read_pairs(engine)
    engine.compare(people[0], jobs[0])
    loaded = time.process_time() - began
    print(f"loaded and used in {loaded:.1f} s; the process weighs {_mb(process):.0f} MB, "
          f"of which the engine {(process.memory_info().rss - before) / 1e6:.0f} MB")  # fmt: skip
    text = "\n".join(texts())
    text *= _LEAST // len(text) + 1
    for name, find in (("names", matcher.hits), ("in sentences", engine.find_skills)):
        took = statistics.median(_seconds(lambda find=find: find(text)) for _ in range(_RUNS))
        print(f"skills, {name}: {len(text.encode()) / took / 1e6:.2f} MB a second")
    _compare()


def _compare() -> None:
    """A pair by an engine that has seen neither document, and one that has seen both."""
    engine = LocalEngine()
    people, jobs = read_pairs(engine)
    times: dict[str, list[float]] = {"seen before": [], "warm": []}
    for person in people:
        for job in jobs:
            for name in times:
                times[name].append(1000 * _seconds(lambda a=person, b=job: engine.compare(a, b)))
    for name, spent in times.items():
        print(f"compare, {name}: {statistics.median(spent):.2f} ms a pair")


def _seconds(work: object) -> float:
    began = time.process_time()
    if callable(work):
        work()
    return time.process_time() - began


def _mb(process: psutil.Process) -> float:
    return float(process.memory_info().rss) / 1e6


if __name__ == "__main__":
    main()
