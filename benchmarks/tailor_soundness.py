"""Whether tailoring and letters hold only what the person said, and never lower a score.

usage: tailor_soundness.py RESUMES JOBS [--each N] [--fabricating] [--show]

RESUMES is a folder of documents, JOBS a file of JSON Lines with ``text``. Each résumé is tailored
to N jobs (10). The checker here shares no code with the gate: it looks words up in the documents'
own texts. ``--fabricating`` has a model server answer that makes things up.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ai import documents
from ai.engine import Engine, ReadJob, ReadResume
from ai.errors import EngineError
from ai.groq.client import Client
from ai.groq.engine import GroqEngine
from ai.groq.governor import Governor
from ai.groq.memory import Memory
from ai.groq.settings import GroqSettings
from ai.groq.tests.groq_server import GroqServer
from ai.local.engine import LocalEngine
from ai.rewriting import applied
from ai.suggestions import Suggestions

MONTHS = "January February March April May June July August September October November December"
DEGREES = re.compile(
    r"\b(?:Ph\.?D|MBA|B\.?Sc|M\.?Sc|MEng|BEng|Bachelor|Master(?=['’]?s? (?:of|degree))|doctorate|"
    r"diploma|associate degree|certificate)\b",
    re.IGNORECASE,
)
COUNTS = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|"
    r"hundred|thousand|million|dozen|half|double[d]?|triple[d]?|twice)\b",
    re.IGNORECASE,
)
FIGURES = re.compile(r"(?<![\w.])[$€£]?\d(?:[\d.,/]*\d)?%?")
OF_THE_JOB = re.compile(r"^(?:You|Your|I am applying|I wish to apply|I was glad to read)\b")
ASKS = re.compile(r"^(?:You|Your)\b")
ORDERS = 1
SMALL = 0.05


@dataclass(slots=True)
class Tally:
    """What was seen, and what should never be."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)

    def fault(self, kind: str, words: str, claim: str) -> None:
        self.faults[kind] += 1
        self.examples.append(f"{kind}: {words!r} in {claim[:300]!r}")
        print(self.examples[-1], file=sys.stderr, flush=True)


class Checker:
    """Looks every claim up in the text of the résumé and, for a letter, of the job."""

    def __init__(self, resume: ReadResume, engine: Engine, firms: set[str]) -> None:
        facts = resume.facts.model_dump(exclude={"meta"}, exclude_none=True)
        told = json.dumps(facts, ensure_ascii=False)
        whole = re.sub(r"(\w)-\s*\n\s*(\w)", r"\1\2", resume.text)
        self.mine = _plain(f"{resume.text}\n{whole}\n{told}\n{' '.join(_dates(facts))}")
        self.engine, self.firms = engine, firms
        lines = [resume.text, *resume.text.split("\n"), *_strings(facts)]
        self.skills = {m.name for line in lines for m in engine.find_skills(line)}
        self.theirs, self.asked = "", set[str]()

    def turn_to(self, job: ReadJob) -> Checker:
        """The same résumé beside this job."""
        self.theirs = _plain(job.text)
        self.asked = {m.name for m in self.engine.find_skills(job.text)}
        self.asked |= {skill.name for skill in job.facts.skills}
        return self

    def faults(self, claim: str, *, of_job: bool = False) -> Iterator[tuple[str, str]]:
        """Kinds and words; ``of_job`` when the sentence speaks of the job."""
        text = f"{self.mine} {self.theirs}" if of_job else self.mine
        figures = [word.rstrip(".,") for word in FIGURES.findall(claim)]
        for kind, words in (
            ("number", [*figures, *COUNTS.findall(claim)]),
            ("degree", DEGREES.findall(claim)),
        ):
            yield from ((kind, word) for word in words if not _stands(word, text))
        for found in re.finditer(rf"\b({'|'.join(MONTHS.split())}) (\d{{4}})\b", claim):
            if not self._dated(found[1], found[2], text):
                yield "date", found[0]
        yield from self._names(claim, text)
        yield from self._skills(claim, text, of_job=of_job)

    def _dated(self, month: str, year: str, text: str) -> bool:
        number = MONTHS.split().index(month) + 1
        ways = [f"{month} {year}", f"{month[:3]} {year}", f"{month[:3]}. {year}", f"sept {year}",
                f"{number:02d}/{year}", f"{number}/{year}", f"{year}-{number:02d}",
                f"{month}, {year}", f"{month[:3]}, {year}"]  # fmt: skip
        return any(_plain(way) in text for way in ways)

    def _names(self, claim: str, text: str) -> Iterator[tuple[str, str]]:
        first = r"(?<![.!?] )(?<!^)(?<!- )"
        for found in re.finditer(rf"{first}\b([A-Z][\w&+#.-]*)", claim):
            word = found[1].rstrip(".,")
            if word not in ("I", "A") and not _stands(word, text) and not _initials(word, claim):
                known = {m.name for m in self.engine.find_skills(claim)}
                if not any(_plain(word) in _plain(n) for n in known & self.skills):
                    yield "name", word
        for firm in self.firms:
            if firm in claim and not _stands(firm, text):
                yield "employer", firm

    def _skills(self, claim: str, text: str, *, of_job: bool) -> Iterator[tuple[str, str]]:
        have = self.skills | self.asked if of_job and ASKS.match(claim) else self.skills
        for mention in self.engine.find_skills(claim):
            words = mention.text.split()
            if mention.name not in have and not all(_stands(word, text) for word in words):
                yield "skill", mention.text


def _plain(text: str) -> str:
    return re.sub(r"[\s,]+", " ", text.replace("’", "'")).casefold().strip()


def _initials(word: str, claim: str) -> bool:
    """Whether it stands in brackets behind the words that it abbreviates."""
    before = claim.split(f"({word})")[0].split() if f"({word})" in claim else []
    return "".join(each[0] for each in before[-len(word) :]).upper() == word


def _stands(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(_plain(word))}", text) is not None


def _strings(part: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for each in part.values():
            yield from _strings(each)
    elif isinstance(part, list):
        for each in part:
            yield from _strings(each)


def _dates(facts: dict[str, Any]) -> Iterator[str]:
    for word in _strings(facts):
        found = re.fullmatch(r"(\d{4})-(\d\d)(?:-\d\d)?", word)
        if found and 1 <= int(found[2]) <= 12:
            yield f"{MONTHS.split()[int(found[2]) - 1]} {found[1]}"


def check(tally: Tally, checker: Checker, found: Suggestions) -> None:
    """Count what has no source in suggestions and in the letter."""
    for one in found.suggestions:
        tally.counts[one.kind] += 1
        if one.kind not in ("reorder", "promote", "cut"):
            for kind, words in checker.faults(one.after):
                tally.fault(kind, words, one.after)
    tally.counts["questions"] += len(found.questions)
    tally.counts["dropped"] += found.dropped
    tally.counts["letters"] += bool(found.letter)
    body = found.letter.split("\n\n")[1:-1]
    for paragraph in body:
        for sentence in re.findall(r"(?:[A-Z][a-z]{0,2}\.|[^.!?]|[.](?=\S))+[.!?]*", paragraph):
            claim = sentence.strip()
            for kind, words in checker.faults(claim, of_job=bool(OF_THE_JOB.match(claim))):
                tally.fault(f"letter {kind}", words, claim)


def check_scores(
    tally: Tally, resume: ReadResume, job: ReadJob, found: Suggestions, chance: random.Random
) -> None:
    """Accept in an odd order: the score never falls, and each one's points are what it brings."""
    engine = LocalEngine()
    base = engine.compare(resume, job).score
    if engine.compare(applied(resume, []), job).score != base:
        tally.fault("base", "", "")
    for one in found.suggestions:
        gain = engine.compare(applied(resume, [one]), job).score - base
        if abs(gain - one.points) > SMALL or gain < -SMALL:
            tally.fault("points", f"{one.points} but {gain:.1f}", one.after)
    for _ in range(ORDERS):
        order = list(found.suggestions)
        chance.shuffle(order)
        reached = base
        for count in range(1, len(order) + 1):
            score = engine.compare(applied(resume, order[:count]), job).score
            tally.counts["acceptances"] += 1
            if score < reached - SMALL:
                tally.fault("regression", f"{reached} to {score}", order[count - 1].after)
            reached = score
    if order := list(found.suggestions):
        tally.counts["points gained (tenths)"] += round(
            10 * (engine.compare(applied(resume, order), job).score - base)
        )


def fabricated(verb: str, texts: list[str]) -> dict[str, Any]:
    """A model that raises every claim, takes what the job has, and makes up the rest."""
    lies = [
        "led 45 people at Google", "cut costs by 37% in March 2021", "certified in Kubernetes",
        "with a PhD from Stanford University", "as Chief Technology Officer", "using Terraform",
        "saving $2.4 million", "across twelve countries", "fluent in Mandarin", "for eleven years",
    ]  # fmt: skip
    if verb == "letter":
        job = [line.strip("-•* ")[:900] for line in texts[-1].split("\n") if len(line.split()) > 3]
        said = [f"I have {lie}." for lie in lies] + [
            f"I have done this: {line}" for line in job[:6]
        ]
        return {
            "paragraphs": [said[:5], said[5:], ["You ask for much.", "I can start in two days."]]
        }
    bullets = [line.partition(". ")[2] for line in texts[1].split("\n") if ". " in line]
    job = [line.strip("-•* ") for line in texts[-1].split("\n") if len(line.split()) > 3] or ["x"]
    rewrites = []
    for number, bullet in enumerate(bullets[:20], 1):
        lie = lies[number % len(lies)]
        other = bullets[(number + 3) % len(bullets)]
        after = [f"{bullet.rstrip('.')}, {lie}", f"{bullet.rstrip('.')} and {other}",
                 f"{bullet.rstrip('.')}: {job[number % len(job)]}", f"Led and {bullet.lower()}",
                 re.sub(r"\d", "9", f"{bullet} by 5%")][number % 5]  # fmt: skip
        rewrites.append(
            {"number": number, "after": after[:1900], "why": "You led 40 people.", "serves": "Go"}
        )
    return {
        "rewrites": rewrites,
        "summary": "Award-winning CTO with 20 years at Google and a PhD.",
    }


def pairs(resumes: Path, jobs: Path, each: int) -> Iterator[tuple[ReadResume, list[ReadJob]]]:
    """Each readable résumé with its share of the jobs, by chance but always the same."""
    engine = LocalEngine()
    rows = [json.loads(line) for line in jobs.read_text(encoding="utf-8").splitlines() if line]
    read: dict[int, ReadJob] = {}
    for path in sorted(p for p in resumes.rglob("*") if p.suffix in (".pdf", ".docx", ".txt")):
        try:
            document = documents.read(path.read_bytes(), name=path.name)
        except EngineError:
            continue
        chance = random.Random(path.name)  # noqa: S311 - the same each time
        picked = chance.sample(range(len(rows)), min(each, len(rows)))
        for number in picked:
            if number not in read:
                ad = documents.from_text(rows[number]["text"])
                read[number] = ReadJob(ad.text, engine.read_job(ad))
        facts = engine.read_resume(document)
        yield ReadResume(document.text, facts), [read[number] for number in picked]


def run(engine: Engine, work: Iterable[tuple[ReadResume, list[ReadJob]]]) -> Tally:
    tally, local, chance = Tally(), LocalEngine(), random.Random(7)  # noqa: S311 - the same each time
    work = list(work)
    firms = {w.name for resume, _ in work for w in resume.facts.work if w.name and len(w.name) > 8}
    for number, (resume, jobs) in enumerate(work, 1):
        print(f"{number} of {len(work)}, {sum(tally.faults.values())} faults", file=sys.stderr)
        tally.counts["résumés"] += 1
        checker = Checker(resume, local, firms)
        for job in jobs:
            tally.counts["pairs"] += 1
            began = time.perf_counter()
            found = engine.tailor(resume, job)
            letter = engine.write_letter(resume, job)
            found.letter, found.dropped = letter.text, found.dropped + letter.dropped
            tally.milliseconds.append((time.perf_counter() - began) * 1000)
            check(tally, checker.turn_to(job), found)
            check_scores(tally, resume, job, found, chance)
    return tally


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("resumes", type=Path)
    parser.add_argument("jobs", type=Path)
    parser.add_argument("--each", type=int, default=10)
    parser.add_argument("--fabricating", action="store_true")
    parser.add_argument("--show", action="store_true")
    chosen = parser.parse_args(arguments)
    work = pairs(chosen.resumes, chosen.jobs, chosen.each)
    if chosen.fabricating:
        with GroqServer(answer=fabricated) as server:
            settings = GroqSettings(api_key="gsk_test", base_url=server.url, timeout=20.0)
            client = Client(settings, Governor(Memory(), requests_per_minute=10**6))
            tally = run(GroqEngine(client, LocalEngine()), work)
    else:
        tally = run(LocalEngine(), work)
    tell(tally, show=chosen.show)


def tell(tally: Tally, *, show: bool) -> None:
    for name, count in sorted(tally.counts.items()):
        print(f"{name}: {count}")
    spent = sorted(tally.milliseconds) or [0.0]
    print(f"milliseconds a pair: median {spent[len(spent) // 2]:.0f}, most {spent[-1]:.0f}")
    print(f"unsupported or lowering: {sum(tally.faults.values())} {dict(tally.faults)}")
    for example in tally.examples if show else []:
        print(f"  {example}")


if __name__ == "__main__":
    main(sys.argv[1:])
