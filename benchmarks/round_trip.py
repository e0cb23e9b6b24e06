"""Whether résumés that are exported read back as the same facts, and how long an export takes.

usage: round_trip.py [FILE…]

Without files, over the golden set. Each résumé is read, written in each format and design, and
read back. Prints for each the share of fields that are equal in their place, the files in which
all are and those that would be offered (nothing is lost), and the median and greatest time of
writing one file, warm.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from ai import documents
from ai.local.engine import LocalEngine
from ai.local.resume.tests.golden.measure import files
from ai.schemas import ResumeFacts
from core.typesetting import Untypesettable
from resumes.export import Choice, proof, written
from resumes.export.proof import Proof
from resumes.export.wording import language_of

ENGINE = LocalEngine()
CHOICES = (
    *(("pdf", design) for design in ("clear", "classic", "compact")),
    ("docx", "clear"),
    ("json", "clear"),
)


def main(paths: Iterable[Path]) -> None:
    """Measure and print."""
    resumes = list(_read(paths))
    print(f"{len(resumes)} résumés, {sum(len(proof.comparable(f)) for f, _ in resumes)} fields")
    for format_, design in CHOICES:
        _measure(resumes, format_, design)


def _read(paths: Iterable[Path]) -> Iterator[tuple[ResumeFacts, str]]:
    given = [path.read_bytes() for path in paths] or [data for _, _, data in files()]
    for data in given:
        document = documents.read(data)
        yield ENGINE.read_resume(document), language_of(document.text)


def _measure(resumes: list[tuple[ResumeFacts, str]], format_: str, design: str) -> None:
    differing = fields = whole = offered = refused = 0
    times = []
    for facts, language in resumes:
        choice = Choice(format_, design, language=language)
        said = proof.comparable(facts)
        began = time.perf_counter()
        try:
            made = written(facts, choice)
        except Untypesettable:
            refused += 1
            continue
        times.append(1000 * (time.perf_counter() - began))
        found = _read_back(facts, made)
        if named := proof.entries_in(found):
            again = _read_back(facts, written(facts, choice, named))
            found = min(found, again, key=lambda one: one.faults)
        whole += found.is_whole
        offered += not found.lost
        fields += len(said)
        differing += len(said.keys() & {*found.lost, *found.moved})
    print(
        f"{format_} {design:<8} fields equal {1 - differing / fields:.4f}  "
        f"whole {whole}, offered {offered} of {len(times)}  not in the fonts {refused}  "
        f"median {statistics.median(times):.0f} ms, most {max(times):.0f} ms"
    )


def _read_back(facts: ResumeFacts, made: bytes) -> Proof:
    try:
        return proof.compare(facts, ENGINE.read_resume(documents.read(made)))
    except documents.Unreadable:
        return Proof(tuple(proof.comparable(facts)))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    main(parser.parse_args().files)
