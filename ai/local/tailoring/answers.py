"""A person's answer as a suggestion: their own words, which they can still edit or refuse."""

from __future__ import annotations

import re

from ai.engine import ReadResume
from ai.grounding import Source
from ai.local.skills.words import WORD, stem
from ai.local.tailoring.verbs import first_word, is_base, is_past
from ai.schemas import Span
from ai.suggestions import Question, Suggestion

SHORT = 6
_YES = re.compile(r"^(?:yes|yeah|yep|sure|i do|i have|i did)\b[\s,.:;–—-]*", re.IGNORECASE)
_NO = re.compile(r"^(?:no|not|never|none|nope|n/?a)\b", re.IGNORECASE)
_LEAD = re.compile(r"^I\s+(?:have\s+|had\s+|also\s+)*(?=\w)")


def from_answer(resume: ReadResume, question: Question, answer: str) -> Suggestion | None:
    """What the answer adds to the résumé; None when it adds nothing, such as "no".

    It says what the person said and no more: a figure goes behind the bullet that it was asked
    for, a sentence becomes a bullet of the role it names, else of the latest one.
    """
    said = " ".join(answer.split()).strip()
    if not said or _NO.match(said):
        return None
    if question.kind == "number" and question.where:
        return _figure(resume, question, said)
    rest = _YES.sub("", said).strip()
    if len(rest.split()) < 4:
        return _skill(resume, question)
    return _bullet(resume, question, rest)


def _figure(resume: ReadResume, question: Question, said: str) -> Suggestion | None:
    if len(said.split()) > SHORT:
        return _bullet(resume, question, said)
    before = question.about
    stop = "." if before.rstrip().endswith(".") else ""
    after = f"{before.rstrip().rstrip('.')} ({said.rstrip('.')}){stop}"
    return Suggestion(
        kind="rewrite", where=question.where, before=before, after=after,
        why="Adds the number that you gave.",
        evidence=_evidence(resume, question.where),
    )  # fmt: skip


def _evidence(resume: ReadResume, where: str) -> list[Span]:
    found = resume.facts.meta.evidence.get(where)
    return [Span(start=found.start, end=found.end)] if found else []


def _skill(resume: ReadResume, question: Question) -> Suggestion | None:
    """A bare "yes": the thing asked for goes into the list of skills."""
    if not resume.facts.skills or question.about.startswith(("A ", "An ", "Studies ")):
        return None
    last = len(resume.facts.skills) - 1
    return Suggestion(
        kind="skill", where=f"/skills/{last}/keywords/-", before="", after=question.about,
        why="You said that you have it.", serves=question.about,
    )  # fmt: skip


def _bullet(resume: ReadResume, question: Question, said: str) -> Suggestion | None:
    if not resume.facts.work:
        return None
    text = _LEAD.sub("", said)
    word = first_word(text)
    if text != said and not (is_past(word) or is_base(word)):
        text = said
    about = {stem(w) for w in WORD.findall(question.about)}
    if question.kind == "gap" and not about & {stem(w) for w in WORD.findall(text)}:
        text = f"{question.about}: {text[:1].lower()}{text[1:]}"
    text = text[:1].upper() + text[1:]
    text = text if text[-1] in ".!?" else f"{text}."
    serves = question.about if question.kind == "gap" else ""
    return Suggestion(
        kind="rewrite", where=f"/work/{_role(resume, said)}/highlights/-", before="", after=text,
        why="Your answer, as a bullet.", serves=serves,
    )  # fmt: skip


def _role(resume: ReadResume, said: str) -> int:
    """The role whose employer the answer names; the latest, if it names none."""
    here = Source(said)
    for number, work in enumerate(resume.facts.work):
        names = [work.name or "", (work.name or "").split(",")[0]]
        if any(name and here.holds(name) for name in names):
            return number
    return 0
