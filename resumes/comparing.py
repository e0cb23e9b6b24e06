"""What differs between two versions of a résumé: field by field, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from pydantic import BaseModel

from ai.schemas import ResumeFacts
from resumes.fields import fields_of, in_words

_WORDS = re.compile(r"\s+|[^\s]+")
_ALIKE = 0.5  # from here on two entries are the same one, changed
_PARTS = (
    *("work", "volunteer", "education", "skills", "certificates", "awards"),
    *("projects", "publications", "languages", "interests"),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stayed (``same``), were taken out (``out``) or put in (``in``)."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A field that differs; the pieces tell what of it."""

    field: str
    before: str
    after: str
    pieces: tuple[Piece, ...]


def changes(old: ResumeFacts, new: ResumeFacts) -> list[Change]:
    """The fields that differ, in the newer version's order; an entry that moved is no change."""
    return [
        Change(in_words(at), a, b, tuple(pieces(a, b))) for at, a, b in _pairs(old, new) if a != b
    ]


def _pairs(old: ResumeFacts, new: ResumeFacts) -> Iterator[tuple[str, str, str]]:
    yield from _of_fields("", _basics(old), _basics(new))
    for part in _PARTS:
        before, after = list(getattr(old, part)), list(getattr(new, part))
        for number, entry in enumerate(after):
            was = _same_entry(entry, before)
            if was is not None:
                before.remove(was)
            yield from _of_fields(f"/{part}/{number}", _flat(was), _flat(entry))
        for entry in before:
            place = getattr(old, part).index(entry)
            yield from _of_fields(f"/{part}/{place}", _flat(entry), {})


def _basics(facts: ResumeFacts) -> dict[str, str]:
    return {at: said for at, said in fields_of(facts).items() if at.startswith("/basics/")}


def _flat(entry: BaseModel | None) -> dict[str, str]:
    """An entry's fields; a list of lines is one field, so that a line put in moves no other."""
    if entry is None:
        return {}
    said = entry.model_dump(mode="json", exclude_none=True)
    lists = {
        key: (", " if key == "keywords" else "\n").join(value)
        for key, value in said.items()
        if isinstance(value, list)
    }
    return {f"/{key}": str(value) for key, value in {**said, **lists}.items() if value}


def _same_entry(entry: BaseModel, among: list[BaseModel]) -> BaseModel | None:
    """The entry of before that this one was: the same, or the most alike."""
    if entry in among:
        return entry
    said = _words(" ".join(_flat(entry).values()))
    scored = [(_likeness(said, _words(" ".join(_flat(one).values()))), one) for one in among]
    best = max(scored, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] >= _ALIKE else None


def _words(text: str) -> set[str]:
    return set(text.split())


def _likeness(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def _of_fields(
    at: str, before: dict[str, str], after: dict[str, str]
) -> Iterator[tuple[str, str, str]]:
    for name in {**before, **after}:
        yield at + name, before.get(name, ""), after.get(name, "")


def pieces(before: str, after: str) -> Iterator[Piece]:
    """Two texts as one, word by word."""
    a, b = _WORDS.findall(before), _WORDS.findall(after)
    for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("same", "".join(a[i:j]))
            continue
        if i < j:
            yield Piece("out", "".join(a[i:j]))
        if k < m:
            yield Piece("in", "".join(b[k:m]))
