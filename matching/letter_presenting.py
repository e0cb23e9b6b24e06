"""What the page of a letter shows: sentences with their sources, and what the job asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ai.schemas import Reason, Span
from matching.letters import Traces
from matching.models import CoverLetter, LetterRevision, Match
from matching.presenting import STATES, as_heading
from matching.tailoring_presenting import FEW, Lines
from resumes.comparing import Piece

MOST_WANTED = 12


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something that the job asks for, and the paragraph that says it, if one does."""

    name: str
    state: str
    paragraph: int | None

    @property
    def where(self) -> str:
        """Where the letter says it, or that the material does not."""
        if self.paragraph is not None:
            return f"Paragraph {self.paragraph}"
        return "Not in your material" if self.state == "miss" else "Not said"


@dataclass(frozen=True, slots=True)
class Compared:
    """An older revision and the current one as one text."""

    older: LetterRevision
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of a letter with the lines that it rests on."""

    number: int
    text: str
    resume: list[int]
    job: list[int]
    faults: list[str]

    @property
    def missing(self) -> str:
        return ", ".join(f"“{fault}”" for fault in self.faults[:FEW])


@dataclass(frozen=True)
class LetterPage:
    """All that the page of a letter shows."""

    letter: CoverLetter
    paragraphs: list[list[Claim]]
    wanted: list[Wanted]

    @classmethod
    def of(cls, letter: CoverLetter, match: Match, traced: Traces) -> LetterPage:
        lines = Lines(match.resume_text, match.job_text)
        made: list[list[Claim]] = []
        number = 0
        for paragraph in traced:
            claims = []
            for sentence, faults in paragraph:
                mine, theirs = lines.resume(sentence.evidence), lines.job(sentence.asked)
                claims.append(Claim(number, sentence.text, mine, theirs, faults))
                number += 1
            made.append(claims)
        return cls(letter, made, _wanted(match, traced))

    @property
    def said(self) -> int:
        """How many of the things that the job asks for the letter says."""
        return sum(one.paragraph is not None for one in self.wanted)

    @property
    def claims(self) -> list[Claim]:
        """Sentences that say something of the person or of the job."""
        every = [claim for paragraph in self.paragraphs for claim in paragraph]
        return [claim for claim in every if claim.faults or claim.resume or claim.job]

    @property
    def unsourced(self) -> list[Claim]:
        return [claim for claim in self.claims if claim.faults]

    @property
    def sourced(self) -> int:
        return len(self.claims) - len(self.unsourced)

    @property
    def words(self) -> int:
        return sum(len(c.text.split()) for paragraph in self.paragraphs for c in paragraph)

    def claim(self, number: int) -> Claim | None:
        every = [claim for paragraph in self.paragraphs for claim in paragraph]
        return next((claim for claim in every if claim.number == number), None)


def _wanted(match: Match, traced: Traces) -> list[Wanted]:
    """The requirements that weigh most, each once, with where the letter says them."""
    rows = [r for part in match.parsed.ledger for r in part.because if r.aspect != "keyword"]
    rows.sort(key=lambda reason: (not reason.required, -reason.max))
    found: dict[str, Wanted] = {}
    for reason in rows:
        name = as_heading(reason.requirement)
        if name not in found and len(found) < MOST_WANTED:
            found[name] = Wanted(name, STATES[reason.verdict], _said_in(reason, traced))
    return list(found.values())


def _said_in(reason: Reason, traced: Traces) -> int | None:
    """The paragraph, the greeting being none, that rests on the words that show a requirement."""
    if reason.verdict == "not found":
        return None
    for number, paragraph in enumerate(traced):
        for sentence, faults in paragraph:
            if not faults and _meet(sentence.evidence, reason.where.resume):
                return max(number, 1)
    return None


def _meet(some: Iterable[Span], others: Iterable[Span]) -> bool:
    others = list(others)
    return any(a.start < b.end and b.start < a.end for a in some for b in others)
