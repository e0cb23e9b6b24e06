"""A question, its feedback and its place in the set, as their pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ai.interviewing import Feedback, Grounding, Part, Question
from ai.local.skills.words import WORD, stem
from core.marking import NumberedLine, line_numbers, numbered
from interviews.models import Answer, Category, QuestionSet, Story
from interviews.models import Question as Row

FEW = 3
LONGEST_TITLE = 150
LEAST_SHARED = 2
WIDEST = 60
BAND = 60
"""From here on an answer counts as a strength, in a summary."""


@dataclass(frozen=True, slots=True)
class Cite:
    """Words of a document and the number of their line."""

    source: str
    number: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Texts:
    """The two texts of a set with their lines numbered."""

    resume: list[NumberedLine]
    job: list[NumberedLine]

    @classmethod
    def of(cls, questions: QuestionSet) -> Texts:
        resume, job = questions.texts
        return cls(numbered(resume, []), numbered(job, []))

    def cite(self, ground: Grounding) -> Cite:
        """The words and the line they stand in."""
        lines = self.resume if ground.source == "resume" else self.job
        found = line_numbers(lines, ground.start, ground.end)
        source = "Résumé" if ground.source == "resume" else "Job"
        return Cite(source, found[0] if found else None, " ".join(ground.text.split()))

    def cites(self, grounds: Iterable[Grounding], source: str) -> list[Cite]:
        return [self.cite(one) for one in grounds if one.source == source]


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """What the page of a question shows besides its row."""

    asked: Question
    job: list[Cite]
    resume: list[Cite]
    experience: list[Cite]
    stories: list[Story]

    @classmethod
    def of(cls, row: Row, questions: QuestionSet, stories: Iterable[Story]) -> QuestionPage:
        asked, texts = row.asked, Texts.of(questions)
        return cls(
            asked,
            texts.cites(asked.grounded_in, "job"),
            texts.cites(asked.grounded_in, "resume"),
            [texts.cite(one) for one in asked.experience],
            fitting(asked, stories),
        )


@dataclass(frozen=True, slots=True)
class ToldPart:
    """A part of a good answer, with the sentence that tells it."""

    part: Part
    said: str

    @property
    def name(self) -> str:
        return self.part.name.capitalize()


@dataclass(frozen=True, slots=True)
class FeedbackPage:
    """The feedback on an answer, and how it stands to the one before."""

    answer: Answer
    feedback: Feedback
    parts: list[ToldPart]
    before: Answer | None

    @classmethod
    def of(cls, answer: Answer, before: Answer | None = None) -> FeedbackPage:
        feedback = answer.parsed
        parts = [ToldPart(part, _said(answer.text, part)) for part in feedback.parts]
        return cls(answer, feedback, parts, before)

    @property
    def comments(self) -> list[tuple[str, str]]:
        """What a model says, each behind the words of the answer that it is about."""
        text = self.answer.text
        return [
            (" ".join(text[one.where.start : one.where.end].split()), one.say)
            for one in self.feedback.comments
        ]

    @property
    def there(self) -> int:
        return sum(one.part.where is not None for one in self.parts)

    @property
    def difference(self) -> float | None:
        if self.before is None or self.before.score is None or self.answer.score is None:
            return None
        return float(self.answer.score - self.before.score)


def _said(text: str, part: Part) -> str:
    return " ".join(text[part.where.start : part.where.end].split()) if part.where else ""


def story_of(answer: Answer) -> dict[str, str]:
    """The parts of an answer that was judged, for the fields of a story."""
    told = {one.part.name: one.said for one in FeedbackPage.of(answer).parts}
    said = {name: told.get(name, "") for name in ("situation", "task", "result")}
    topic = answer.question.topic
    return {**said, "action": answer.text, "title": topic[:LONGEST_TITLE], "tags": topic}


def fitting(asked: Question, stories: Iterable[Story]) -> list[Story]:
    """The person's stories that share most words with a question, best first."""
    wanted = _roots(f"{asked.topic} {asked.question} {asked.probes}")
    wanted |= _roots(" ".join(one.text for one in asked.grounded_in))
    drawn = [(len(_roots(story.words) & wanted), story) for story in stories]
    drawn = [one for one in drawn if one[0] >= LEAST_SHARED]
    drawn.sort(key=lambda one: (-one[0], one[1].pk))
    return [story for _, story in drawn[:FEW]]


def _roots(words: str) -> set[str]:
    return {stem(word) for word in WORD.findall(words) if len(word) > 3}


@dataclass(frozen=True, slots=True)
class Group:
    """The questions of one category, for the list at the side."""

    title: str
    rows: list[Row]


def groups(rows: Sequence[Row]) -> list[Group]:
    found = [
        Group(str(category.label), [row for row in rows if row.category == category])
        for category in Category
    ]
    return [group for group in found if group.rows]


def neighbours(rows: Sequence[Row], row: Row) -> tuple[Row | None, Row | None, int]:
    """The question before, the one after, and the number of this one."""
    place = next(n for n, one in enumerate(rows) if one.pk == row.pk)
    before = rows[place - 1] if place else None
    after = rows[place + 1] if place + 1 < len(rows) else None
    return before, after, place + 1


@dataclass(frozen=True, slots=True)
class Summary:
    """How a mock interview went."""

    score: float | None
    strengths: list[str]
    to_work_on: list[str]

    @classmethod
    def of(cls, answers: Iterable[Answer]) -> Summary:
        """Strengths, and the three next steps of those answers that have most to gain."""
        judged = [one for one in answers if one.is_ready]
        scores = [float(one.score) for one in judged if one.score is not None]
        best = sorted(judged, key=lambda one: -float(one.score or 0))
        strong = [one for one in best if float(one.score or 0) >= BAND]
        weak = [one for one in reversed(best) if one not in strong[:FEW]]
        return cls(
            round(sum(scores) / len(scores), 1) if scores else None,
            [_strength(one) for one in strong[:FEW]],
            [f"{_short(one.question.question)} {one.parsed.next_step}" for one in weak[:FEW]],
        )


def _strength(answer: Answer) -> str:
    told = [part.name for part in answer.parsed.parts if part.where]
    return f"{_short(answer.question.question)} {', '.join(told).capitalize()} are told."


def _short(question: str) -> str:
    cut = question[:WIDEST].rsplit(" ", 1)[0]
    return f"“{question}”" if len(question) <= WIDEST else f"“{cut} …”"
