"""Reports for tests."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from accounts.models import User
from ai.schemas import Asked, Band, Component, Lift, Opinion, Reason, Report, Span, Where
from ai.schemas import SecondOpinion as Opinions
from jobs.models import Job
from jobs.tests import factories as jobs
from matching.models import (
    CoverLetter,
    Feed,
    HiddenCompany,
    Match,
    PostingMark,
    Question,
    Recommendation,
    SavedSearch,
    SecondOpinion,
    ShareLink,
    Tailoring,
    summary_of,
)
from resumes.models import Resume
from resumes.tests import factories as resumes


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def report() -> Report:
    """A report on the factories' résumé and job: 62.5 points of 100."""
    pruning = Reason(
        text="Your résumé names pruning among its skills.",
        requirement="Pruning",
        aspect="skill",
        kind="hard",
        required=True,
        verdict="met",
        points=62.5,
        max=62.5,
        where=Where(resume=[span(resumes.TEXT, "Pruning")], job=[span(jobs.TEXT, "Pruning")]),
    )
    years = Reason(
        text="The years could not be worked out.",
        requirement="Three years of experience",
        aspect="experience",
        required=True,
        verdict="not found",
        points=0,
        max=37.5,
        where=Where(job=[span(jobs.TEXT, "Three years of experience")]),
    )
    return Report(
        score=62.5,
        band="Fair",
        bands=[Band(name="Poor", least=0), Band(name="Fair", least=55)],
        ledger=[
            Component(component="Skills", weight=62.5, points=62.5, max=62.5, because=[pruning]),
            Component(component="Experience", weight=37.5, points=0, max=37.5, because=[years]),
        ],
        matched=[Asked(name="Pruning", kind="hard", aspect="skill", required=True)],
        missing=[Asked(name="Three years of experience", aspect="experience", required=True)],
        lifts=[
            Lift(
                requirement="Three years of experience",
                required=True,
                points=37.5,
                do="If you have them, give the months of each role.",
            )
        ],
        left_out=["The job names no degree."],
        engine="local",
        engine_version="test",
    )


def a_match(
    owner: User,
    resume: Resume | None = None,
    job: Job | None = None,
    **fields: Any,
) -> Match:
    """A report that was made."""
    made = report()
    resume, job = resume or resumes.a_resume(owner), job or jobs.a_job(owner)
    said = {
        "status": Match.Status.READY,
        "finished_at": timezone.now(),
        "version": resume.current,
        "score": Decimal(str(made.score)),
        "band": made.band,
        **summary_of(made),
        "report": made.model_dump(mode="json", exclude_none=True),
        "resume_text": resumes.TEXT,
        "job_text": jobs.TEXT,
        "engine": made.engine,
        "engine_version": made.engine_version,
    }
    return Match.objects.create(owner=owner, resume=resume, job=job, **{**said, **fields})


def an_opinion(owner: User, **fields: Any) -> SecondOpinion:
    """A model's opinion that agrees on pruning, and finds the years in a line of the résumé."""
    match = a_match(owner)
    said = Opinions(
        number=81,
        analysis="Long practice with roses.",
        opinions=[
            Opinion(requirement="Pruning", verdict="met", job=span(jobs.TEXT, "Pruning")),
            Opinion(
                requirement="Three years of experience",
                verdict="met",
                resume=span(resumes.TEXT, "2019 - present"),
                job=span(jobs.TEXT, "Three years of experience"),
            ),
            Opinion(requirement="A driving licence", verdict="met", job=Span(start=0, end=1)),
        ],
        dropped=1,
    )
    settled = {"status": "ready", "finished_at": timezone.now(), "answer": said.model_dump()}
    return SecondOpinion.objects.create(match=match, owner=owner, **{**settled, **fields})


def a_link(owner: User, **fields: Any) -> ShareLink:
    """A link that opens a report for a week, without the name."""
    said = {"match": a_match(owner), "expires_at": timezone.now() + timedelta(days=7)}
    return ShareLink.objects.create(owner=owner, **{**said, **fields})


def a_tailoring(owner: User, match: Match | None = None, **fields: Any) -> Tailoring:
    """Two suggestions that fit the factories' résumé, and two questions."""
    match = match or a_match(owner)
    settled = {"status": "ready", "finished_at": timezone.now()}
    scores = {"base": "62.5", "now": "62.5", "most": "62.5"}
    made = Tailoring.objects.create(match=match, owner=owner, **{**settled, **scores, **fields})
    roses = span(resumes.TEXT, "Grew 40 kinds of roses").model_dump()
    made.suggestions.create(
        order=1,
        kind="rewrite",
        where="/work/0/highlights/0",
        before="Grew 40 kinds of roses",
        after="Grew roses of 40 kinds",
        why="It reads better.",
        serves="Pruning",
        evidence=[roses],
    )
    made.suggestions.create(
        order=2,
        kind="reorder",
        where="/skills/0/keywords",
        before="Pruning\ngrafting",
        after="grafting\nPruning",
        why="It is asked for.",
    )
    made.questions.create(
        resume=match.resume, order=1, kind="gap", asks="Have you used a tractor?", about="Tractor"
    )
    made.questions.create(
        resume=match.resume,
        order=2,
        kind="number",
        asks="How many people were they?",
        about="Grew 40 kinds of roses",
        where="/work/0/highlights/0",
    )
    return made


def a_statement(owner: User, resume: Resume | None = None, **fields: Any) -> Question:
    """What the person said on their own account."""
    said = {"kind": "own", "state": "answered", "answered_at": timezone.now(), "asks": "You said"}
    words = {"about": "Pruning", "answer": "I pruned 300 trees a year."}
    resume = resume or resumes.a_resume(owner)
    return Question.objects.create(resume=resume, **{**said, **words, **fields})


def a_feed(owner: User, resume: Resume | None = None, **fields: Any) -> Feed:
    """A feed that has not looked yet."""
    return Feed.objects.create(owner=owner, resume=resume or resumes.a_resume(owner), **fields)


def a_ready_feed(owner: User) -> Feed:
    """A feed that has looked and found nothing."""
    resume, now = resumes.a_resume(owner), timezone.now()
    return a_feed(
        owner, resume, status="ready", finished_at=now, up_to=now, version=resume.current
    )


def a_recommendation(owner: User, **fields: Any) -> Recommendation:
    """A gardener's post for a gardener."""
    said: dict[str, Any] = {"rank": 80.0, "score": "80.0", "content_hash": "x"}
    why = {"sentences": ["All 2 required skills are in your résumé."], "chips": []}
    posting = fields.pop("posting", None) or jobs.a_posting()
    feed = fields.pop("feed", None) or a_ready_feed(owner)
    return Recommendation.objects.create(
        feed=feed, posting=posting, **{**said, "why": why, **fields}
    )


def a_mark(owner: User) -> PostingMark:
    return PostingMark.objects.create(owner=owner, posting=jobs.a_posting(), kind="hidden")


def a_hidden_company(owner: User) -> HiddenCompany:
    name = f"rosewood park {HiddenCompany.objects.count()}"
    return HiddenCompany.objects.create(owner=owner, name=name)


def a_search(owner: User, **fields: Any) -> SavedSearch:
    feed = fields.pop("feed", None) or a_recommendation(owner).feed
    said = {"name": "Roses", "query": "q=gardener"}
    return SavedSearch.objects.create(owner=owner, feed=feed, **{**said, **fields})


LETTER = """Dear hiring team,

I am applying for the post of Head Gardener at Rosewood Park. I grew 40 kinds of roses.

Yours sincerely,
Ada Field"""


def a_letter(owner: User, match: Match | None = None, **fields: Any) -> CoverLetter:
    """A letter in which every claim has a source."""
    said = {"kind": "letter", "status": "ready", "finished_at": timezone.now()}
    match = match or a_match(owner)
    letter = CoverLetter.objects.create(match=match, owner=owner, **{**said, **fields})
    letter.add(LETTER, "First draft, plain")
    return letter
