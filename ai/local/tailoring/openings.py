"""Weak openings: "Responsible for managing the ward" is "Managed the ward".

Only where the rest of the sentence stays right: what follows must be a verb that is known in all
its forms, or a noun made of one ("the management of"). In doubt nothing is changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ai.local.tailoring.verbs import NOUNS, first_word, forms, is_base, is_past

_BEGINS = re.compile(
    r"^(?:(?:I\s+)?(?:was|were|am|is|have been|being)\s+)?"
    r"(?:also\s+|mainly\s+|primarily\s+)?"
    r"(?:responsible\s+for|responsibilities\s+includ(?:ed?|ing):?|"
    r"(?:job\s+|main\s+|key\s+|my\s+)?(?:duties|responsibilities|tasks)\s+"
    r"(?:includ(?:ed?|ing)|were|are|involved?):?|tasked\s+with|charged\s+with|in\s+charge\s+of|"
    r"accountable\s+for)\s+(?:the\s+following:?\s+)?",
    re.IGNORECASE,
)
_HELPED = re.compile(r"^(?:(?:I\s+)?helped\s+(?:out\s+)?with|helped\s+to)\s+", re.IGNORECASE)
_PRONOUN = re.compile(r"^I\s+(?:have\s+|had\s+)?(?=\w)")
_NOUN_OF = re.compile(r"^(?:the\s+)?(?:overall\s+|daily\s+|day-to-day\s+)?(?P<noun>\w+)\s+of\s+")
_FROM_NOUN = {
    "management": "manage", "maintenance": "maintain", "development": "develop",
    "supervision": "supervise", "preparation": "prepare", "coordination": "coordinate",
    "delivery": "deliver", "design": "design", "implementation": "implement",
    "installation": "install", "administration": "administer", "operation": "operate",
    "creation": "create", "production": "produce", "analysis": "analyze",
    "organization": "organize", "organisation": "organise", "distribution": "distribute",
    "collection": "collect", "completion": "complete", "monitoring": "monitor",
    "evaluation": "evaluate", "care": "care for", "planning": "plan", "training": "train",
}  # fmt: skip
_JOINED = re.compile(
    r"(?P<joint>,\s*(?:and\s+|as\s+well\s+as\s+)?|\s+and\s+|,?\s+as\s+well\s+as\s+)"
    r"(?P<gerund>[a-z]+ing)\b(?=(?P<next>\s+\S+)?)"
)
_CLAUSE_ENDS = re.compile(
    r"[.;:(—–]|\s-\s|,?\s(?:such as|including|by|while|that|which|who|to|using|through|in order)\s"
)
_RUN_ON = re.compile(r"[a-z]\s+(?P<verb>[A-Z][a-z]+)\b")
_OBJECT = re.compile(r"\s+(?:a|an|the|all|any|each|new|our|their|its|his|her|that|up|with|for|to|"
                     r"in|out|on|daily|weekly|monthly|[a-z]+s)\b", re.IGNORECASE)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stronger:
    """A bullet that begins with what was done, and the weak words it began with."""

    after: str
    weak: str


def stronger(bullet: str, *, present: bool) -> Stronger | None:
    """The bullet without its weak opening; None where there is none, or in doubt."""
    found = _BEGINS.match(bullet)
    if found:
        after = _told(bullet[found.end() :], present=present)
        return Stronger(after, found[0].strip(" :")) if after else None
    found = _HELPED.match(bullet)
    if found:
        after = _helped(bullet[found.end() :])
        return Stronger(after, found[0].strip()) if after else None
    found = _PRONOUN.match(bullet)
    rest = bullet[found.end() :] if found else ""
    if found and (is_past(first_word(rest)) or is_base(first_word(rest))):
        return None if re.search(r"\bI\b", rest) else Stronger(_capital(rest), "I")
    return None


def _told(rest: str, *, present: bool) -> str:
    verb = first_word(rest)
    if verb.lower() in forms():
        row = _OBJECT.match(rest[len(verb) :]) or _JOINED.match(rest[len(verb) :])
        if verb.lower() in NOUNS and not row:
            return ""
        return _verbs(rest, verb, present=present)
    return _from_noun(rest, present=present)


def _verbs(rest: str, verb: str, *, present: bool) -> str:
    """Every verb of the row in the same form; nothing when one of them may be a noun."""
    form = 0 if present else 1
    stop = _CLAUSE_ENDS.search(rest, len(verb))
    end = stop.start() if stop else len(rest)
    if _is_mixed(rest[:end], verb):
        return ""
    parts, at = [_capital(forms()[verb.lower()][form])], len(verb)
    for found in _JOINED.finditer(rest, len(verb), end):
        gerund = found["gerund"]
        parts += [rest[at : found.start()], found["joint"], forms()[gerund][form]]
        at = found.end("gerund")
    return "".join([*parts, rest[at:]]).strip()


def _is_mixed(clause: str, verb: str) -> bool:
    """Whether the row has a word in -ing that may be no verb, a noun beside its first verb, or
    the beginning of another sentence."""
    if re.match(r"(?:\s+(?:and|or)\s+|\s*[,/&]\s*)(?=\S)(?![a-z]+ing\b)", clause[len(verb) :]):
        return True
    if any(is_base(m["verb"]) or is_past(m["verb"]) for m in _RUN_ON.finditer(clause)):
        return True
    return any(
        found["gerund"] not in forms() or not found["next"] or _is_noun(found)
        for found in _JOINED.finditer(clause, len(verb))
    )


def _is_noun(found: re.Match[str]) -> bool:
    return found["gerund"] in NOUNS and not _OBJECT.match(found["next"])


def _from_noun(rest: str, *, present: bool) -> str:
    """ "the management of the ward" → "Managed the ward"."""
    found = _NOUN_OF.match(rest)
    base = _FROM_NOUN.get(found["noun"].lower()) if found else None
    if found is None or base is None or _another_noun(rest[found.end() :]):
        return ""
    verb, _, particle = base.partition(" ")
    if not present:
        verb = next(past for known, past in forms().values() if known == verb)
    return f"{_capital(verb)} {particle + ' ' if particle else ''}{rest[found.end() :]}".strip()


def _another_noun(rest: str) -> bool:
    """Whether a second noun of the same kind follows, which would be left without a verb."""
    nouns = "|".join(_FROM_NOUN)
    gerunds = re.search(r"(?:,|\band\b)\s+(?!including)[a-z]+ing\s", rest)
    return bool(
        gerunds or re.search(rf"(?:,|\band\b)\s+(?:the\s+)?(?:{nouns})\b", rest, re.IGNORECASE)
    )


def _helped(rest: str) -> str:
    """ "Helped with designing the form" → "Helped design the form": no more is claimed."""
    verb = first_word(rest)
    if is_base(verb):
        return f"Helped {rest}".strip()
    if verb.lower() not in forms() or verb.lower() in NOUNS:
        return ""
    if _JOINED.search(rest):
        return ""
    return f"Helped {forms()[verb.lower()][0]}{rest[len(verb) :]}".strip()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
