"""Bullets told as sentences in the first person, for letters."""

from __future__ import annotations

import re

from ai.local.tailoring.openings import stronger
from ai.local.tailoring.verbs import first_word, forms, is_base, is_past

LONGEST = 28
SHORTEST = 4
_PRONOUN = re.compile(r"\b(?:I|my|me|our|we)\b")
_BROKEN = re.compile(r"[a-z]\s+[A-Z][a-z]+ed\s|\.\s+\S|[•|]|\s{2,}|\.\s?\.|…")
_ADVERB = re.compile(r"^(?:Successfully|Effectively|Consistently|Also|Currently|Independently|"
                     r"Regularly|Directly|Routinely)\s+", re.IGNORECASE)  # fmt: skip


def told(bullet: str, *, present: bool) -> str:
    """ "Managed the ward" → "I managed the ward"; empty where that would not read right."""
    text = " ".join(bullet.split()).strip(" .;")
    better = stronger(text, present=present)
    text = (better.after if better else text).strip(" .;")
    adverb = _ADVERB.match(text)
    rest = text[adverb.end() :] if adverb else text
    word = first_word(rest)
    if not (is_past(word) or (present and is_base(word))) or _is_noun(rest, word):
        return ""
    if not SHORTEST <= len(rest.split()) <= LONGEST:
        return ""
    if _PRONOUN.search(rest) or _BROKEN.search(rest) or rest.count("(") != rest.count(")"):
        return ""
    return f"I {rest[:1].lower()}{rest[1:]}"


def _is_noun(rest: str, word: str) -> bool:
    """ "Design engineer for …" and "Support of …" begin with nouns that look like verbs."""
    following = first_word(rest[len(word) :].strip())
    if is_past(word) and word.lower() not in {base for base, _ in forms().values()}:
        return False
    return following.lower() in {"of", "and", "for", "in", "at"} or following[:1].isupper()
