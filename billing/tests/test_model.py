"""When a model is asked for a person, and what is kept of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.test import Client
from pytest_django import Settings

from accounts.models import Profile, Sending, User
from ai.groq.tests.groq_server import FAULTS, GroqServer, nothing
from billing.models import ModelCall, Usage
from billing.tests.factories import a_call
from core.engines import governor
from interviews import pipeline as interviews
from interviews.tests.factories import a_set
from jobs import pipeline as job_pipeline
from jobs.models import Job
from jobs.services import add_pasted
from jobs.tests.factories import TEXT as JOB_TEXT
from matching import pipeline as match_pipeline
from matching.models import Match, SecondOpinion
from matching.services import request_match
from resumes import pipeline
from resumes.models import Resume
from resumes.services import upload_resume
from resumes.tests.factories import TEXT

pytestmark = pytest.mark.django_db
LATER = ("429 after 2", "429 after 120", "498")


@pytest.fixture
def groq(settings: Settings) -> Iterator[GroqServer]:
    """A model's server, set up as the operator would; each test starts with an open road."""
    governor.cache_clear()
    with GroqServer(hang=2) as made:
        settings.GROQ = replace(
            settings.GROQ,
            api_key="gsk_test",
            base_url=made.url,
            timeout=1.0,
            requests_per_minute=6000,
        )
        yield made
    governor.cache_clear()


def a_read_resume(user: User) -> Resume:
    resume = upload_resume(owner=user, file=ContentFile(TEXT.encode(), name="ada.txt"))
    pipeline.read(resume.pk)
    return Resume.objects.get(pk=resume.pk)


def test_a_good_answer_is_kept_with_who_gave_it(user: User, groq: GroqServer) -> None:
    resume = a_read_resume(user)
    assert (resume.status, resume.engine, resume.engine_note) == ("ready", "groq", "")
    call = ModelCall.objects.get()
    line = call.sending
    assert (call.owner, call.verb, line.receiver) == (
        user,
        "read_resume",
        urlsplit(groq.url).netloc,
    )
    assert (call.tokens_in, call.tokens_out, line.masked) == (900, 300, True)
    assert call.cost == Decimal("0.000315")


def test_questions_are_sharpened_and_answers_commented_with_the_calls_kept(
    user: User, mine: Client, groq: GroqServer
) -> None:
    words = "I set up drip lines"

    def said(verb: str, _texts: list[str]) -> dict[str, Any]:
        if verb == "comments":
            return {"comments": [{"quote": words, "say": "Say how many lines."}]}
        return nothing(verb, _texts)

    groq.answer = said
    questions = a_set(user, status="waiting", finished_at=None)
    interviews.ask(questions.pk)
    questions.refresh_from_db()
    assert (questions.status, questions.engine) == ("ready", "groq")
    question = questions.questions.first()
    assert question is not None
    mine.post(question.get_absolute_url(), {"text": f"{words}. It worked."})
    interviews.judge(question.answers.get().pk)
    page = mine.get(question.get_absolute_url()).content.decode()
    assert "A model’s comments" in page
    assert "Say how many lines." in page
    assert set(ModelCall.objects.values_list("verb", flat=True)) == {"questions", "comments"}


@pytest.mark.parametrize(("use", "masked"), [("masked", True), ("full", False)])
def test_what_leaves_is_as_the_person_wants_it_and_the_receipt_says_so(
    user: User, groq: GroqServer, use: str, masked: bool
) -> None:
    Profile.objects.filter(user=user).update(model_use=use)
    a_read_resume(user)
    left = groq.requests[0]["messages"][0]["content"]
    assert ("ada@example.org" in left, "Ada Field" in left) == (not masked, not masked)
    call = ModelCall.objects.get()
    assert (call.sending.masked, call.taken_out > 0) == (masked, masked)
    assert ("ada@example.org" in call.sent) is not masked
    assert "Long Acre Nurseries" in call.sent
    assert call.sent in left


def test_the_text_is_not_kept_where_the_person_does_not_want_it(
    user: User, groq: GroqServer
) -> None:
    Profile.objects.filter(user=user).update(keep_sent=0)
    a_read_resume(user)
    assert ModelCall.objects.get().sent == ""
    assert len(groq.requests) == 1


@pytest.mark.parametrize("fault", [each for each in FAULTS if each not in LATER])
def test_after_every_fault_the_local_engine_reads_and_the_page_says_so(
    user: User, mine: Client, groq: GroqServer, fault: str
) -> None:
    groq.faults.append(fault)
    resume = a_read_resume(user)
    assert (resume.status, resume.engine) == ("ready", "local")
    assert resume.facts.basics.email == "ada@example.org"
    page = mine.get(resume.get_absolute_url()).content.decode()
    assert f"Read by the local engine: {resume.engine_note}." in page
    assert "Read it again" in page
    assert Sending.objects.get().problem


def test_a_short_wait_is_waited_for(user: User, groq: GroqServer) -> None:
    groq.faults.append("429 after 120")
    resume = a_read_resume(user)
    assert (resume.status, resume.attempts) == ("waiting", 0)
    assert resume.not_before is not None
    waits = (resume.not_before - resume.created_at).total_seconds()
    assert 119 < waits < 125
    pipeline.read(resume.pk)
    assert len(groq.requests) == 1


def test_a_wait_beyond_patience_falls_back(
    user: User, groq: GroqServer, settings: Settings
) -> None:
    settings.GROQ_PATIENCE = 60
    groq.faults.append("429 after 120")
    resume = a_read_resume(user)
    assert (resume.engine, resume.engine_note) == ("local", "Groq was busy")


@pytest.mark.parametrize(
    ("change", "note"),
    [
        ({"model_use": "off"}, "you have switched the model off"),
        ({"spent": "1.00"}, "today's share of the model is used up"),
        ({"ceiling": 0.0}, "the model is resting until tomorrow"),
    ],
)
def test_no_request_leaves_when_it_may_not(
    user: User, groq: GroqServer, settings: Settings, change: dict[str, Any], note: str
) -> None:
    if "model_use" in change:
        Profile.objects.filter(user=user).update(model_use=change["model_use"])
    if "spent" in change:
        a_call(user, cost=Decimal(change["spent"]))
    settings.GROQ_DOLLARS_A_DAY = change.get("ceiling", 10.0)
    resume = a_read_resume(user)
    assert (resume.engine, resume.engine_note) == ("local", note)
    assert groq.requests == []


def test_the_same_text_is_not_asked_about_twice_unless_the_person_says_so(
    user: User, stranger: User, groq: GroqServer
) -> None:
    a_read_resume(user)
    a_read_resume(user)
    assert len(groq.requests) == 1
    Profile.objects.filter(user=stranger).update(keep_model_answers=False)
    a_read_resume(stranger)
    assert len(groq.requests) == 2


def test_what_only_the_model_read_is_shown_and_is_not_scored(user: User, groq: GroqServer) -> None:
    def said(verb: str, texts: list[str]) -> dict[str, Any]:
        return {**nothing(verb, texts), "skills": ["roses", "Kubernetes"]}

    groq.answer = said
    resume = a_read_resume(user)
    shown = [word for group in resume.facts.skills for word in group.keywords]
    scored = [word for group in resume.read.facts.skills for word in group.keywords]
    assert ("roses" in shown, "roses" in scored) == (True, False)
    assert "Kubernetes" not in shown
    assert resume.dropped == 1


def test_a_job_is_read_with_the_model_too(user: User, groq: GroqServer) -> None:
    job = add_pasted(owner=user, text=JOB_TEXT)
    job_pipeline.read(job.pk)
    job.refresh_from_db()
    assert (job.status, job.engine, job.title) == ("ready", "groq", "Head Gardener")
    assert groq.wrong == []


def a_match(user: User) -> Match:
    resume = a_read_resume(user)
    job = add_pasted(owner=user, text=JOB_TEXT)
    job_pipeline.read(job.pk)
    match = request_match(owner=user, resume=resume, job=Job.objects.get(pk=job.pk))
    match_pipeline.compare(match.pk)
    return Match.objects.get(pk=match.pk)


def test_a_second_opinion_stands_beside_the_score(
    user: User, mine: Client, groq: GroqServer
) -> None:
    def said(verb: str, texts: list[str]) -> dict[str, Any]:
        row = {"requirement": "Pruning", "job_quote": "Pruning", "verdict": "not found"}
        true = {"requirements": [{**row, "resume_quote": None}], "number": 12, "analysis": ""}
        return true if verb == "second_opinion" else nothing(verb, texts)

    groq.answer = said
    match = a_match(user)
    waiting = mine.get(match.get_absolute_url()).content.decode()
    assert f'hx-get="/reports/{match.pk}/opinion/"' in waiting
    score = match.score
    match_pipeline.opine(SecondOpinion.objects.get().pk)
    match.refresh_from_db()
    page = mine.get(match.get_absolute_url()).content.decode()
    assert match.score == score
    assert "Its own estimate is 12 of 100" in page
    assert groq.wrong == []


def test_a_failed_opinion_says_why_and_can_be_asked_again(
    user: User, mine: Client, groq: GroqServer
) -> None:
    match = a_match(user)
    groq.faults.append("503")
    opinion = SecondOpinion.objects.get()
    match_pipeline.opine(opinion.pk)
    page = mine.get(match.get_absolute_url()).content.decode()
    assert "Groq had a fault" in page
    mine.post(f"/reports/{match.pk}/opinion/")
    opinion.refresh_from_db()
    assert opinion.status == "waiting"


def test_nothing_delivered_gives_the_allowance_back(
    user: User, groq: GroqServer, settings: Settings
) -> None:
    settings.STRIPE_SECRET_KEY = "sk_test_" + "x" * 24
    groq.faults.append("500")
    resume = upload_resume(owner=user, file=ContentFile(b"\x89PNG\r\n\x1a\n broken", name="a.png"))
    pipeline.read(resume.pk)
    resume.refresh_from_db()
    assert resume.status == "failed"
    assert Usage.objects.get(owner=user, feature="read_resume").spent == 0


def test_without_a_key_nothing_is_asked_and_nothing_is_said(user: User, mine: Client) -> None:
    assert not settings.GROQ.api_key
    resume = a_read_resume(user)
    assert (resume.engine, resume.engine_note) == ("local", "")
    assert b"Read by the local engine" not in mine.get(resume.get_absolute_url()).content
