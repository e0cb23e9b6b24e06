"""How an answer fared: by what is told in it, never by how long it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ai.engine import ReadResume
from ai.interviewing import Feedback, Grounding, Measure, Part, PartName, Question
from ai.local.interviewing import parts as telling
from ai.local.interviewing.sentences import Heard, heard
from ai.local.ranking.space import space
from ai.local.skills import mentions
from ai.local.skills.words import WORD, stem

WEIGHTS = {
    "parts": 44.0,
    "relevance": 16.0,
    "specifics": 14.0,
    "evidence": 8.0,
    "own": 8.0,
    "length": 10.0,
}
SHARES: dict[PartName, float] = {
    "situation": 0.2,
    "task": 0.17,
    "action": 0.35,
    "result": 0.28,
    "steps": 0.35,
    "reason": 0.2,
    "example": 0.25,
    "outcome": 0.2,
}
LEAST_WORDS, FULL_WORDS, LONG_WORDS, TOO_LONG = 12, 90, 330, 600
WORDS_A_MINUTE = 140
ENOUGH_SPECIFICS = 5
NEAR, FAR = 0.62, 0.2
ON_THE_POINT, BESIDE = 0.5, 0.2
"""Shares of relevance: from the first on it is to the point, below the second beside it."""
LEAST_SHARED = 2
_SPECIFIC = re.compile(
    r"\d[\d.,:%]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
    r"|thirty|forty|fifty|sixty|hundred|thousand|half|twice)\b"
    r"|\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|april|june"
    r"|july|august|september|october|november|december)\b|(?<=[a-z,;] )[A-Z][A-Za-z0-9+#]+",
)
_STORY = re.compile(r"(?:tell|describe|when did|take us through|show us)\b", re.IGNORECASE)
_I = re.compile(r"\b(?:i|i'm|i've|i'd|my|me|myself)\b", re.IGNORECASE)
_WE = re.compile(r"\b(?:we|we're|we've|our|us)\b", re.IGNORECASE)
_HEDGE = re.compile(
    r"\b(?:maybe|perhaps|kind of|sort of|i guess|i think|probably|somehow|i suppose|more or less"
    r"|basically|stuff|things like that|and so on|etc)\b",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"\b(?:team player|hard[- ]?working|passionate|perfectionist|110|120 ?%|synergy|think outside"
    r"|people person|highly motivated|results[- ]driven|go-getter|fast learner|detail[- ]oriented"
    r"|dynamic|proactive|excellent communication|strong work ethic|very important to me"
    r"|always give|never give up|best practices|value[- ]add|leverage)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Weighed:
    """What was found in an answer, each share from 0 to 1."""

    heard: Heard
    found: telling.Found
    shares: dict[str, float]
    used: list[Grounding]
    missed: list[Grounding]
    specifics: int
    own: tuple[int, int]
    hedges: int


def judge(
    question: Question, answer: str, resume: ReadResume, *, engine: str, version: str
) -> Feedback:
    """The feedback on an answer: same answer, same feedback."""
    given = [question.question, question.probes, *question.tips, *question.follow_ups]
    given += [ground.text for ground in question.grounded_in if ground.source == "job"]
    weighed = _weigh(question, heard(answer, given))
    return Feedback(
        score=_score(weighed),
        parts=weighed.found.parts,
        used=weighed.used,
        missed=weighed.missed,
        unknown=_unknown(answer, resume),
        measures=_measures(weighed),
        notices=_notices(weighed),
        next_step=_next_step(weighed),
        engine=engine,
        engine_version=version,
    )


def _weigh(question: Question, told: Heard) -> Weighed:
    text = " ".join(sentence.text for sentence in told.sentences)
    story = question.category == "behavioural" or bool(_STORY.match(question.question))
    found = telling.find(told.sentences, story=story)
    used, missed = _evidence(question, told)
    specifics = len({match[0].lower() for match in _SPECIFIC.finditer(text)})
    own = len(_I.findall(text)), len(_WE.findall(text))
    hedges = len(_HEDGE.findall(text)) + len(_EMPTY.findall(text))
    shares = {
        "parts": sum(SHARES[name] * found.strength[name] for name in found.strength),
        "relevance": _relevance(question, text),
        "specifics": min(1.0, specifics / ENOUGH_SPECIFICS),
        "evidence": 1.0 if used or not question.experience else 0.0,
        "own": _owned(own) * max(0.0, 1 - 0.25 * hedges),
        "length": _length(told.words),
    }
    return Weighed(told, found, shares, used, missed, specifics, own, hedges)


def _score(weighed: Weighed) -> float:
    """Points of 100. What tells nothing earns little, however much of it there is."""
    words = weighed.heard.words
    if words < LEAST_WORDS:
        return round(min(5.0, words / 3), 1)
    drawn = sum(WEIGHTS[name] * share for name, share in weighed.shares.items())
    substance = 0.35 + 0.65 * min(1.0, weighed.shares["parts"] + 0.5 * weighed.shares["specifics"])
    honest = 1 - 0.5 * weighed.heard.left_out / (weighed.heard.left_out + words)
    fluff = max(0.5, 1 - 3.0 * weighed.hedges / words)
    return round(drawn * substance * honest * fluff * _aim(weighed), 1)


def _aim(weighed: Weighed) -> float:
    """What a good answer to another question is still worth."""
    return 0.5 + 0.5 * min(1.0, weighed.shares["relevance"] / ON_THE_POINT)


def _relevance(question: Question, text: str) -> float:
    """How near the answer is in meaning to what was asked, or to what it rests on."""
    if not text:
        return 0.0
    asked = [question.question, f"{question.question} {question.probes} {' '.join(question.tips)}"]
    asked += [ground.text for ground in question.grounded_in]
    near = float((space().place(asked) @ space().vector(text)).max())
    return min(1.0, max(0.0, (near - FAR) / (NEAR - FAR)))


def _evidence(question: Question, told: Heard) -> tuple[list[Grounding], list[Grounding]]:
    """The lines of the résumé that the answer draws on, and those that it could."""
    said = {root for sentence in told.sentences for root in sentence.stems if len(root) > 3}
    own = [ground for ground in question.grounded_in if ground.source == "resume"]
    lines = {ground.start: ground for ground in [*own, *question.experience]}
    used: list[Grounding] = []
    missed: list[Grounding] = []
    for ground in lines.values():
        roots = {stem(word) for word in WORD.findall(ground.text) if len(word) > 3}
        enough = max(LEAST_SHARED, len(roots) // 4)
        (used if len(roots & said) >= enough else missed).append(ground)
    return used, missed


def _unknown(answer: str, resume: ReadResume) -> list[str]:
    """Skills that the answer names and the résumé does not."""
    known = {mention.name for mention in mentions.find(resume.text)}
    known |= {word for group in resume.facts.skills for word in group.keywords}
    said = [m for m in mentions.find(answer) if m.kind in ("tool", "certificate")]
    return list(dict.fromkeys(m.text for m in said if m.name not in known))[:5]


def _owned(own: tuple[int, int]) -> float:
    i, we = own
    return min(1.0, i / 3) * (1.0 if i >= we else max(0.3, i / we)) if i else 0.0


def _length(words: int) -> float:
    if words <= FULL_WORDS:
        return words / FULL_WORDS
    if words <= LONG_WORDS:
        return 1.0
    return max(0.2, 1 - 0.8 * (words - LONG_WORDS) / (TOO_LONG - LONG_WORDS))


def _measures(weighed: Weighed) -> list[Measure]:
    lines = len(weighed.used) + len(weighed.missed)
    i, we = weighed.own
    return [
        Measure(
            name="Evidence used",
            value=f"{len(weighed.used)} of {lines}" if lines else "None at hand",
            say=_on_evidence(weighed),
        ),
        Measure(name="“I” and “we”", value=f"{i} to {we}", say=_on_own(i, we)),
        Measure(
            name="Length",
            value=f"{weighed.heard.words} words",
            say=_on_length(weighed.heard.words),
        ),
        Measure(
            name="Particulars",
            value=str(weighed.specifics),
            say="Figures, dates and names make it believable."
            if weighed.specifics < ENOUGH_SPECIFICS
            else "Figures, dates and names are there.",
        ),
    ]


def _on_evidence(weighed: Weighed) -> str:
    if weighed.used:
        return "It draws on what your résumé says."
    return (
        "Your résumé has something to draw on." if weighed.missed else "Your own words carry it."
    )


def _on_own(i: int, we: int) -> str:
    if not i:
        return "It is not clear what you did yourself."
    return "It is clear what you did yourself." if i >= we else "Say which part was yours."


def _on_length(words: int) -> str:
    minutes = words / WORDS_A_MINUTE
    aloud = "under half a minute" if minutes < 0.5 else f"about {max(1, round(minutes))} min"
    if words < FULL_WORDS:
        return f"{aloud.capitalize()} aloud. Two minutes are welcome."
    if words > LONG_WORDS:
        return f"{aloud.capitalize()} aloud. Cut it to two."
    return f"{aloud.capitalize()} aloud. That is a good length."


def _notices(weighed: Weighed) -> list[str]:
    told, found = weighed.heard, []
    if told.pasted:
        found.append(f"{told.pasted} words are those of the question or the job: not counted.")
    if told.repeated:
        found.append(f"{told.repeated} words were said before: not counted again.")
    if told.to_the_judge:
        found.append("Words meant for the judge change nothing, and are not counted.")
    if told.words >= LEAST_WORDS and weighed.shares["relevance"] < BESIDE:
        found.append("It hardly speaks of what was asked. Begin with the question’s own subject.")
    if weighed.hedges > 1:
        found.append("Words such as “maybe”, “kind of” or “team player” take force from it.")
    return found


def _next_step(weighed: Weighed) -> str:
    """The one thing that would help most; never the words themselves."""
    missing = [part for part in weighed.found.parts if part.where is None]
    if weighed.heard.words < LEAST_WORDS:
        return "Write a few sentences, as you would say them."
    if missing:
        return _worst(missing).say
    if not weighed.used and weighed.missed:
        return f"Your résumé says: “{' '.join(weighed.missed[0].text.split())}”. Does it fit here?"
    if weighed.specifics < ENOUGH_SPECIFICS:
        return "Put in one more figure, date or name: how many, how long, where?"
    if weighed.heard.words > LONG_WORDS:
        return "Say it in two minutes: which sentences would nobody miss?"
    return "It is whole. Say it aloud once, without looking."


def _worst(missing: list[Part]) -> Part:
    return max(missing, key=lambda part: SHARES[part.name])
