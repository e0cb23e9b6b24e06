"""The parts of a good answer, found by what people say when they tell them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ai.interviewing import Part, PartName
from ai.local.interviewing.sentences import Sentence

_DID = (
    r"(?:[a-z]+ed|began|bought|brought|built|came|chose|cut|did|drew|drove|dug|fed|fought|found"
    r"|gave|went|got|held|hid|kept|knew|laid|led|left|let|lost|made|met|paid|put|ran|rang|read"
    r"|said|saw|sat|sent|set|shook|showed|sold|spent|split|spoke|stood|stuck|stopped|swept|taught"
    r"|took|told|thought|threw|understood|woke|won|wrote)"
)
_DO = (
    r"(?:always |usually |first |then |also |never |often |normally |try to )?"
    r"(?:agree|ask|begin|break|bring|build|call|check|choose|clean|close|collect|compare|count|cut"
    r"|decide|divide|draw|explain|find|fix|follow|give|go|help|hold|isolate|keep|leave|let|list"
    r"|listen|look|make|measure|meet|note|offer|order|plan|prepare|put|read|record|repeat|report"
    r"|reproduce|review|run|sample|say|see|send|set|show|sort|speak|split|start|stop|take|talk"
    r"|teach|tell|test|thank|trace|trust|try|turn|use|walk|wash|watch|weigh|work|write)"
)
_NUMBER = (
    r"(?:\d[\d.,]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
    r"|twenty|thirty|forty|fifty|hundred|thousand|half|third|quarter|double|twice)\b)"
)
CUES: dict[PartName, list[tuple[str, float]]] = {
    "situation": [
        (r"\b(?:when|while) (?:i|we) (?:was|were|worked|had)\b", 2),
        (r"\b(?:last|that|one|this) (?:year|month|week|night|day|summer|winter|spring|autumn)", 2),
        (r"\b(?:in|since|until|during) (?:january|february|march|april|may|june|july|august"
         r"|september|october|november|december|20\d\d|19\d\d)\b", 2),
        (r"\bat (?:my|our|the|a|[A-Z])", 1), (r"\bthere (?:was|were)\b|\bwe (?:had|were)\b", 1.5),
        (r"\b(?:ago|at the time|back then|at that time)\b", 1.5), (_NUMBER, 0.5),
        (r"\b(?:had called|had just|had been|was short|went down|broke|failed|fell ill)\b", 1),
    ],
    "task": [
        (r"\b(?:had to|needed to|asked (?:me )?to|was to|supposed to|hoped to|no budget)\b", 2.5),
        (r"\b(?:my|our|the) (?:job|task|role|goal|aim|target|deadline|challenge|problem|part"
         r"|responsibility) (?:was|were)\b", 2.5),
        (r"\b(?:i|we) (?:was|were) (?:responsible|in charge)\b", 2),
        (r"\b(?:wanted|meant|so that|without \w+ing|in order to|the question was)\b", 1),
        (r"\b(?:deadline|target|goal|problem|risk|could not|difficult|too \w+)\b", 0.8),
    ],
    "action": [
        (rf"\bi (?:\w+ly |then |first |also |never )?{_DID}\b", 2),
        (rf"\b(?:and|then|,) (?:then |also )?{_DID}\b", 0.7),
        (r"\b(?:first|then|next|after that|so i|finally)\b", 0.7),
    ],
    "result": [
        (r"\b(?:as a result|in the end|eventually|since then|the outcome|the result)\b", 2),
        (r"\bby (?:then|the (?:end|first|second|third|next)|spring|summer|autumn|winter|easter"
         r"|christmas|january|february|march|april|may|june|july|august|september|october"
         r"|november|december|three|four|five|six|seven|eight|nine|ten)\b", 1.2),
        (r"\b(?:fell|rose|dropped|grew|went up|went down|increased|decreased|reduced|cut|saved"
         r"|improved|doubled|halved|won|recovered|stopped|shrank|passed|signed|agreed|stayed"
         r"|returned|worked|ended|closed|accepted|finished|faster|better)\b", 1),
        (rf"\b(?:from|by|to|in|after) (?:about |nearly |over |under )?{_NUMBER}", 1),
        (r"\b(?:led to|meant that|so (?:that )?(?:we|they|he|she|it|the)|still|to this day|today"
         r"|now|ever since|afterwards|later|thanked|no one|nobody|no \w+ (?:was|were)|not happened"
         r"|at the first)\b", 0.8),
        (r"\bi (?:have )?(?:learned|learnt|took from)\b|\bnext time\b|\bwould (?:now )?do\b", 1.2),
    ],
    "example": [
        (r"\b(?:for example|for instance|such as|last (?:year|month|week|time)|once|recently"
         r"|in one case|at [A-Z]|in (?:19|20)\d\d|in my (?:last|current|present|first))", 2),
        (rf"\bi {_DID}\b|\bwe {_DID}\b", 1), (_NUMBER, 0.5),
    ],
    "reason": [
        (r"\b(?:because|since|so that|in order to|the reason|that way|which means|otherwise"
         r"|to make sure|matters|the point is|why)\b", 2),
        (r"\b(?:if|unless|depends|rather than|instead of)\b", 0.7),
    ],
    "steps": [
        (rf"\bi (?:would )?{_DO}\b", 2), (rf"\bi {_DID}\b", 1.5),
        (r"\b(?:first|second|third|then|next|after that|finally|before|step)\b", 1),
    ],
    "outcome": [
        (r"\b(?:as a result|in the end|since then|so (?:we|they|it|nobody)|the result|it worked"
         r"|that caught|which caught|found|saved|fell|rose|dropped|improved|still|today)\b", 1.5),
        (rf"\b(?:from|by|to|in) (?:about |nearly |over |under )?{_NUMBER}", 1),
        (r"\b(?:i (?:have )?(?:learned|learnt)|next time|the limit|does not|cannot)\b", 1),
    ],
}  # fmt: skip
_PATTERNS = {
    name: [(re.compile(pattern, re.IGNORECASE), weight) for pattern, weight in cues]
    for name, cues in CUES.items()
}
STORY: tuple[PartName, ...] = ("situation", "task", "action", "result")
EXPLANATION: tuple[PartName, ...] = ("steps", "reason", "example", "outcome")
ENOUGH: dict[PartName, float] = {
    "situation": 1.5,
    "task": 1.5,
    "action": 2.0,
    "result": 1.6,
    "example": 2.0,
    "reason": 1.9,
    "steps": 2.0,
    "outcome": 1.5,
}
THERE: dict[PartName, str] = {
    "situation": "Where and when it was is clear.",
    "task": "What had to be reached is clear.",
    "action": "What you did yourself is clear.",
    "result": "What came of it is clear.",
    "example": "It rests on something that happened.",
    "reason": "You say why.",
    "steps": "One can follow what you do.",
    "outcome": "One sees what it leads to.",
}
MISSING: dict[PartName, str] = {
    "situation": "Where was it, when, and how large? One sentence is enough.",
    "task": "What had to be reached, or what made it hard?",
    "action": "What did you do yourself? Say “I”, step by step.",
    "result": "How did it end, and what changed because of it?",
    "example": "When did you last do that? Name one case.",
    "reason": "Why do you do it so?",
    "steps": "What do you do first, and what then?",
    "outcome": "What does it lead to? A figure helps, even a rough one.",
}


@dataclass(frozen=True, slots=True)
class Found:
    """How strongly each part is told, from 0 to 1, and in which sentence."""

    parts: list[Part]
    strength: dict[PartName, float]

    @property
    def there(self) -> int:
        return sum(part.where is not None for part in self.parts)


def find(told: list[Sentence], *, story: bool) -> Found:
    """The parts of an answer; a sentence speaks for the part that it tells best."""
    names = STORY if story else EXPLANATION
    drawn = [(_draw(name, s, n, len(told)), name, n) for name in names for n, s in enumerate(told)]
    drawn.sort(key=lambda one: (-one[0] / ENOUGH[one[1]], one[2]))
    best: dict[PartName, tuple[float, int]] = {}
    taken: dict[int, int] = {}
    for draw, name, place in drawn:
        room = 1 + (told[place].count > 22)
        if name not in best and draw >= ENOUGH[name] and taken.get(place, 0) < room:
            best[name] = (draw, place)
            taken[place] = taken.get(place, 0) + 1
    parts = [_part(name, told, best.get(name)) for name in names]
    strength = {n: min(1.0, best[n][0] / (1.5 * ENOUGH[n])) if n in best else 0.0 for n in names}
    return Found(parts, strength)


def _draw(name: PartName, sentence: Sentence, place: int, count: int) -> float:
    drawn = sum(weight for cue, weight in _PATTERNS[name] if cue.search(sentence.text))
    late = place / max(1, count - 1)
    if name in ("situation", "task"):
        drawn *= 1.2 - 0.5 * late
    if name in ("result", "outcome"):
        drawn *= 0.7 + 0.5 * late
    return float(drawn) if sentence.count > 3 else 0.0


def _part(name: PartName, told: list[Sentence], best: tuple[float, int] | None) -> Part:
    if best is None:
        return Part(name=name, say=MISSING[name])
    return Part(name=name, where=told[best[1]].span, say=THERE[name])
