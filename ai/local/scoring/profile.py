"""What a résumé shows, in the form in which it is held against a job."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from ai.engine import ReadResume
from ai.local.skills import matcher
from ai.local.skills.lexicon import lexicon
from ai.local.skills.words import WORD, stem
from ai.schemas import Span


@dataclass(slots=True)
class Profile:
    """``skills`` maps a skill to where it stands; ``implied`` to the skill that implies it."""

    text: str
    skills: dict[int, list[Span]] = field(default_factory=dict)
    implied: dict[int, int] = field(default_factory=dict)
    stems: dict[str, list[Span]] = field(default_factory=dict)


def profile(resume: ReadResume) -> Profile:
    """The résumé's skills and words; saying a thing twice adds nothing."""
    made = Profile(text=resume.text)
    found: dict[int, list[Span]] = defaultdict(list)
    for hit in matcher.hits(resume.text):
        found[hit.skill].append(Span(start=hit.start, end=hit.end))
    made.skills = dict(found)
    names = lexicon()
    for skill in found:
        for other in names.implied(skill):
            made.implied.setdefault(other, skill)
    stems: dict[str, list[Span]] = defaultdict(list)
    for match in WORD.finditer(resume.text):
        stems[stem(match.group())].append(Span(start=match.start(), end=match.end()))
    made.stems = dict(stems)
    return made
