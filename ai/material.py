"""All that a person has said of themself: the only ground on which a claim may stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from ai.grounding import source_of
from ai.local.job.needs import level_of
from ai.local.skills import matcher
from ai.local.skills.lexicon import lexicon
from ai.local.skills.words import WORD, stem, words
from ai.numbers import dates, months, numbers, written
from ai.schemas import ResumeFacts, Span

REACH = 60
_TOO_SHORT = 2
_MAKERS = frozenset(
    words("Microsoft MS Adobe Google Amazon Apache Oracle IBM SAP Atlassian Apple Intuit Autodesk")
)


class Material:
    """Texts in which claims are looked up: the résumé and its facts, answers, own edits."""

    def __init__(self, texts: Iterable[str], facts: ResumeFacts | None = None) -> None:
        self.facts = facts or ResumeFacts()
        self.text = "\n".join([*texts, *_told(self.facts)])
        self.source = source_of(self.text)
        self._claimed = [word for group in self.facts.skills for word in group.keywords]

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(stem(word) for word in WORD.findall(self.text))

    @cached_property
    def skills(self) -> frozenset[int]:
        """The lexicon's skills that the texts name, in the lexicon's numbers."""
        found = {hit.skill for hit in matcher.hits(self.text)}
        found |= {known for word in self._claimed if (known := lexicon().find(word)) is not None}
        return frozenset(found)

    @cached_property
    def _forms(self) -> dict[int, list[frozenset[str]]]:
        """The words in which the texts name each skill."""
        found: dict[int, list[frozenset[str]]] = {}
        for hit in matcher.hits(self.text):
            said = frozenset(words(self.text[hit.start : hit.end]))
            found.setdefault(hit.skill, []).append(said)
        return found

    def has(self, skill: int, form: str) -> bool:
        """Whether the person names this skill, in words that are not wider than ``form``: Windows
        does not bear out Windows XP, Excel bears out Microsoft Excel."""
        if skill not in self.skills:
            return False
        wanted = frozenset(words(form))
        forms = self._forms.get(skill, [])
        return not forms or any(not said < wanted or wanted - said <= _MAKERS for said in forms)

    @cached_property
    def numbers(self) -> dict[str, list[int]]:
        """Each number with its places."""
        found: dict[str, list[int]] = {}
        for number in numbers(self.text):
            found.setdefault(number.value, []).append(number.start)
        return found

    @cached_property
    def dates(self) -> set[tuple[int, int]]:
        return dates(self.text)

    @cached_property
    def months(self) -> set[int]:
        return months(self.text) | {month for _, month in self.dates}

    @cached_property
    def levels(self) -> frozenset[str]:
        """The levels of study that the person names."""
        told = [" ".join(filter(None, [s.studyType, s.area])) for s in self.facts.education]
        return frozenset(
            level for one in [*told, *self.text.split("\n")] if (level := level_of(one))
        )

    def company(self, value: str) -> list[tuple[frozenset[str], frozenset[str]]]:
        """For each place of a number, the words that follow it in its line, and all near it."""
        return [
            (following(self.text, at, REACH), company(self.text, at, REACH))
            for at in self.numbers.get(value, [])
        ]

    def find(self, said: str) -> Span | None:
        return self.source.find(said)


def company(text: str, at: int, reach: int) -> frozenset[str]:
    """The stems of the words around a place."""
    return _stems(text[max(0, at - reach) : at + reach])


def following(text: str, at: int, reach: int) -> frozenset[str]:
    """The stems of the words behind a place, within its line."""
    return _stems(text[at : at + reach].split("\n")[0])


def _stems(text: str) -> frozenset[str]:
    found = WORD.findall(text)
    return frozenset(stem(word) for word in found if len(word) > _TOO_SHORT and not word.isdigit())


def _told(facts: ResumeFacts) -> list[str]:
    """Every string of the facts, and each role in one line with its dates as one writes them."""
    plain = facts.model_dump(exclude={"meta"}, exclude_none=True)
    lines = list(_strings(plain))
    held = [(w.position, w.name, w.location, w.startDate, w.endDate) for w in facts.work]
    held += [
        (v.position, v.organization, v.location, v.startDate, v.endDate) for v in facts.volunteer
    ]
    for position, name, place, first, last in held:
        told = [position, name, place, written(first), written(last) or "present"]
        lines.append(" ".join(filter(None, told)))
    for study in facts.education:
        named = [study.studyType, study.area, study.institution]
        lines.append(
            " ".join(filter(None, [*named, written(study.startDate), written(study.endDate)]))
        )
    for certificate in facts.certificates:
        named = [certificate.name, certificate.issuer, written(certificate.date)]
        lines.append(" ".join(filter(None, named)))
    return [line for line in lines if line]


def _strings(part: Any) -> Iterable[str]:  # noqa: ANN401 - JSON
    if isinstance(part, str):
        yield re.sub(r"\s+", " ", part)
    elif isinstance(part, dict):
        for each in part.values():
            yield from _strings(each)
    elif isinstance(part, list):
        for each in part:
            yield from _strings(each)
