"""What the top of an ad says by how it is set: its largest lines, and a printed page's own title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from ai.documents.layout import Line
from ai.local.job.looks import Looks, read_on
from ai.local.job.titles import is_title

LARGE = 1.15
"""Of the running text's size: a line so large is a heading of the whole ad."""

_PARTS = re.compile(r"\s+[|·–—-]\s+|\t|\s+:\s+")
_SITE = re.compile(
    r"\s+(?:(?:job |careers?|employment|jobs)\s*)*(?:portal|careers?|jobs|opportunities|home ?page|"
    r"website|postings?)$|^(?:careers?|jobs|working) at\s+",
    re.IGNORECASE,
)
_LONGEST_NAME = 60


def large_lines(text: str, looks: Looks) -> Iterator[tuple[str, int, int, float]]:
    """The large lines of the first page, each with its place and weight; one that was too long
    for its column is put together again."""
    first = [line for line in looks.lines if line.page == 0]
    right: dict[int, float] = {}
    for line in first:
        if "\t" in text[line.start : line.end]:
            continue
        right[round(line.x0)] = max(right.get(round(line.x0), 0.0), line.x1)
    taken = -1
    for line, after in zip_longest(first, first[1:]):
        weight = looks.weight(line.start)
        if weight < LARGE or line.start < taken:
            continue
        end = line.end
        if after is not None and _wrapped(line, after, text, right.get(round(line.x0), line.x1)):
            end = taken = after.end
        yield re.sub(r"\s*\n\s*", " ", text[line.start : end]), line.start, end, weight


def _wrapped(line: Line, after: Line, text: str, right: float) -> bool:
    """Whether the line below goes on with this one: its first word would not have fitted here."""
    first = text[after.start : after.end].split(" ")[0]
    letter = (line.x1 - line.x0) / max(1, line.end - line.start)
    fits = line.x1 + letter * (len(first) + 1) <= right
    return not fits and read_on(line, after) and not is_title(text[after.start : after.end])


def whole_line(text: str, looks: Looks, at: int) -> tuple[str, int, int] | None:
    """The large line at ``at`` with what it was wrapped onto; none if it is not large."""
    for value, start, end, _ in large_lines(text, looks):
        if start <= at < end:
            return value, start, end
    return None


def names_of_site(text: str, kind: re.Pattern[str]) -> Iterator[tuple[str, int]]:
    """Employers in a printed page's own title, its first line: "Museum of Art | Archivist"."""
    line = text.lstrip().split("\n")[0]
    at = len(text) - len(text.lstrip())
    parts = _PARTS.split(line)
    if len(parts) < 2:
        return
    for part in parts:
        name = _SITE.sub("", part.strip())
        if kind.search(name) and 2 < len(name) <= _LONGEST_NAME and not is_title(name):
            yield name, at + line.find(name)


def names_in_large(text: str, looks: Looks, kind: re.Pattern[str]) -> Iterator[tuple[str, int]]:
    """Employers that stand as a large line of their own: a heading or what a logo says."""
    for value, start, _, _ in large_lines(text, looks):
        if kind.search(value) and len(value) <= _LONGEST_NAME and _is_name(value):
            yield value, start


def _is_name(value: str) -> bool:
    words = [w for w in value.split() if w not in ("of", "the", "and", "for", "&", "at", "in")]
    return not is_title(value) and len(words) > 1 and all(w[:1].isupper() for w in words)
