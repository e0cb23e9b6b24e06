"""Whether the score tells fitting jobs from far ones, against plainer measures in the same run.

usage: score_quality.py [--pairs FILE]

Twelve people and the job that fits each, written for this file in different words on the two
sides. Each person against each job: prints the share of pairs in which the fitting job is above
a far one (AUC), the medians, and the time a pair, for the score, TF-IDF, the share of the ad's
words that the résumé has, MiniLM (all-MiniLM-L6-v2) and our word vectors, in one run.

With --pairs, the same for the pairs of a file of JSON lines: {"resume": PATH, "job_text": TEXT,
"fits": true or false}, with paths from the file's folder.
"""

from __future__ import annotations

import argparse
import json
import math
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ai import documents
from ai.documents import Document
from ai.engine import ReadJob, ReadResume
from ai.local.engine import LocalEngine
from ai.local.ranking.space import space
from ai.local.skills.words import words
from benchmarks import minilm

Measure = Callable[[str, str], float]


@dataclass(frozen=True, slots=True)
class Person:
    """A résumé and the ad of the job that fits it."""

    resume: str
    job: str


def _person(title: str, did: str, knows: str, job: str) -> Person:
    lines = "\n".join(f"- {line.strip()}." for line in did.split(";"))
    head = f"Kim Example\n{title}\nExperience\n{title}, Example House\n2019 – present"
    resume = f"{head}\n{lines}\nSkills\n{knows}\n"
    wanted, duties, needs = (part.strip() for part in job.split("|"))
    parts = [wanted, "Responsibilities", *_bullets(duties), "Requirements", *_bullets(needs)]
    return Person(resume, "\n".join(parts) + "\n")


def _bullets(line: str) -> list[str]:
    return [f"- {one.strip()}" for one in line.split(";")]


PEOPLE = [
    _person(
        "Backend Developer",
        "Wrote the order service in Python and kept its tests green;"
        "Moved reports from nightly scripts to a queue;Reviewed the code of three colleagues",
        "Python, Django, PostgreSQL, Docker",
        "Software Engineer | Build web services and their interfaces; Fix defects with the team |"
        "Python; A relational database; Three years of programming",
    ),
    _person(
        "Staff Nurse",
        "Looked after eight patients a shift on a surgical ward;"
        "Gave medicines and kept the drug charts;Taught relatives to change dressings",
        "Wound care, triage, Basic Life Support",
        "Registered Nurse | Care for people before and after operations; Record observations |"
        "Nursing registration; Wound care; Calm with families",
    ),
    _person(
        "Primary School Teacher",
        "Planned lessons in reading and numbers for thirty pupils;"
        "Met parents each term and wrote reports;Ran the school choir",
        "Lesson planning, phonics, classroom management",
        "Class Teacher | Teach children aged seven to eleven; Assess their progress |"
        "A teaching qualification; Experience with young learners",
    ),
    _person(
        "Bookkeeper",
        "Posted purchase invoices and reconciled three bank accounts;"
        "Prepared the quarterly VAT return;Closed the month by its fourth working day",
        "Xero, Excel, payroll",
        "Accounts Assistant | Enter supplier bills and match payments; Help with month end |"
        "Ledgers and reconciliation; Accounting software; Accuracy",
    ),
    _person(
        "Chef de Partie",
        "Ran the sauce section for ninety covers a night;"
        "Wrote the autumn menu with the head chef;Kept the fridges and the hygiene log in order",
        "Food safety, menu planning, butchery",
        "Cook | Prepare dishes for lunch and dinner; Keep the kitchen clean |"
        "Restaurant experience; Food hygiene certificate",
    ),
    _person(
        "Electrician",
        "Wired new houses from board to socket;"
        "Found faults in old installations and made them safe;Tested circuits and signed them off",
        "Inspection and testing, conduit, switchgear",
        "Electrical Installer | Fit cables, lights and panels on building sites; Test the work |"
        "A completed apprenticeship; Fault finding; Driving licence",
    ),
    _person(
        "Marketing Executive",
        "Planned campaigns on social media for a shoe brand;"
        "Wrote a newsletter that 40,000 people open;Measured which advertisements brought sales",
        "Google Analytics, copywriting, SEO",
        "Digital Marketer | Run online campaigns and report on them; Write for our channels |"
        "Search engine optimisation; E-mail marketing; A good pen",
    ),
    _person(
        "Warehouse Supervisor",
        "Led twelve pickers on the early shift;"
        "Loaded lorries on time and counted stock each Friday;Trained drivers of fork-lift trucks",
        "Forklift, inventory management, SAP",
        "Logistics Team Leader | Organise goods in and out; Keep stock figures right |"
        "Leading people in a warehouse; Stock systems",
    ),
    _person(
        "Graphic Designer",
        "Drew the identity of a festival, from logo to posters;"
        "Laid out a monthly magazine;Prepared artwork for the printer",
        "Adobe Photoshop, Illustrator, InDesign, typography",
        "Visual Designer | Make layouts for print and screen; Look after our brand |"
        "Adobe Creative Suite; A portfolio; An eye for type",
    ),
    _person(
        "Solicitor",
        "Drafted leases and contracts of sale for small firms;"
        "Advised clients on disputes with landlords;Appeared before the county court",
        "Contract law, property law, negotiation",
        "Legal Counsel | Draft and review agreements; Advise managers on risk |"
        "Qualified lawyer; Commercial contracts",
    ),
    _person(
        "Mechanical Engineer",
        "Designed pump housings and checked them by finite elements;"
        "Made drawings with tolerances for the workshop;Led trials of a new seal",
        "SolidWorks, ANSYS, GD&T",
        "Design Engineer | Develop machine parts from sketch to series; Test prototypes |"
        "A degree in mechanical engineering; CAD; Strength calculations",
    ),
    _person(
        "Human Resources Adviser",
        "Guided managers through appraisals and absence;"
        "Recruited forty people in a year;Rewrote the handbook for staff",
        "Employee relations, recruitment, onboarding",
        "HR Officer | Advise on employment matters; Hire and welcome new colleagues |"
        "Experience in personnel work; Employment law",
    ),
]


@dataclass(frozen=True, slots=True)
class Pair:
    """A résumé and an ad, read, and whether they fit; ``row`` is the résumé's number."""

    resume: ReadResume
    job: ReadJob
    fits: bool
    row: int


def main(arguments: Sequence[str] = ()) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pairs", type=Path)
    file = parser.parse_args(list(arguments)).pairs
    engine = LocalEngine()
    pairs = _of_file(engine, file) if file else _written(engine)
    for name, measure in _measures(engine, pairs).items():
        began = time.perf_counter()
        values = [measure(pair) for pair in pairs]
        _say(name, pairs, values, 1000 * (time.perf_counter() - began) / len(pairs))


def _written(engine: LocalEngine) -> list[Pair]:
    people = [_resume(engine, one) for one in PEOPLE]
    jobs = [_job(engine, one) for one in PEOPLE]
    return [
        Pair(person, job, i == j, i)
        for i, person in enumerate(people)
        for j, job in enumerate(jobs)
    ]


def _of_file(engine: LocalEngine, file: Path) -> list[Pair]:
    found: dict[str, ReadResume] = {}
    pairs = []
    for line in file.read_text(encoding="utf-8").splitlines():
        said = json.loads(line)
        path = said["resume"]
        if path not in found:
            document = documents.read((file.parent / path).read_bytes())
            found[path] = ReadResume(document.text, engine.read_resume(document))
        ad = Document.of_text(said["job_text"])
        job = ReadJob(ad.text, engine.read_job(ad))
        pairs.append(Pair(found[path], job, bool(said["fits"]), list(found).index(path)))
    return pairs


def _measures(engine: LocalEngine, pairs: list[Pair]) -> dict[str, Callable[[Pair], float]]:
    """Our score, and plainer ones on the same texts, each as a number from 0 to 100."""
    texts = dict.fromkeys(text for pair in pairs for text in (pair.resume.text, pair.job.text))
    rarity = _rarity(list(texts))
    by_text: dict[str, Measure] = {
        "TF-IDF": lambda one, other: _cosine(_weighed(one, rarity), _weighed(other, rarity)),
        "ad's words": _shared,
        "word vectors": lambda one, other: float(space().vector(one) @ space().vector(other)),
    }
    if minilm.available():
        vectors = lru_cache(maxsize=None)(lambda text: minilm.embed([text])[0])
        by_text["MiniLM"] = lambda one, other: float(vectors(one) @ vectors(other))
    else:
        print("MiniLM is not measured: `make bench` fetches its weights")
    return {
        "score": lambda pair: engine.compare(pair.resume, pair.job).score,
        **{name: _on_texts(measure) for name, measure in by_text.items()},
    }


def _on_texts(measure: Measure) -> Callable[[Pair], float]:
    return lambda pair: 100 * measure(pair.resume.text, pair.job.text)


def _say(name: str, pairs: list[Pair], values: list[float], milliseconds: float) -> None:
    fits = [value for pair, value in zip(pairs, values, strict=True) if pair.fits]
    far = [value for pair, value in zip(pairs, values, strict=True) if not pair.fits]
    won = sum((a > b) + 0.5 * (a == b) for a in fits for b in far) / (len(fits) * len(far))
    near, away = statistics.median(fits), statistics.median(far)
    told = f"{name:<14} AUC {won:.3f}  fits {near:5.1f}  far {away:5.1f}"
    print(f"{told}  {milliseconds:7.2f} ms a pair")


def _resume(engine: LocalEngine, one: Person) -> ReadResume:
    document = Document.of_text(one.resume)
    return ReadResume(document.text, engine.read_resume(document))


def _job(engine: LocalEngine, one: Person) -> ReadJob:
    document = Document.of_text(one.job)
    return ReadJob(document.text, engine.read_job(document))


def _rarity(texts: list[str]) -> dict[str, float]:
    seen = Counter(word for text in texts for word in set(words(text)))
    return {word: math.log(len(texts) / count) for word, count in seen.items()}


def _weighed(text: str, rarity: dict[str, float]) -> dict[str, float]:
    return {word: n * rarity[word] for word, n in Counter(words(text)).items()}


def _cosine(one: dict[str, float], other: dict[str, float]) -> float:
    across = sum(value * other.get(word, 0.0) for word, value in one.items())
    sizes = (math.sqrt(sum(value**2 for value in side.values())) for side in (one, other))
    whole = math.prod(sizes)
    return across / whole if whole else 0.0


def _shared(one: str, other: str) -> float:
    asked = set(words(other))
    return len(asked & set(words(one))) / max(1, len(asked))


if __name__ == "__main__":
    main(sys.argv[1:])
