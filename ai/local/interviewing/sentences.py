"""An answer in sentences, and which of them count: what was pasted, said before, or is meant for
the judge is the person's text, but no answer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from ai.local.skills.words import WORD, stem
from ai.schemas import Span

_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+|\n+")
_TO_THE_JUDGE = re.compile(
    r"\b(?:ignore|disregard|forget)\b.{0,40}\b(?:instruction|rubric|above|previous|rules?)"
    r"|\b(?:give|award|assign|grant)\b.{0,30}\b(?:full|maximum|top|highest|100|perfect)\b"
    r"|\b(?:as an? )?(?:ai|language model|grader|judge|evaluator|system prompt)\b.{0,40}"
    r"\b(?:score|rate|mark|grade|must|should|answer)"
    r"|\bscore\s*[:=]\s*\d+|\b(?:this|my) answer (?:is|deserves|scores|should)\b.{0,30}"
    r"\b(?:perfect|excellent|full|best|100|ten|highest)",
    re.IGNORECASE,
)
PASTED = 0.6
REPEATED = 0.75


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an answer, with the stems of its words."""

    text: str
    start: int
    end: int
    stems: tuple[str, ...]

    @property
    def span(self) -> Span:
        return Span(start=self.start, end=self.end)

    @property
    def count(self) -> int:
        return len(self.stems)


@dataclass(frozen=True, slots=True)
class Heard:
    """The sentences that count, and how many words were left out for which reason."""

    sentences: list[Sentence]
    pasted: int
    repeated: int
    to_the_judge: int

    @property
    def words(self) -> int:
        return sum(sentence.count for sentence in self.sentences)

    @property
    def left_out(self) -> int:
        return self.pasted + self.repeated + self.to_the_judge


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text, each with its place in it."""
    found: list[Sentence] = []
    start = 0
    for end, after in [*((m.start(), m.end()) for m in _END.finditer(text)), (len(text),) * 2]:
        raw = text[start:end]
        words = raw.strip()
        if words:
            begin = start + raw.index(words)
            stems = tuple(stem(word) for word in WORD.findall(words))
            found.append(Sentence(words, begin, begin + len(words), stems))
        start = after
    return found


def heard(answer: str, given: Iterable[str]) -> Heard:
    """What counts of an answer; ``given`` are texts that lie before the person, such as the
    question: their words in their order are no answer to them."""
    known = {pair for text in given for pair in _pairs(text)}
    kept: list[Sentence] = []
    said: set[tuple[str, str]] = set()
    counts = {"pasted": 0, "repeated": 0, "judge": 0}
    for sentence in sentences(answer):
        pairs = set(pairwise(sentence.stems))
        if _TO_THE_JUDGE.search(sentence.text):
            counts["judge"] += sentence.count
        elif pairs and len(pairs & known) >= PASTED * len(pairs):
            counts["pasted"] += sentence.count
        elif pairs and len(pairs & said) >= REPEATED * len(pairs):
            counts["repeated"] += sentence.count
        else:
            kept.append(sentence)
        said |= pairs
    return Heard(kept, counts["pasted"], counts["repeated"], counts["judge"])


def _pairs(text: str) -> set[tuple[str, str]]:
    return set(pairwise(stem(word) for word in WORD.findall(text)))
