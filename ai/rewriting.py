"""A résumé with some suggestions accepted: its facts, its text, and where the facts stand in it.

The text is the one that was read, with the new words put in the place of the old: what was not
touched stays as it was, line by line. So the score of a version differs from that of the one
before only by what was accepted, and with nothing accepted it is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from ai.engine import ReadResume
from ai.grounding import Source, source_of
from ai.schemas import Evidence, ResumeFacts, Span
from ai.suggestions import Suggestion

ADDS = "-"
TEXTUAL = ("rewrite", "summary", "skill")
_WORD = re.compile(r"\S+")
_BULLET = re.compile(r"^[ \t]*[•◦▪▸‣·●○■□*–—-][ \t]+")


@dataclass(frozen=True, slots=True)
class Patch:
    """``text`` in the place of the characters from ``start`` to before ``end``."""

    start: int
    end: int
    text: str
    owner: str


def applied(resume: ReadResume, accepted: Iterable[Suggestion]) -> ReadResume:
    """The résumé with these suggestions applied; in which order they are given does not matter.

    One that does not fit the facts (its place is gone, or says something else) changes nothing.
    """
    facts = resume.facts.model_dump(mode="json")
    source = source_of(resume.text)
    ordered = sorted(accepted, key=_rank)
    fitting = [one for one in ordered if _fits(facts, one)]
    patches = _apart([p for one in fitting for p in _patches(resume, source, one)])
    moves = _changed(facts, fitting)
    made = ResumeFacts.model_validate(facts)
    made.meta.evidence = _evidence(resume, patches, moves)
    return ReadResume(_patched(resume.text, patches), made, answers=resume.answers)


def _rank(one: Suggestion) -> tuple[int, str, str]:
    order = ("rewrite", "summary", "skill", "reorder", "promote", "cut")
    return (order.index(one.kind), one.where, one.after)


def _at(facts: Any, where: str) -> Any:  # noqa: ANN401 - JSON
    found = facts
    for key in where.strip("/").split("/"):
        if isinstance(found, list):
            found = found[int(key)] if key.isdigit() and int(key) < len(found) else None
        elif isinstance(found, dict):
            found = found.get(key)
        else:
            return None
    return found


def _parent(where: str) -> tuple[str, str]:
    head, _, last = where.rpartition("/")
    return head, last


def _fits(facts: dict[str, Any], one: Suggestion) -> bool:
    head, last = _parent(one.where)
    if last == ADDS:
        return bool(one.after.strip()) and isinstance(_at(facts, head), list)
    found = _at(facts, one.where)
    if one.kind == "reorder":
        return isinstance(found, list) and sorted(found) == sorted(one.after.split("\n"))
    if one.kind in ("promote", "cut"):
        return isinstance(found, str) and found == one.before
    if isinstance(_at(facts, head), dict) and not one.before:
        return not found
    return isinstance(found, str) and found == one.before


# --- the facts ----------------------------------------------------------------------------------


def _changed(facts: dict[str, Any], accepted: Sequence[Suggestion]) -> dict[str, list[int]]:
    """Change the facts; returns, for each list whose items moved, the old numbers in new order.

    Words are changed first and lists last, each by the numbers that the items had before.
    """
    for one in accepted:
        if one.kind in TEXTUAL:
            head, last = _parent(one.where)
            holder = _at(facts, head)
            if last == ADDS:
                holder.append(one.after)
            else:
                holder[int(last) if isinstance(holder, list) else last] = one.after
    moves: dict[str, list[int]] = {}
    for one in accepted:
        if one.kind not in TEXTUAL:
            head = one.where if one.kind == "reorder" else _parent(one.where)[0]
            order = moves.setdefault(head, list(range(len(_at(facts, head)))))
            moves[head] = _moved(one, order)
    for head, order in moves.items():
        items = _at(facts, head)
        items[:] = [items[number] for number in order]
    return moves


def _moved(one: Suggestion, order: list[int]) -> list[int]:
    if one.kind == "reorder":
        old = one.before.split("\n")
        new = _permutation(old, one.after.split("\n"))
        return new + [number for number in order if number >= len(old)]
    number = int(_parent(one.where)[1])
    rest = [other for other in order if other != number]
    return rest if one.kind == "cut" else [number, *rest]


def _permutation(old: list[str], new: list[str]) -> list[int]:
    left = list(range(len(old)))
    order = []
    for item in new:
        number = next(i for i in left if old[i] == item)
        left.remove(number)
        order.append(number)
    return order


# --- the text -----------------------------------------------------------------------------------


def _patches(resume: ReadResume, source: Source, one: Suggestion) -> list[Patch]:
    if one.kind in ("reorder", "promote"):
        return []
    if not one.before:
        return _insertion(resume, one)
    span = _span(resume, source, one)
    if span is None:
        return []
    if one.kind == "cut":
        return [_cut(resume.text, span, one.where)]
    return list(_difference(resume.text, span, one))


def _span(resume: ReadResume, source: Source, one: Suggestion) -> Span | None:
    found = resume.facts.meta.evidence.get(one.where)
    if found is not None and _alike(resume.text[found.start : found.end], one.before):
        return found
    return source.find(one.before, near=found.start if found else None)


def _alike(read: str, said: str) -> bool:
    """Whether the words at a place are those of the fact, but for breaks and signs."""
    one, two = (re.sub(r"\W+", "", text).casefold() for text in (read, said))
    return bool(one) and one == two


def _difference(text: str, span: Span, one: Suggestion) -> Iterable[Patch]:
    """Only the words that differ are replaced, so that lines stay broken where they were."""
    old = [
        (m.start() + span.start, m.group()) for m in _WORD.finditer(text[span.start : span.end])
    ]
    new = one.after.split()
    matcher = SequenceMatcher(None, [word for _, word in old], new, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            continue
        words = " ".join(new[k:m])
        if i == j:
            at = old[i][0] if i < len(old) else span.end
            yield Patch(at, at, f"{words} " if i < len(old) else f" {words}", one.where)
        else:
            end = old[j - 1][0] + len(old[j - 1][1])
            start = old[i][0]
            if not words and j < len(old):
                end = old[j][0]
            yield Patch(start, end, words, one.where)


def _cut(text: str, span: Span, where: str) -> Patch:
    """The words with their bullet and the line they leave empty."""
    start = text.rfind("\n", 0, span.start) + 1
    if text[start : span.start].strip(" \t•◦▪▸‣·●○■□*–—-"):
        start = span.start
    stop = text.find("\n", span.end)
    stop = len(text) if stop < 0 else stop + 1
    end = span.end if text[span.end : stop].strip() else stop
    return Patch(start, end, "", where)


def _insertion(resume: ReadResume, one: Suggestion) -> list[Patch]:
    head, _ = _parent(one.where)
    evidence = resume.facts.meta.evidence
    last = max(
        (found.end for pointer, found in evidence.items() if pointer.startswith(f"{head}/")),
        default=len(resume.text),
    )
    if head.endswith("/keywords"):
        joint = ", " if last < len(resume.text) else "\n"
        return [Patch(last, last, joint + one.after, one.where)]
    if head.endswith("/highlights"):
        line = resume.text.rfind("\n", 0, last) + 1
        mark = _BULLET.match(resume.text[line:])
        joint = "\n" + (mark.group() if mark else "- ")
        return [Patch(last, last, joint + one.after, one.where)]
    return [Patch(last, last, f"\n{one.after}", one.where)]


def _apart(patches: list[Patch]) -> list[Patch]:
    """In order of place; of two that touch the same words the first stays."""
    kept: list[Patch] = []
    for patch in sorted(patches, key=lambda p: (p.start, p.end)):
        if not kept or patch.start >= kept[-1].end:
            kept.append(patch)
    return kept


def _patched(text: str, patches: Sequence[Patch]) -> str:
    parts, at = [], 0
    for patch in patches:
        parts += [text[at : patch.start], patch.text]
        at = patch.end
    return "".join([*parts, text[at:]])


# --- where the facts stand ----------------------------------------------------------------------


def _evidence(
    resume: ReadResume, patches: Sequence[Patch], moves: dict[str, list[int]]
) -> dict[str, Evidence]:
    found: dict[str, Evidence] = {}
    for pointer, span in resume.facts.meta.evidence.items():
        place = _placed(pointer, moves)
        start = _start(span.start, patches)
        end = _end(span.end, patches, pointer)
        if place is not None and end > start:
            found[place] = Evidence(start=start, end=end, confidence=span.confidence)
    return found


def _placed(pointer: str, moves: dict[str, list[int]]) -> str | None:
    for head, order in moves.items():
        if pointer.startswith(f"{head}/"):
            number, _, rest = pointer[len(head) + 1 :].partition("/")
            if not number.isdigit():
                continue
            if int(number) not in order:
                return None
            place = f"{head}/{order.index(int(number))}"
            return f"{place}/{rest}" if rest else place
    return pointer


def _start(at: int, patches: Sequence[Patch]) -> int:
    return at + sum(
        len(p.text) - (min(p.end, at) - p.start)
        for p in patches
        if p.start < at or (p.start == at == p.end and p.text.startswith("\n"))
    )


def _end(at: int, patches: Sequence[Patch], pointer: str) -> int:
    return at + sum(
        len(p.text) - (min(p.end, at) - p.start)
        for p in patches
        if p.start < at or (p.start == at and p.owner == pointer)
    )
