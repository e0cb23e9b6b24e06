"""Suggestions and letters as their pages show them: differences, sources, what is still open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Literal

from ai.schemas import Band, ResumeFacts, Span
from core.marking import line_numbers, numbered
from matching.models import Match, Question, Suggestion, Tailoring

KINDS = {
    "rewrite": "Reworded",
    "reorder": "Reordered",
    "promote": "Moved to the top",
    "cut": "Taken out",
    "summary": "Summary reworded",
    "skill": "In the job’s words",
}
MOST_ITEMS = 14
_WORD = re.compile(r"\s*[^\s.,;:]+|\s*[.,;:]+")
FEW = 3
STATES = {"open": "Open", "accepted": "Accepted", "edited": "Accepted, your words",
          "refused": "Refused"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stay, go or come."""

    kind: Literal["same", "old", "new"]
    text: str


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of the two documents, to say where words stand."""

    resume_text: str
    job_text: str

    def resume(self, spans: Sequence[Span]) -> list[int]:
        return _numbers(self.resume_text, spans)

    def job(self, spans: Sequence[Span]) -> list[int]:
        return _numbers(self.job_text, spans)


def _numbers(text: str, spans: Sequence[Span]) -> list[int]:
    lines = numbered(text)
    return sorted({n for s in spans for n in line_numbers(lines, s.start, s.end)})[:FEW]


@dataclass(frozen=True)
class Card:
    """One suggestion."""

    row: Suggestion
    title: str
    resume: list[int]
    line: int | None
    needed: str

    @property
    def what(self) -> str:
        if not self.row.before:
            return "Added"
        return KINDS.get(self.row.kind, "Reworded")

    @property
    def said(self) -> str:
        return STATES[self.row.state]

    @property
    def pieces(self) -> list[Piece]:
        return difference(self.row)

    @property
    def lowers(self) -> bool:
        """An open one that, with all that is accepted, would take something away."""
        return self.row.state == Suggestion.State.OPEN and self.row.points < 0

    @property
    def may_be_edited(self) -> bool:
        return self.row.kind in ("rewrite", "summary", "skill")

    @property
    def short(self) -> str:
        """The words in a line, for a card that is folded."""
        text = self.row.words or self.row.before
        if self.row.kind == "reorder":
            text = ", ".join(text.split("\n"))
        return text if len(text) < 160 else f"{text[:150].rsplit(' ', 1)[0]} …"


def difference(row: Suggestion) -> list[Piece]:
    """The words before and after, word by word."""
    if row.kind == "cut":
        return [Piece("old", row.before)]
    if row.kind == "promote":
        return [Piece("new", row.before)]
    if row.kind == "reorder":
        return _order(row.before.split("\n"), row.words.split("\n"))
    return list(_words(_WORD.findall(row.before), _WORD.findall(row.words)))


def _order(before: list[str], after: list[str]) -> list[Piece]:
    """The items in their new order; those that come first now are marked."""
    pieces: list[Piece] = []
    for number, item in enumerate(after[:MOST_ITEMS]):
        moved = before.index(item) > number
        pieces.append(Piece("new" if moved else "same", item))
        pieces.append(Piece("same", ", "))
    if len(after) > MOST_ITEMS:
        return [*pieces, Piece("same", f"and {len(after) - MOST_ITEMS} more")]
    return pieces[:-1]


def _words(old: list[str], new: list[str]) -> list[Piece]:
    pieces: list[Piece] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(old[i:j])))
            continue
        for kind, words in (("old", "".join(old[i:j])), ("new", "".join(new[k:m]))):
            if words.strip():
                space = words[: len(words) - len(words.lstrip())]
                pieces.append(Piece("same", space or (" " if pieces and kind == "new" else "")))
                pieces.append(Piece("old" if kind == "old" else "new", words.strip()))
    return [piece for piece in pieces if piece.text]


@dataclass(frozen=True)
class TailorPage:
    """All that the page of suggestions shows."""

    tailoring: Tailoring
    cards: list[Card]
    questions: list[Question]
    bands: list[Band]
    lines: Lines

    @classmethod
    def of(cls, tailoring: Tailoring, match: Match) -> TailorPage:
        report = match.parsed
        facts = match.version.parsed if match.version else ResumeFacts()
        lines = Lines(match.resume_text, match.job_text)
        needs = {r.requirement: "required" if r.required else "preferred"
                 for part in report.ledger for r in part.because}  # fmt: skip
        cards = [
            _card(row, facts, lines, needs.get(row.serves, ""))
            for row in tailoring.suggestions.all()
        ]
        questions = list(tailoring.questions.all())
        return cls(tailoring, cards, questions, report.bands, lines)

    @cached_property
    def open(self) -> list[Card]:
        return [c for c in self.cards if c.row.state == "open" and not c.lowers]

    @cached_property
    def decided(self) -> list[Card]:
        return [card for card in self.cards if card.row.state != "open"]

    @property
    def shown(self) -> list[Card]:
        """Those that would take something away now are not offered."""
        return [card for card in self.cards if not card.lowers]

    @property
    def ring(self) -> list[dict[str, float]]:
        """The score as one arc."""
        return [{"points": float(self.tailoring.now or 0), "max": 100.0}]

    @property
    def ruled(self) -> list[dict[str, object]]:
        return [band.model_dump() for band in self.bands]

    @property
    def accepted(self) -> float:
        """The points of all that is accepted: the score now, less what it was."""
        return round(float((self.tailoring.now or 0) - (self.tailoring.base or 0)), 1)

    @property
    def still_open(self) -> float:
        return round(float((self.tailoring.most or 0) - (self.tailoring.now or 0)), 1)

    @property
    def by_answers(self) -> float:
        open_ = (q for q in self.questions if q.state == Question.State.OPEN)
        return round(float(sum(q.points for q in open_)), 1)

    @property
    def then(self) -> float:
        most = float(self.tailoring.most or 0) + self.by_answers
        return min(100.0, round(most, 1))

    @property
    def band(self) -> str:
        """ "Good. 10 more to reach Great."."""
        now = float(self.tailoring.now or 0)
        held = [band for band in self.bands if now >= band.least][-1]
        above = next((band for band in self.bands if band.least > now), None)
        if above is None:
            return f"{held.name}."
        return f"{held.name}. {round(above.least - now, 1):g} more to reach {above.name}."

    @property
    def taken(self) -> int:
        return sum(card.row.is_taken for card in self.cards)

    @property
    def question_rows(self) -> list[tuple[Question, list[int]]]:
        return [
            (q, self.lines.job([Span.model_validate(each) for each in q.asked]))
            for q in self.questions
        ]


def _card(row: Suggestion, facts: ResumeFacts, lines: Lines, needed: str) -> Card:
    first = lines.resume(row.spans[:1]) if row.before else []
    cited = lines.resume(row.spans)
    return Card(row, place(facts, row.where), cited, first[0] if first else None, needed)


def place(facts: ResumeFacts, where: str) -> str:
    """What a pointer leads to, in words: "Staff Nurse, Aire Valley Infirmary"."""
    section, *rest = where.strip("/").split("/")
    if section == "basics":
        return "Summary"
    if section == "skills":
        name = facts.skills[int(rest[0])].name if int(rest[0]) < len(facts.skills) else None
        return f"Skills: {name}" if name else "Skills"
    if section == "work" and int(rest[0]) < len(facts.work):
        held = facts.work[int(rest[0])]
        return ", ".join(filter(None, [held.position, held.name])) or "Experience"
    if section == "projects" and int(rest[0]) < len(facts.projects):
        return facts.projects[int(rest[0])].name or "Projects"
    return "Résumé"
