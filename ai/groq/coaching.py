"""A model's words about interviews, through the gate: what has no source is dropped."""

from __future__ import annotations

import re
from functools import lru_cache

from ai.engine import ReadJob, ReadResume
from ai.gate import unsupported
from ai.groq.answers import CommentsSaid, QuestionSaid, QuestionsSaid
from ai.grounding import Source
from ai.interviewing import Comment, Feedback, Question, Questions
from ai.local.interviewing.bank import bank
from ai.local.skills.words import WORD, stem
from ai.material import Material
from ai.sourcing import sentences

LONGEST = 300
MOST_FOLLOW_UPS = 2
MOST_COMMENTS = 3
# What a question takes for granted of the person: "when you led…", "your licence".
_SUPPOSED = re.compile(
    r"\b(?:when|since|after|because|while|that|which|where|as) you\b"
    r"(?! (?:would|could|might|do|can|will|think))[^,.;?!]*|\byour(?: [\w-]+){1,3}",
    re.IGNORECASE,
)
ALIKE = 0.6  # of their words, from which on two questions are the same


def listed(questions: Questions) -> str:
    """The questions as they are put to the model, numbered from 1."""
    return "\n".join(f"{n}. {one.question}" for n, one in enumerate(questions.questions, 1))


def sharpened(
    said: QuestionsSaid, local: Questions, resume: ReadResume, job: ReadJob
) -> tuple[Questions, int]:
    """The questions in the model's words where these say nothing that the documents do not; and
    how many of its wordings were dropped."""
    made = [one.model_copy() for one in local.questions]
    dropped = 0
    for each in said.questions:
        place = each.number - 1
        if not 0 <= place < len(made):
            dropped += 1
            continue
        known = Material([resume.text, job.text, made[place].question], resume.facts)
        others = [one.question for n, one in enumerate(made) if n != place]
        if _is_sound(each.question, known) and not _is_said(each.question, others):
            made[place] = _worded(made[place], each, known)
        else:
            dropped += 1
    return local.model_copy(update={"questions": made}), dropped


def _worded(question: Question, said: QuestionSaid, known: Material) -> Question:
    more = [" ".join(one.split()) for one in said.follow_ups if _is_sound(one, known)]
    return question.model_copy(
        update={
            "question": " ".join(said.question.split()),
            "follow_ups": more[:MOST_FOLLOW_UPS] or question.follow_ups,
        }
    )


def _is_sound(said: str, known: Material) -> bool:
    said = " ".join(said.split())
    if not said.endswith("?") or len(said) > LONGEST or _strange(said, known):
        return False
    stated = [one for one in sentences(said) if not one.endswith("?")]
    return not any(unsupported(one, known) for one in stated)


def _strange(said: str, known: Material) -> list[str]:
    """What the documents do not bear out; the words of the written questions name nothing."""
    named = unsupported(said, known, every_word=False)
    others = [one for one in unsupported(said, known) if one not in named]
    taken = [fault for m in _SUPPOSED.finditer(said) for fault in unsupported(m[0], known)]
    return [*named, *taken, *(one for one in others if not _stems(one) <= _coaching())]


@lru_cache(maxsize=1)
def _coaching() -> frozenset[str]:
    """The words in which interviewers ask and coaches advise."""
    return frozenset(
        word for one in bank() for word in _stems(f"{one.question} {one.good} {one.follow_up}")
    )


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in WORD.findall(text))


def _is_said(question: str, others: list[str]) -> bool:
    mine = _stems(question)
    for other in others:
        theirs = _stems(other)
        if len(mine & theirs) >= ALIKE * max(1, min(len(mine), len(theirs))):
            return True
    return False


def commented(
    said: CommentsSaid, local: Feedback, question: Question, answer: str, resume: ReadResume
) -> tuple[Feedback, int]:
    """The local feedback with the model's comments on words that stand in the answer; and how
    many comments were dropped. The score stays as it is."""
    source = Source(answer)
    known = Material([answer, question.question, resume.text, *resume.answers], resume.facts)
    kept: list[Comment] = []
    for each in said.comments:
        where = source.find(each.quote)
        words = " ".join(each.say.split())
        if where is None or len(words) > LONGEST or _strange(words, known) or _marks(words):
            continue
        kept.append(Comment(where=where, say=words))
    dropped = len(said.comments) - len(kept)
    return local.model_copy(update={"comments": kept[:MOST_COMMENTS]}), dropped


def _marks(said: str) -> bool:
    """Whether a comment gives marks, which is not the model's to do."""
    return re.search(r"\b\d+\s*(?:/|out of|%|points?\b)", said) is not None
