"""What a sentence rests on: the lines of the résumé and of the job, and what has no source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from ai.engine import ReadJob, ReadResume
from ai.gate import JobNames, is_claim, unsupported_in_letter
from ai.local.skills.words import WORD, stem
from ai.material import Material
from ai.plain_words import PLAIN
from ai.schemas import Span
from ai.suggestions import Sentence

MOST = 3
LEAST_SHARED = 2
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]*)*[.!?]*")


@dataclass(frozen=True, slots=True)
class Traced:
    """A sentence with its sources; ``faults`` are the words that have none."""

    sentence: Sentence
    faults: list[str]


class Sources:
    """The two documents of one application, in which sentences are looked up."""

    def __init__(self, resume: ReadResume, job: ReadJob, own: tuple[str, ...] = ()) -> None:
        """``own`` are further words that the person has said to be true."""
        self.resume, self.job = resume, job
        self.material = Material([resume.text, *resume.answers, *own], resume.facts)

    @cached_property
    def names(self) -> JobNames:
        facts = self.job.facts
        company = facts.hiringOrganization.name if facts.hiringOrganization else None
        return JobNames(self.job.text, facts.title, company, facts.jobLocation)

    @cached_property
    def _mine(self) -> list[tuple[Span, frozenset[str]]]:
        return _lines(self.resume.text)

    @cached_property
    def _theirs(self) -> list[tuple[Span, frozenset[str]]]:
        return _lines(self.job.text)

    def trace(self, text: str, *, every_word: bool = True) -> Traced:
        """Where a sentence comes from, and what of it comes from nowhere."""
        faults = unsupported_in_letter(text, self.material, self.names, every_word=every_word)
        if faults:
            return Traced(Sentence(text=text), faults)
        told = _telling(text)
        mine = is_claim(text)
        sentence = Sentence(
            text=text,
            evidence=_nearest(told, self._mine) if mine else [],
            asked=[] if mine else _nearest(told, self._theirs),
        )
        return Traced(sentence, [])


def sentences(paragraph: str) -> list[str]:
    """A paragraph's sentences, as they stand."""
    return [found[0].strip() for found in _SENTENCE.finditer(paragraph) if found[0].strip()]


def _telling(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in WORD.findall(text)) - PLAIN


def _lines(text: str) -> list[tuple[Span, frozenset[str]]]:
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((Span(start=at, end=at + len(line)), _telling(line)))
        at += len(line) + 1
    return found


def _nearest(told: frozenset[str], lines: list[tuple[Span, frozenset[str]]]) -> list[Span]:
    """The lines that share most of the sentence's telling words, in their order."""
    shared = [(len(told & words), number) for number, (_, words) in enumerate(lines)]
    best = sorted((one for one in shared if one[0] >= LEAST_SHARED), key=lambda o: (-o[0], o[1]))
    return [lines[number][0] for _, number in sorted(best[:MOST], key=lambda one: one[1])]
