"""How fast one résumé finds its jobs among a hundred thousand.

usage: rank_jobs.py [--postings N]

The postings are the written sample jobs and the golden ads, varied by a seed. Prints the time of
the search over all vectors against a bare matrix product of the same size in the same run, and the
time of the whole: search, then the judgement of the short list, first and warm.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable

import numpy as np

from ai.documents import Document
from ai.engine import Posting, ReadResume
from ai.local.engine import SHORT_LIST, LocalEngine
from ai.local.ranking.index import PostingIndex
from ai.local.ranking.space import space
from ai.local.scoring.compare import profile_of
from benchmarks.score_quality import PEOPLE

COUNT = 100_000
SEED = 20
_RUNS = 15


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--postings", type=int, default=COUNT)
    count = parser.parse_args().postings
    made = postings(count)
    index = PostingIndex()
    began = time.perf_counter()
    for posting in made:
        index.add(posting)
    print(f"filing {count} postings: {time.perf_counter() - began:.1f} s")
    engine = LocalEngine()
    document = Document.of_text(PEOPLE[0].resume)
    person = ReadResume(document.text, engine.read_resume(document))
    shown = profile_of(person)
    search = _ms(lambda: index.nearest(shown.titles, shown.direction, SHORT_LIST))
    bare = _ms(_bare(count))
    print(f"search {search:.2f} ms, matrix product {bare:.2f} ms, ratio {search / bare:.2f}")
    near = set(index.nearest(shown.titles, shown.direction, SHORT_LIST))
    short = [posting for posting in made if posting.id in near]
    for when in ("first", "warm"):
        began = time.perf_counter()
        engine.rank(person, short, top=20)
        spent = 1000 * (time.perf_counter() - began)
        print(f"whole, {when}: {search + spent:.0f} ms ({len(short)} judged)")


def postings(count: int) -> list[Posting]:
    """Ads by lines of the written ones: two or three of one, and one of another."""
    chance = random.Random(SEED)  # noqa: S311  # varied texts, not secrets
    made = []
    for number in range(count):
        one, other = chance.choice(PEOPLE), chance.choice(PEOPLE)
        title, *lines = one.job.strip().split("\n")
        kept = [*chance.sample(lines, min(6, len(lines))), chance.choice(other.job.split("\n"))]
        made.append(Posting(str(number), title, "\n".join([title, *kept])))
    return made


def _bare(count: int) -> Callable[[], object]:
    width = len(space().fields) + int(space().vectors.shape[1])
    source = np.random.default_rng(SEED)
    rows = source.standard_normal((count, width), np.float32)
    query = source.standard_normal(width, np.float32)
    return lambda: rows @ query


def _ms(work: Callable[[], object]) -> float:
    times = []
    for _ in range(_RUNS):
        began = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - began))
    return statistics.median(times)


if __name__ == "__main__":
    main()
