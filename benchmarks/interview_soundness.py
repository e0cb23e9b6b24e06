"""Questions over many pairs: whether each rests on words that stand in the documents, and whether
any two of a set are alike.

usage: python -m benchmarks.interview_soundness RESUMES JOBS [--each N]

RESUMES and JOBS are folders of documents; each résumé is held against N jobs, spread evenly.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from itertools import combinations
from pathlib import Path

from ai import documents
from ai.engine import ReadJob, ReadResume
from ai.errors import EngineError
from ai.interviewing import Question, Questions
from ai.local.engine import LocalEngine
from ai.local.interviewing.choosing import alike, roots

FULL = 15


def faults(found: Questions, resume: str, job: str) -> Counter[str]:
    """What is wrong with a set, by kind."""
    wrong: Counter[str] = Counter()
    for one in found.questions:
        wrong["without ground"] += not one.grounded_in
        wrong["slot left open"] += "{" in one.question
        for ground in [*one.grounded_in, *one.experience]:
            text = resume if ground.source == "resume" else job
            wrong["not in the document"] += text[ground.start : ground.end] != ground.text
    wrong["alike"] += sum(_alike(one, other) for one, other in combinations(found.questions, 2))
    wrong["short sets"] += len(found.questions) < FULL
    return wrong


def _alike(one: Question, other: Question) -> bool:
    return alike(roots(one.question), roots(other.question))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("resumes", type=Path)
    parser.add_argument("jobs", type=Path)
    parser.add_argument("--each", type=int, default=10)
    chosen = parser.parse_args()
    engine, wrong, sets, spent = LocalEngine(), Counter[str](), 0, 0.0
    resumes = [r for path in sorted(chosen.resumes.iterdir()) if (r := _resume(engine, path))]
    jobs = [j for path in sorted(chosen.jobs.iterdir()) if (j := _job(engine, path))]
    for number, resume in enumerate(resumes):
        for turn in range(chosen.each):
            job = jobs[(number + turn * max(1, len(jobs) // chosen.each)) % len(jobs)]
            report = engine.compare(resume, job)
            began = time.perf_counter()
            found = engine.ask_questions(resume, job, report)
            spent += time.perf_counter() - began
            wrong += faults(found, resume.text, job.text)
            sets += 1
    print(f"{sets} sets, {1000 * spent / max(1, sets):.0f} ms each")
    for kind in ("without ground", "not in the document", "slot left open", "alike", "short sets"):
        print(f"{kind}: {wrong[kind]}")


def _resume(engine: LocalEngine, path: Path) -> ReadResume | None:
    try:
        document = documents.read(path.read_bytes(), name=path.name)
    except EngineError:
        return None
    return ReadResume(document.text, engine.read_resume(document))


def _job(engine: LocalEngine, path: Path) -> ReadJob | None:
    try:
        document = documents.read(path.read_bytes(), name=path.name)
    except EngineError:
        return None
    return ReadJob(document.text, engine.read_job(document))


if __name__ == "__main__":
    main()
