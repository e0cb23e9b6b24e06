"""Skills that a text asks for or claims: what the lexicon knows, where the words around it agree.

A word such as "research" is a skill after "experience in" and none in "a research centre"; a line
that is only a job's title names a job and asks for nothing.
"""

from __future__ import annotations

import re

from ai.local.job.titles import is_title
from ai.local.skills import matcher, phrases
from ai.local.skills.words import WORD
from ai.schemas import SkillMention

_BEFORE = re.compile(
    r"\b(?:experienced?|knowledge|knowledgeable|proficien\w+|familiar\w*|skill\w*|expertise|expert|"
    r"understanding|background|degrees?|competen\w+|fluen\w+|certifi\w+|mastery|hands-on|command|"
    r"qualifications?|interest(?:ed)? in|exposure|speak\w*|trained|stack|technolog\w+|tools?|"
    r"languages?|frameworks?|such as|e\.g\.|master'?s?|bachelor'?s?|phd|good at|worked (?:with|in))\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"^[\w /&,-]{0,25}?\b(?:skills?|experience|knowledge|expertise|background|degree|a plus|"
    r"required|preferred|is (?:a )?(?:must|plus))\b",
    re.IGNORECASE,
)
_CLAIM = re.compile(r"\b(?:skills?|ability|abilities|able to)\b", re.IGNORECASE)
_OFFER = re.compile(
    r"\b(?:we offer|benefits?|health insurance|our (?:client|customers?|company|mission|values)|"
    r"holidays?|pension|apply|application|salary|deadline|discount|perks|vacation|"
    r"equal opportunity|"
    r"contact|diversity|about us|paid|bonus)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?;\n]+(?:[.!?;](?!\s)[^.!?;\n]*)*")
SHORT = 9
REACH = 70


def find(text: str) -> list[SkillMention]:
    """The skills that ``text`` asks for or claims, sentence by sentence."""
    found = matcher.find(text)
    kept: list[SkillMention] = []
    at = 0
    for sentence in _SENTENCE.finditer(text):
        start, end = sentence.span()
        while at < len(found) and found[at].start < start:
            at += 1
        first = at
        while at < len(found) and found[at].start < end:
            at += 1
        inside = found[first:at]
        named = _kept(sentence.group(), start, inside) if inside else []
        kept += _joined(named, list(phrases.find(sentence.group(), start)))
    return kept


def _joined(named: list[SkillMention], told: list[SkillMention]) -> list[SkillMention]:
    """A phrase says more than a name within it, unless the name is most of the phrase."""
    kept = list(named)
    for phrase in told:
        within = [one for one in kept if one.start < phrase.end and phrase.start < one.end]
        words = sum(len(one.text.split()) for one in within)
        if within and words * 2 >= len(phrase.text.split()):
            continue
        kept = [one for one in kept if one not in within] + [phrase]
    return sorted(kept, key=lambda one: one.start)


def _kept(sentence: str, at: int, inside: list[SkillMention]) -> list[SkillMention]:
    size = len(WORD.findall(sentence))
    if size <= SHORT and is_title(sentence.strip()):
        return []
    covered = sum(len(WORD.findall(one.text)) for one in inside)
    listed = covered * 2 >= size
    offer = _OFFER.search(sentence) is not None
    return [
        one
        for one in inside
        if _agrees(one, sentence, listed=listed, cued=not offer and _cued(one, sentence, at))
    ]


def _cued(one: SkillMention, sentence: str, at: int) -> bool:
    """Whether words that ask for skills stand near it; ``at`` is where the sentence begins."""
    before = sentence[max(0, one.start - at - REACH) : one.start - at]
    behind = sentence[one.end - at : one.end - at + 45]
    return bool(_BEFORE.search(before) or _BEHIND.match(behind))


def _agrees(one: SkillMention, sentence: str, *, listed: bool, cued: bool) -> bool:
    if one.kind == "soft":
        return cued and _CLAIM.search(sentence) is not None
    if one.kind in ("tool", "certificate"):
        return True
    return cued or listed
