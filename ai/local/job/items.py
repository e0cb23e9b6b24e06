"""Sentences and bullets as the ad wrote them, put together again where lines were wrapped."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ai.local.job.sections import Line, Section
from ai.schemas import Span

_SENTENCE = re.compile(r"(?<=[a-z0-9)%’'”\"][.!?])\s+(?=[A-Z“\"(])|;\s+(?=\S)")
_ABBREVIATED = re.compile(r"(?:\b(?:e\.g|i\.e|etc|Dr|Mr|Ms|Mrs|St|No|vs|Inc|Ltd|Co|U\.S|approx|Sr|Jr|incl|Ph\.D|B\.S|M\.S|B\.A|M\.A)|\b[A-Z])\.$")  # fmt: skip
_LONGEST = 12  # more than an abbreviation has letters


@dataclass(frozen=True, slots=True)
class Item:
    """A bullet, line or sentence of the ad, as written but for its line breaks."""

    text: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(start=self.start, end=self.end)


def items(section: Section, source: str) -> list[Item]:
    """The section's items in order; prose is cut into its sentences."""
    found: list[Item] = []
    for group in _groups(section.lines):
        found += _cut(group, source)
    return [item for item in found if sum(c.isalpha() for c in item.text) > 2]


def _groups(lines: list[Line]) -> list[list[Line]]:
    """Lines that belong together: a bullet and what its text was wrapped onto."""
    width = max((len(line.text) for line in lines), default=0)
    bulleted = sum(line.bullet for line in lines) >= 2
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not line.bullet and _continues(groups[-1][-1], line, width, bulleted):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _continues(before: Line, line: Line, width: int, bulleted: bool) -> bool:
    if line.text[:1].islower():
        return True
    ended = before.text.endswith((".", ";", "!", "?", ":"))
    full = len(before.text) > 0.72 * width and width > 45
    return full and (not ended or not bulleted)


def _cut(group: list[Line], source: str) -> list[Item]:
    start, end = group[0].start, group[-1].end
    whole = source[start:end]
    if group[0].bullet and len(whole) < 400:
        return [_item(source, start, end)]
    found, at = [], 0
    for mark in _SENTENCE.finditer(whole):
        if not _ABBREVIATED.search(whole, max(0, mark.start() - _LONGEST), mark.start()):
            found.append(_item(source, start + at, start + mark.start()))
            at = mark.end()
    found.append(_item(source, start + at, end))
    return found


def _item(source: str, start: int, end: int) -> Item:
    text = re.sub(r"\s*\n\s*", " ", source[start:end])
    text = re.sub(r"[ \t]{2,}", " ", text).strip()
    return Item(text.rstrip(" ;,"), start, end)
