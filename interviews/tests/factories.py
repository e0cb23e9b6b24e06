"""Sets of questions for tests."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils import timezone

from accounts.models import User
from ai.engine import ReadResume
from ai.interviewing import Grounding
from ai.interviewing import Question as Asked
from ai.local.interviewing.judge import judge
from ai.schemas import ResumeFacts
from interviews.models import Answer, BankQuestion, MockInterview, Question, QuestionSet, Story
from jobs.tests.factories import TEXT as JOB
from matching.models import Match
from matching.tests.factories import a_match
from resumes.tests.factories import TEXT as RESUME

ANSWER = (
    "In May 2021 I was alone with 40 kinds of roses when the frost came. I had to save them in "
    "one night. I covered the beds with fleece, lit three heaters and watered before dawn. In the "
    "end we lost two plants, and since then the fleece lies ready from April on."
)


def ground(source: str, words: str) -> Grounding:
    text = RESUME if source == "resume" else JOB
    start = text.index(words)
    said = {"source": source, "text": words, "start": start, "end": start + len(words)}
    return Grounding.model_validate(said)


def asked(number: int = 1, category: str = "behavioural") -> Asked:
    return Asked.model_validate(
        {
            "item": f"item{number}",
            "category": category,
            "topic": "Roses",
            "question": f"Tell me about a night with roses, number {number}.",
            "probes": "Calm",
            "tips": ["The frost, what you did, and what came of it"],
            "follow_ups": ["What did you lose?"],
            "level": 2,
            "grounded_in": [ground("job", "Pruning"), ground("resume", "Grew 40 kinds of roses")],
            "experience": [ground("resume", "Grew 40 kinds of roses")],
        }
    )


def a_set(owner: User, match: Match | None = None, **fields: Any) -> QuestionSet:
    """Two questions to answer and one to put, with a guide."""
    settled = {"status": "ready", "finished_at": timezone.now()}
    guide = [{"title": "On the day", "points": ["Know the way."]}]
    match = match or a_match(owner)
    made = QuestionSet.objects.create(
        owner=owner, match=match, job=match.job, **{**settled, "guide": guide, **fields}
    )
    for number, category in enumerate(("behavioural", "technical", "ask"), 1):
        Question.of(made, number, asked(number, category)).save()
    return made


def a_question(owner: User) -> Question:
    return a_set(owner).questions.earliest("order")


def an_answer(owner: User, question: Question | None = None, **fields: Any) -> Answer:
    """An answer that was judged."""
    question = question or a_question(owner)
    text = str(fields.pop("text", ANSWER))
    resume = ReadResume(RESUME, ResumeFacts())
    found = judge(question.asked, text, resume, engine="local", version="test")
    said: dict[str, Any] = {
        "status": "ready",
        "finished_at": timezone.now(),
        "score": Decimal(str(found.score)),
        "feedback": found.model_dump(mode="json"),
    }
    return Answer.objects.create(owner=owner, question=question, text=text, **{**said, **fields})


def a_mock(owner: User, questions: QuestionSet | None = None) -> MockInterview:
    questions = questions or a_set(owner)
    order = list(questions.questions.exclude(category="ask").values_list("pk", flat=True))
    return MockInterview.objects.create(owner=owner, set=questions, order=order)


def a_story(owner: User, **fields: Any) -> Story:
    said = {"title": "The night of frost", "action": "I covered the roses.", "tags": "Calm, roses"}
    return Story.objects.create(owner=owner, **{**said, **fields})


def a_bank_question(holds: str = "when: always") -> BankQuestion:
    return BankQuestion.objects.create(
        holds=holds,
        category="role",
        question=f"Why roses, and why now? {BankQuestion.objects.count()}",
        probes="Love of the craft",
        good="A bed of your own",
        follow_up="And tulips?",
    )
