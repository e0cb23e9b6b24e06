"""Tells job titles from employers by their words, in seven languages."""

from __future__ import annotations

import re
from functools import lru_cache

from ai.local.resume.vocabulary import plain
from ai.local.resume.words import words

_TITLE_WORDS = words("titles")
_TITLE_ENDINGS = tuple(words("title_endings"))
_QUALIFIERS = words("qualifiers")
_ORG_WORDS = words("employers")
_WEAK_TITLE_WORDS = words("weak_titles")
_LEGAL = re.compile(
    r"\b(?:inc|llc|ltd|gmbh|corp|plc|llp|s\.?a\.?s?|s\.?r\.?l|s\.?l|b\.?v|n\.?v|pty|pvt|"
    r"co)\b\.?\s*$|"
    r"\b(?:GmbH|AG|Inc\.?|LLC|Ltd\.?|Corporation|S\.A\.|SARL|KG|e\.V\.)(?!\w)"
)
_TOKEN = re.compile(r"[^\W_](?:[\w'.’-]*\w)?")
_STRONG, _WEAK = 2.0, 1.0
_SITE = re.compile(r"\w\.(?:com|org|net|io)\b")
_PLACEHOLDER = re.compile(r"company\s?name|employer|company \d|confidential", re.IGNORECASE)


@lru_cache(maxsize=8192)
def title_score(text: str) -> float:
    """How much ``text`` speaks like a job title: 0 for not at all, from 2 on for surely."""
    tokens = [plain(m.group()).rstrip(".") for m in _TOKEN.finditer(text)]
    if not tokens or len(tokens) > 14:
        return 0.0
    core = _core(text)
    core_tokens = [plain(m.group()).rstrip(".") for m in _TOKEN.finditer(core)] or tokens
    score = 0.0
    for token in tokens:
        if _is_title_word(token):
            weak = token in _WEAK_TITLE_WORDS or token not in core_tokens
            score = max(score, _WEAK if weak else _STRONG)
    if score and _is_title_word(core_tokens[-1]):
        score += 0.5
    if score and tokens[0] in _QUALIFIERS:
        score += 0.5
    return score


@lru_cache(maxsize=8192)
def employer_score(text: str) -> float:
    """How much ``text`` speaks like an employer: 0 for not at all, from 2 on for surely."""
    if _PLACEHOLDER.match(text):
        return 3.0
    score = 3.0 if _LEGAL.search(text) else 0.0
    tokens = [plain(m.group()).rstrip(".") for m in _TOKEN.finditer(text)]
    hits = sum(token in _ORG_WORDS for token in tokens)
    score += min(hits, 2) * 0.9
    if tokens and tokens[-1] in _ORG_WORDS:
        score += 0.6
    return score + (
        0.6 if "." in text.strip(".") and re.search(r"\.(?:com|org|net|io)\b", text) else 0
    )


def _core(text: str) -> str:
    """A title without what qualifies it at its end: "Engineer II, Payments" is an engineer."""
    core = re.split(r"[,(–—|/]| - | of | for | in | at | de | für | per ", text, maxsplit=1)[0]
    return re.sub(r"\s+(?:[IVX]+|\d)\s*$", "", core)


def _is_title_word(token: str) -> bool:
    if token in _TITLE_WORDS or (token.endswith("s") and token[:-1] in _TITLE_WORDS):
        return True
    parts = token.split("-")
    if len(parts) > 1 and any(part in _TITLE_WORDS for part in parts):
        return True
    return len(token) > 7 and token.endswith(_TITLE_ENDINGS)
