"""How fast one résumé finds its jobs among a hundred thousand.

usage: rank_jobs.py [--postings N]

The postings are the written sample jobs, varied by a seed. Prints the time of the whole: search
over all of them, then the judgement of the short list, for people whom the engine has not seen and
for one it has; and the search alone against a bare matrix product of the same size.
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
from ai.local.scoring.profile import Profile
from benchmarks.score_quality import PEOPLE

COUNT = 100_000
SEED = 20
_RUNS = 15
_SAMPLE = 2_000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--postings", type=int, default=COUNT)
    count = parser.parse_args().postings
    made = postings(count)
    engine = LocalEngine()
    people = [_read(engine, one.resume) for one in PEOPLE[:3]]
    began = time.perf_counter()
    engine.rank(people[0], made, top=20)
    print(f"{count} postings, filed and searched: {time.perf_counter() - began:.1f} s")
    for when, person in (
        ("another person", people[1]),
        ("a third", people[2]),
        ("again", people[2]),
    ):
        began = time.perf_counter()
        engine.rank(person, made, top=20)
        spent = 1000 * (time.perf_counter() - began)
        print(f"search and judgement of the {SHORT_LIST} nearest, {when}: {spent:.0f} ms")
    _against_bare(made, profile_of(people[0]))


def _read(engine: LocalEngine, text: str) -> ReadResume:
    document = Document.of_text(text)
    return ReadResume(document.text, engine.read_resume(document))


def _against_bare(made: list[Posting], shown: Profile) -> None:
    """The search alone, over as many vectors, against NumPy's product of the same size."""
    index = PostingIndex()
    filed = made[:_SAMPLE]
    for posting in filed:
        index.add(posting)
    for copy in range(1, len(made) // max(1, len(filed))):
        for posting in filed:
            index.add_row(f"{copy}-{posting.id}", index.row(posting.id))
    search = _ms(lambda: index.nearest(shown.titles, shown.direction, SHORT_LIST))
    bare = _ms(_bare(len(index)))
    print(f"search {search:.2f} ms, matrix product {bare:.2f} ms, ratio {search / bare:.2f}")


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
