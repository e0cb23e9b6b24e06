"""A résumé and a job as questions are chosen for them: what holds, and the words it rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ai.engine import ReadJob, ReadResume
from ai.interviewing import Grounding
from ai.local.ranking.space import Floats, space
from ai.local.resume.places import is_place
from ai.local.scoring.compare import demand_of, profile_of
from ai.local.scoring.demand import Demand
from ai.local.scoring.profile import Profile
from ai.schemas import Reason, Report, Span

LEAST_WORDS, MOST_WORDS = 4, 40
LONGEST_LINE = 400
_MARK = re.compile(r"^[\W_]+")
_TOLD = re.compile(
    r"/(?:work|projects|volunteer)/\d+/(?:summary|description|highlights/\d+)|/awards/\d+/title"
)
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]*)*")
_DUTY = re.compile(r"\b(?:you will|you[’']ll|responsible for|duties|your role)\b", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one of the two texts that tells something."""

    text: str
    start: int
    end: int

    def grounding(self, source: str) -> Grounding:
        return Grounding.model_validate(
            {"source": source, "text": self.text, "start": self.start, "end": self.end}
        )


@dataclass(frozen=True)
class Case:
    """The two documents and their report."""

    resume: ReadResume
    job: ReadJob
    report: Report

    @cached_property
    def person(self) -> Profile:
        return profile_of(self.resume)

    @cached_property
    def demand(self) -> Demand:
        return demand_of(self.job)

    @cached_property
    def reasons(self) -> list[Reason]:
        """The rows of the ledger, each with what is asked and found."""
        return [reason for part in self.report.ledger for reason in part.because]

    @cached_property
    def fields(self) -> list[str]:
        """The fields of work that the job likely belongs to, likeliest first."""
        chances = self.demand.fields
        order = [int(n) for n in np.argsort(-chances, kind="stable")[:3]]
        best = float(chances[order[0]])
        return [space().fields[n] for n in order if float(chances[n]) >= max(0.12, 0.4 * best)]

    @cached_property
    def duties(self) -> list[Line]:
        """The job's own lines on what is to be done, as they stand in its text."""
        found = [_line(self.job.text, words) for words in self.job.facts.responsibilities]
        kept = [line for line in found if line and fits(line.text) and _is_told(line.text)]
        return kept or [line for line in self._sentences if _DUTY.search(line.text)]

    @cached_property
    def _sentences(self) -> list[Line]:
        """The sentences of the job's paragraphs that are neither short nor long."""
        text = self.job.text
        found = [_stripped(text, m.start(), m.end()) for m in _SENTENCE.finditer(text)]
        return [line for line in found if line and fits(line.text) and _is_told(line.text)]

    @cached_property
    def requirements(self) -> list[Line]:
        asked = self.job.facts.requirements
        found = [_line(self.job.text, words) for words in [*asked.required, *asked.preferred]]
        return [line for line in found if line and fits(line.text)]

    @cached_property
    def work_lines(self) -> list[Line]:
        """The résumé's own words on what was done, in the order of the text."""
        text = self.resume.text
        told = [
            _stripped(text, found.start, found.end)
            for at, found in sorted(self.resume.facts.meta.evidence.items())
            if _TOLD.fullmatch(at)
        ]
        lines = {line.start: line for line in told if line and _tells(line.text)}
        if not lines:
            found = [Line(line.text, *line.place) for line in self.person.work if line.place]
            lines = {line.start: line for line in found if _tells(line.text)}
        return [lines[start] for start in sorted(lines)]

    @cached_property
    def _work_places(self) -> Floats:
        return space().place([line.text for line in self.work_lines])

    @cached_property
    def job_lines(self) -> list[Line]:
        return _lines(self.job.text)

    @cached_property
    def _job_places(self) -> Floats:
        return space().place([line.text for line in self.job_lines])

    def experience(self, said: str, most: int = 3, least: float = 0.28) -> list[Grounding]:
        """The lines of the résumé nearest in meaning to ``said``, best first."""
        return [
            self.work_lines[n].grounding("resume")
            for n in _nearest(said, self._work_places, most, least)
        ]

    def job_line(self, said: str, least: float = 0.2) -> Grounding | None:
        """The line of the job nearest in meaning to ``said``."""
        found = _nearest(said, self._job_places, 1, least)
        return self.job_lines[found[0]].grounding("job") if found else None

    def quote(self, source: str, spans: Sequence[Span]) -> Grounding | None:
        """The whole line around the first of the spans."""
        text = self.resume.text if source == "resume" else self.job.text
        if not spans:
            return None
        at = spans[0]
        start = text.rfind("\n", 0, at.start) + 1
        end = text.find("\n", at.end)
        line = _stripped(text, start, len(text) if end < 0 else end)
        return line.grounding(source) if line else None

    def title_line(self) -> Grounding | None:
        """Where the job says what it is."""
        found = self.job.facts.meta.evidence.get("/title")
        spans = [Span(start=found.start, end=found.end)] if found else []
        first = self.job_lines[0].grounding("job") if self.job_lines else None
        return self.quote("job", spans) or first


def fits(text: str) -> bool:
    return LEAST_WORDS <= len(text.split()) <= MOST_WORDS


def _is_told(text: str) -> bool:
    """Whether words tell something: no place, no heading, no name alone."""
    if text.rstrip().endswith(":") or is_place(text):
        return False
    words = [word for word in text.split() if word[:1].isalpha()]
    return sum(word[:1].islower() for word in words) >= max(2, len(words) // 3)


def _tells(text: str) -> bool:
    """Whether a line tells of work: enough words, and no contact."""
    return (
        len(_LETTERS.findall(text)) >= LEAST_WORDS
        and "@" not in text
        and (len(text) <= LONGEST_LINE)
    )


def _nearest(said: str, places: Floats, most: int, least: float) -> list[int]:
    if not len(places):
        return []
    near = places @ space().vector(said)
    order = np.argsort(-near, kind="stable")[:most]
    return [int(n) for n in order if float(near[n]) >= least]


def _lines(text: str) -> list[Line]:
    found: list[Line] = []
    at = 0
    for raw in text.split("\n"):
        line = _stripped(text, at, at + len(raw))
        if line and len(line.text.split()) > 1:
            found.append(line)
        at += len(raw) + 1
    return found


def _stripped(text: str, start: int, end: int) -> Line | None:
    """The words between two places without the bullet before and the space around them."""
    raw = text[start:end]
    mark = _MARK.match(raw)
    start += mark.end() if mark else 0
    words = text[start:end].rstrip()
    return Line(words, start, start + len(words)) if words else None


def _line(text: str, words: str) -> Line | None:
    """Where ``words`` stand in ``text``, whatever the spacing; None when they do not."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    found = re.search(pattern, text) if pattern else None
    return _stripped(text, found.start(), found.end()) if found else None
