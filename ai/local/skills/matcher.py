"""Where a text names skills of the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ai.local.skills.lexicon import Form, Lexicon, lexicon
from ai.local.skills.words import WORD, norm
from ai.schemas import SkillMention

_JOINS = frozenset([" ", "-", "/", ".", "&", " & ", "'", "’", ". ", "\u2011", "\u00a0", "  ", "­"])
_WRAP = re.compile(r"[ \t]*\n[ \t]*")
_CUE = re.compile(
    r"(?:experienced?|knowledge|proficien\w+|familiar\w*|skills?|expertise|using|fluen\w+|"
    r"background|understanding|certified|competen\w+|languages?|tools?|software|technolog\w+|"
    r"stack|degree|training|written|speak\w*|works?|working|exposure|courses?|areas?)"
    r"(?:\s+(?:with|in|of|on|as|for|such|like|and|or|the|an?|our|include[sd]?|"
    r"including))*[\s:(]*$",
    re.IGNORECASE,
)
_LIST_BEFORE = re.compile(r"(?:^|[,;/|•·*–\-:(]|\band|\bor)\s*$", re.IGNORECASE)
_LIST_AFTER = re.compile(r"\s*(?:$|[,;/|•·)\]]|and\b|or\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hit:
    """A skill of the lexicon at its place in the text."""

    start: int
    end: int
    skill: int


def find(text: str) -> list[SkillMention]:
    """The lexicon's skills that ``text`` names, in order, without overlap: the longest wins."""
    names = lexicon()
    return [
        SkillMention(
            start=hit.start,
            end=hit.end,
            text=text[hit.start : hit.end],
            name=names.names[hit.skill],
            kind=names.kinds[hit.skill],
        )
        for hit in hits(text)
    ]


def hits(text: str) -> list[Hit]:
    """As ``find``, in the lexicon's own numbers: the fast way through long texts."""
    return list(_hits(text, lexicon()))


def _hits(text: str, names: Lexicon) -> Iterator[Hit]:
    root = names.trie
    spans = [(m.start(), m.end()) for m in WORD.finditer(text)]
    forms = [norm(text[start:end]) for start, end in spans]
    at, count = 0, len(forms)
    while at < count:
        node = root.get(forms[at])
        if node is None:
            at += 1
            continue
        found = _longest(text, spans, forms, at, node)
        if found is None:
            at += 1
        else:
            last, form = found
            yield Hit(spans[at][0], spans[last][1], form.skill)
            at = last + 1


def _longest(
    text: str, spans: list[tuple[int, int]], forms: list[str], at: int, node: dict[str, Any]
) -> tuple[int, Form] | None:
    best: tuple[int, Form] | None = None
    last = at
    while True:
        form = node.get("")
        if form is not None and _stands(text, spans[at][0], spans[last][1], form):
            best = (last, form)
        last += 1
        if last >= len(forms) or len(node) == (form is not None):
            return best
        following = node.get(forms[last])
        if following is None or not _joined(text[spans[last - 1][1] : spans[last][0]]):
            return best
        node = following


def _joined(gap: str) -> bool:
    return gap in _JOINS or _WRAP.fullmatch(gap) is not None


def _stands(text: str, start: int, end: int, form: Form) -> bool:
    """Whether the words at ``start`` are this form, by its case and by what stands around it."""
    if end - start <= 2 and not _alone(text, start, end):
        return False
    if _only_sounds_like(text[start:end], lexicon().names[form.skill]):
        return False
    fits = not form.exact or text[start:end] == form.exact
    if form.both:
        return fits and _in_context(text, start, end)
    if fits and (form.exact or not form.context):
        return True
    return form.context and _in_context(text, start, end)


def _only_sounds_like(word: str, label: str) -> bool:
    """Whether a name such as Leeds is but the plural of an acronym such as LEED: one writes the
    plural of an acronym in its capitals, as in APIs."""
    plural = label.isupper() and word.casefold() == f"{label}s".casefold()
    return plural and word[:1].isupper() and word[1:].islower()


def _alone(text: str, start: int, end: int) -> bool:
    """A name of one or two letters is not part of "R&D", "AT&T", "John's" or "i.e."."""
    after, before = text[end : end + 1], text[start - 1 : start] if start else ""
    return not (after and after in "&'’+#") and not (before and before in "&'’.")


def _in_context(text: str, start: int, end: int) -> bool:
    line = text.rfind("\n", 0, start) + 1
    before = text[max(line, start - 60) : start]
    after = text[end : end + 12].split("\n")[0]
    if _CUE.search(before):
        return True
    return bool(_LIST_BEFORE.search(before) and _LIST_AFTER.match(after)) and bool(
        before.strip(" •*-–·") or after.strip()
    )
