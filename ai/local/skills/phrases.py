"""Skills that no lexicon has: what stands after "experience with", "knowledge of" and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ai.local.ranking.space import space
from ai.local.skills.words import norm
from ai.schemas import SkillMention

_AFTER = re.compile(
    r"\b(?:experienced?|knowledge|understanding|expertise|background|familiarity|familiar|proficien(?:cy|t)|"
    r"skilled|competen(?:ce|cy|cies|t)|command|mastery|insight|degree|qualified|specialised|"
    r"interest(?:ed)?|training|fluen(?:t|cy)|master'?s?|bachelor'?s?|ph\.?d\.?|well[- ]versed|certified|fields?|areas?|"
    r"track record|skills)\s+"
    r"(?:(?:and|or)\s+\w+\s+)?(?:degree\s+)?(?:of|in|with|within|from|on|using)\s+(?:working (?:with|in)\s+)?",
    re.IGNORECASE,
)  # fmt: skip
_STOP = re.compile(
    r"[.;:!?()\[\]<>\"•*]|\s[-–]\s|\b(?:to|that|which|who|is|are|will|from|at|as|by|would|you|we|our|your|"
    r"preferabl\w+|preferred|required|desirable|when|where|while|through|into|including|such|if|but|"
    r"because|because of|within|is a|plus|ideally|must|can|has|have|be|being|during|per|e\.g|etc|"
    r"for|on|under|the ability|both|excellent|alongside|perhaps)\b",
    re.IGNORECASE,
)  # fmt: skip
_PARTS = re.compile(
    r"\s*,\s*(?:and\s+|or\s+)?|\s+(?:and/or|and|or|&)\s+|/(?=\w{4,})|(?<=[a-z]{3})\s+(?=[A-Z][a-z]{3})"
)
_LEAD = re.compile(
    r"^(?:(?:the|an?|any|all|some|other|various|different|related|relevant|similar|one|more|least|several|"
    r"modern|good|strong|solid|new|multiple|major|large|at least|working with|working in|use of|using)\s+)+",
    re.IGNORECASE,
)  # fmt: skip
_EMPTY = re.compile(
    r"^(?:\d.*|it|them|this|these|those|area|areas|field|fields|people|teams?|years?|months?|role|position|perhaps|of the .*|this .*|"
    r"environment|following|one|more|related|company|companies|industry|job|work|least|working|same|"
    r"each|other|others|our.*|your.*|their.*|what.*|how.*|a|an|the)$",
    re.IGNORECASE,
)  # fmt: skip
LONGEST = 5


def find(sentence: str, offset: int) -> Iterator[SkillMention]:
    """The phrases that a sentence asks knowledge of; ``offset`` is where it stands in the text."""
    reach = 0
    for cue in _AFTER.finditer(sentence):
        if cue.start() < reach:
            continue
        stop = _STOP.search(sentence, cue.end())
        reach = stop.start() if stop else len(sentence)
        yield from _pieces(sentence, cue.end(), reach, offset)


def _pieces(sentence: str, start: int, end: int, offset: int) -> Iterator[SkillMention]:
    at = start
    for cut in [*_PARTS.finditer(sentence, start, end), None]:
        stop = cut.start() if cut else end
        made = _piece(sentence, at, stop, offset)
        if made is not None:
            yield made
        at = cut.end() if cut else end


def _piece(sentence: str, start: int, stop: int, offset: int) -> SkillMention | None:
    raw = sentence[start:stop]
    lead = _LEAD.match(raw.lstrip())
    skip = len(raw) - len(raw.lstrip()) + (lead.end() if lead else 0)
    text = raw[skip:].rstrip(" ,/-'’")
    if len(text) < 3 or len(text.split()) > LONGEST or _EMPTY.match(text):
        return None
    if text.islower() and _is_common(text):
        return None
    begin = offset + start + skip
    return SkillMention(start=begin, end=begin + len(text), text=text, name=text, kind="hard")


def _is_common(text: str) -> bool:
    """One word that everybody uses: a skill by that name is in the lexicon, or it is none."""
    return " " not in text and norm(text) in space().number
