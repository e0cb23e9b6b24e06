"""The job's own wording for what the person has, and both forms of an abbreviation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ai.local.skills import matcher
from ai.local.skills.lexicon import lexicon
from ai.local.skills.words import WORD, key
from ai.local.tailoring.case import Asked, Case, Line
from ai.schemas import Span

MOST = 6
_SMALL = frozenset(["of", "and", "the", "for", "in", "a", "an", "to"])
_VERSION = re.compile(r"\b(?:\w*\d[\w.]*|XP|NT|ME|Vista)\b", re.IGNORECASE)
_LONG_FORM = re.compile(r"((?:[^\W\d_][\w-]*[ /-]){1,6}[^\W\d_][\w-]*)\s*\(([A-Z][A-Za-z]{1,6})\)")


def reword(case: Case) -> None:
    """Where the résumé writes a skill otherwise than the job, suggest the job's form, once."""
    for count, (asked, line, words) in enumerate(_otherwise(case)):
        if count == MOST:
            return
        if case.taken(line.where):
            continue
        after, why = _in_their_words(case, asked, words)
        if not after:
            continue
        text = line.text.replace(words, after, 1)
        kind = "skill" if "/skills/" in line.where else "rewrite"
        case.suggest(
            "skill" if kind == "skill" else "rewrite",
            line.where,
            (line.text, text),
            why=why,
            serves=asked.requirement,
            evidence=line.evidence,
        )


def _otherwise(case: Case) -> Iterator[tuple[Asked, Line, str]]:
    """Skills that stand in the résumé and nowhere in the job's form, with their first line."""
    places = [*_listed(case), *case.lines]
    for asked in case.asked:
        for line in places:
            words = _words_for(asked.skill, line.text, listed="/skills/" in line.where)
            if words is not None:
                if not case.material.source.holds(asked.form) or _abbreviates(asked, words):
                    yield asked, line, words
                break


def _listed(case: Case) -> Iterator[Line]:
    for number, group in enumerate(case.resume.facts.skills):
        for place, word in enumerate(group.keywords):
            where = f"/skills/{number}/keywords/{place}"
            found = case.resume.facts.meta.evidence.get(where)
            span = Span(start=found.start, end=found.end) if found else case.material_span(word)
            yield Line(where, word, span)


def _words_for(skill: int, text: str, *, listed: bool) -> str | None:
    if listed and lexicon().find(text) == skill:
        return text
    found = next((hit for hit in matcher.hits(text) if hit.skill == skill), None)
    return text[found.start : found.end] if found else None


def _abbreviates(asked: Asked, words: str) -> bool:
    return is_short_for(words, asked.form) or is_short_for(asked.form, words)


def _in_their_words(case: Case, asked: Asked, words: str) -> tuple[str, str]:
    """The new words, and why; empty where the two forms are as good as one, or too far apart."""
    form = asked.form
    if key(form) == key(words):
        return _long_form(case, words)
    for short, long in ((words, form), (form, words)):
        if is_short_for(short, long):
            if case.material.source.holds(f"{long} ({short})") or _both(case, short, long):
                return "", ""
            both = f"{long} ({short})"
            return both, f"Gives the long and the short form once: the job says “{form}”."
    if _says_version(form, words):
        return "", ""
    if asked.kind == "tool" or (asked.kind == "hard" and _close(form, words)):
        return form, f"The job says “{form}”, and so will whoever searches for it."
    return "", ""


def _says_version(form: str, words: str) -> bool:
    """Whether a form names a version that the résumé's words do not: "Windows XP" for Windows."""
    said, asked = ({m.lower() for m in _VERSION.findall(text)} for text in (words, form))
    return not asked <= said


def _both(case: Case, short: str, long: str) -> bool:
    return case.material.source.holds(short) and case.material.source.holds(long)


def _long_form(case: Case, words: str) -> tuple[str, str]:
    """The job writes "search engine optimization (SEO)" and the résumé only SEO."""
    for found in _LONG_FORM.finditer(case.job.text):
        if found[2] != words:
            continue
        long = _ending(found[1], words)
        if long and not case.material.source.holds(long):
            return f"{long} ({words})", "Gives the long form once, as the job does."
    return "", ""


def _ending(words: str, short: str) -> str:
    """The last words of which ``short`` is made."""
    parts = words.split()
    ends = (" ".join(parts[at:]) for at in range(len(parts)))
    return next((end for end in ends if is_short_for(short, end)), "")


def is_short_for(short: str, long: str) -> bool:
    """Whether ``short`` is made of the first letters of the words of ``long``."""
    letters = short.replace(".", "").rstrip("s")
    words = [word for word in re.split(r"[\s/-]+", long) if word]
    if len(letters) < 2 or not letters.isupper() or len(words) < 2:
        return False
    every = "".join(word[0] for word in words).upper()
    main = "".join(word[0] for word in words if word.lower() not in _SMALL).upper()
    return letters in (every, main)


def _close(form: str, words: str) -> bool:
    """Forms of the same few words: "budget management" and "managing budgets" are not; "customer
    support" and "customer service" share their head."""
    one, two = ([w.lower() for w in WORD.findall(text)] for text in (form, words))
    return len(one) == len(two) > 1 and len(set(one) & set(two)) == len(one) - 1
