"""What an engine suggests for one résumé and one job: changes of wording, questions, a letter.

Nothing here is applied by itself. ``where`` is a JSON pointer into the résumé's facts as they
stood; a pointer that ends in ``/-`` adds to a list. Spans point into the résumé's text, those of
``asked`` into the job's.
"""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from ai.schemas import Fact, Span

SuggestionKind = Literal["rewrite", "reorder", "promote", "cut", "summary", "skill"]
QuestionKind = Literal["gap", "number"]
LetterKind = Literal["letter", "email"]
Tone = Literal["plain", "warm", "formal"]
Length = Literal["half", "page"]


class Suggestion(Fact):
    """One change. ``points`` is what the score gains when it alone is accepted.

    ``reorder`` has one item a line in ``before`` and ``after``; ``promote`` moves its item to the
    head of its list; ``cut`` has no ``after``.
    """

    kind: SuggestionKind
    where: str
    before: str
    after: str
    why: str
    serves: str = ""
    evidence: list[Span] = Field(default_factory=list)
    points: float = 0.0


class Question(Fact):
    """What only the person can say. ``points`` is what the score would gain if it is so."""

    asks: str
    about: str
    kind: QuestionKind = "gap"
    where: str = ""
    required: bool = False
    points: float = 0.0
    asked: list[Span] = Field(default_factory=list)


class Sentence(Fact):
    """A sentence of a letter, with the words of the résumé and of the job that it rests on."""

    text: str
    evidence: list[Span] = Field(default_factory=list)
    asked: list[Span] = Field(default_factory=list)


class LetterStyle(Fact):
    """How a letter is to be: ``length`` is half a page (120 to 180 words) or one (200 to 320)."""

    model_config = ConfigDict(frozen=True)

    kind: LetterKind = "letter"
    tone: Tone = "plain"
    length: Length = "half"


PLAIN_LETTER = LetterStyle()


class Letter(Fact):
    """``paragraphs`` are the letter's body; its greeting and its end claim nothing."""

    kind: LetterKind = "letter"
    tone: Tone = "plain"
    subject: str = ""
    greeting: str = ""
    paragraphs: list[list[Sentence]] = Field(default_factory=list)
    closing: str = ""
    name: str = ""
    dropped: int = 0

    @property
    def text(self) -> str:
        """The letter as it is sent."""
        body = [" ".join(sentence.text for sentence in each) for each in self.paragraphs]
        end = "\n".join(filter(None, [self.closing, self.name]))
        return "\n\n".join(filter(None, [self.greeting, *body, end]))


class Suggestions(Fact):
    """``dropped`` counts what an engine suggested and the gate refused: it is never shown."""

    suggestions: list[Suggestion] = Field(default_factory=list)
    questions: list[Question] = Field(default_factory=list)
    letter: str = ""
    dropped: int = Field(default=0, ge=0)
