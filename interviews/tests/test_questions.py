"""A set of questions: asked for, made in the background, planned, taken along, deleted."""

from __future__ import annotations

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.conf import LazySettings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from docx import Document

from accounts.models import Activity, User
from ai.documents import read as read_document
from billing.models import Usage
from interviews import pipeline, services
from interviews.forms import MOST_OFFERED
from interviews.models import Answer, QuestionSet
from interviews.tests.factories import a_bank_question, a_set, an_answer
from jobs.models import Job
from jobs.pipeline import read as read_job
from jobs.services import add_pasted
from jobs.tests.factories import a_job
from matching.models import Match
from matching.pipeline import compare
from matching.services import request_match
from matching.tests.factories import a_match
from resumes.pipeline import read as read_resume
from resumes.services import upload_resume

pytestmark = pytest.mark.django_db
USUAL = {"technical": 4, "behavioural": 4, "role": 2, "gaps": 2, "ask": 3}
RESUME = """Ada Field
Gardener in York

Experience
Gardener, Long Acre Nurseries
March 2019 - May 2021
- Grew 40 kinds of roses and pruned 300 trees a winter with a team of four
- Trained two apprentices in grafting; both passed their exam
Gardener, Rosewood Park
March 2022 - present
- Planned the planting of six hectares and kept to a budget of 40,000

Skills
Pruning, grafting, planting"""
JOB = """Head Gardener
Rosewood Park, York

You will
- Lead a team of six gardeners through the year
- Plan planting for twelve hectares and manage the budget

You must have
- Pruning and grafting
- Five years of experience in gardens
- Good communication with visitors
- A driving licence"""


def a_real_match(user: User) -> Match:
    """A report that the engine made of real texts."""
    resume = upload_resume(owner=user, file=ContentFile(RESUME.encode(), name="ada.txt"))
    job = add_pasted(owner=user, text=JOB)
    read_resume(resume.pk)
    read_job(job.pk)
    resume.refresh_from_db()
    job.refresh_from_db()
    match = request_match(owner=user, resume=resume, job=job)
    compare(match.pk)
    match.refresh_from_db()
    return match


def test_questions_rest_on_words_of_the_two_documents(mine: Client, user: User) -> None:
    match = a_real_match(user)
    response = mine.post("/practice/new/", {"about": f"match-{match.pk}", **USUAL})
    questions = QuestionSet.objects.get()
    assert response["Location"] == questions.get_absolute_url()
    pipeline.ask(questions.pk)
    rows = list(questions.questions.all())
    assert len(rows) >= 12
    for row in rows:
        for one in [*row.asked.grounded_in, *row.asked.experience]:
            text = match.resume_text if one.source == "resume" else match.job_text
            assert text[one.start : one.end] == one.text
        assert row.asked.grounded_in
        assert "{" not in row.question
    page = mine.get(questions.get_absolute_url()).content.decode()
    assert "Preparation guide" in page
    assert Activity.objects.filter(action="questions_asked").count() == 1


def test_made_twice_it_leaves_the_same_questions_and_keeps_what_was_answered(user: User) -> None:
    questions = services.request_questions(about=a_real_match(user), mix=USUAL)  # type: ignore[arg-type]
    pipeline.ask(questions.pk)
    first = list(questions.questions.values_list("question", flat=True))
    answered = questions.questions.earliest("order")
    an_answer(user, answered)
    questions.refresh_from_db()
    questions.renew()
    pipeline.ask(questions.pk)
    assert sorted(questions.questions.values_list("question", flat=True)) == sorted(first)
    assert Answer.objects.get().question == answered


def test_what_staff_added_to_the_bank_is_asked_too(user: User) -> None:
    added = a_bank_question()
    questions = services.request_questions(
        about=a_real_match(user), mix={"role": 12, "technical": 0}
    )
    pipeline.ask(questions.pk)
    assert added.question in questions.questions.values_list("question", flat=True)


def test_a_set_waits_for_its_report_and_fails_with_it(user: User) -> None:
    waiting = a_match(user, status="waiting", finished_at=None, score=None, report=None)
    questions = services.request_questions(about=waiting, mix=USUAL)  # type: ignore[arg-type]
    pipeline.ask(questions.pk)
    questions.refresh_from_db()
    assert questions.status == "waiting"
    Match.objects.filter(pk=waiting.pk).update(
        status="failed", problem="It is a picture.", finished_at=timezone.now()
    )
    QuestionSet.objects.update(not_before=None)
    pipeline.ask(questions.pk)
    questions.refresh_from_db()
    assert questions.problem == "There is no report to ask from: It is a picture."
    assert Usage.objects.get(feature="questions").spent == 0


@pytest.mark.parametrize(
    ("sent", "status"),
    [({"technical": "99"}, 422), ({"technical": "-1"}, 422), ({"about": "match-x"}, 422)],
)
def test_what_is_not_offered_is_refused(
    sent: dict[str, str], status: int, mine: Client, user: User
) -> None:
    match = a_match(user)
    answer = mine.post("/practice/new/", {"about": f"match-{match.pk}", **USUAL, **sent})
    assert answer.status_code == status
    assert not QuestionSet.objects.exists()


def test_none_of_any_kind_is_too_few(mine: Client, user: User) -> None:
    none = dict.fromkeys(USUAL, 0)
    assert (
        mine.post("/practice/new/", {"about": f"match-{a_match(user).pk}", **none}).status_code
        == 402
    )


def test_the_allowance_is_kept_to(mine: Client, user: User, settings: LazySettings) -> None:
    settings.STRIPE_SECRET_KEY = "sk_test"
    match = a_match(user)
    for _ in range(10):
        services.request_questions(about=match, mix=USUAL)  # type: ignore[arg-type]
    answer = mine.post("/practice/new/", {"about": f"match-{match.pk}", **USUAL})
    assert answer.status_code == 402
    assert "You have used all 10 sets of questions" in answer.content.decode()


@pytest.mark.parametrize("kind", ["match", "job"])
def test_what_is_anothers_is_not_offered(kind: str, mine: Client, stranger: User) -> None:
    theirs = a_match(stranger) if kind == "match" else a_job(stranger)
    answer = mine.post("/practice/new/", {"about": f"{kind}-{theirs.pk}", **USUAL})
    assert answer.status_code == 422
    assert theirs.pk not in QuestionSet.objects.values_list(f"{kind}_id", flat=True)
    assert (
        f'value="{kind}-{theirs.pk}"'
        not in mine.get(f"/practice/new/?{kind}={theirs.pk}").content.decode()
    )


def test_a_job_alone_is_asked_from_without_doubts_about_a_resume(mine: Client, user: User) -> None:
    job = add_pasted(owner=user, text=JOB, url="")
    read_job(job.pk)
    mine.post("/practice/new/", {"about": f"job-{job.pk}", **USUAL})
    questions = QuestionSet.objects.get()
    assert (questions.job, questions.match) == (job, None)
    pipeline.ask(questions.pk)
    rows = list(questions.questions.all())
    assert len(rows) >= 8
    assert {row.category for row in rows} == {"technical", "behavioural", "role", "ask"}
    for row in rows:
        assert {one.source for one in row.asked.grounded_in} == {"job"}
        assert "résumé" not in row.question
    page = mine.get(questions.get_absolute_url()).content.decode()
    assert "Preparation guide" in page
    assert "Have an answer ready" not in page
    mine.post(rows[0].get_absolute_url(), {"text": "I grew 40 roses. It worked."})
    pipeline.judge(Answer.objects.get().pk)
    assert "of 100" in mine.get(rows[0].get_absolute_url()).content.decode()
    assert "the job alone" in mine.get("/practice/").content.decode()


def test_a_job_that_could_not_be_read_gives_the_allowance_back(user: User) -> None:
    job = a_job(user, status="failed", problem="No.")
    questions = services.request_questions(about=job, mix=USUAL)  # type: ignore[arg-type]
    pipeline.ask(questions.pk)
    questions.refresh_from_db()
    assert questions.problem == "There is no job to ask from: No."
    assert Usage.objects.get(feature="questions").spent == 0


def test_an_old_job_is_offered_when_it_is_asked_for(mine: Client, user: User) -> None:
    old = a_job(user)
    Job.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=90))
    said = {"text": "x", "source": "paste", "status": "ready", "finished_at": timezone.now()}
    Job.objects.bulk_create(Job(owner=user, **said) for _ in range(MOST_OFFERED))
    value = f'value="job-{old.pk}"'
    assert value not in mine.get("/practice/new/").content.decode()
    assert f"{value} selected" in mine.get(f"/practice/new/?job={old.pk}").content.decode()


@pytest.mark.parametrize(
    ("holds", "said"),
    [
        ("field: Nursng", "The bank has no “Nursng”. Did you mean “Nursing”?"),
        ("when: allways", "Did you mean “always”?"),
        ("nursing", "Write it as"),
        ("field:", "Write it as"),
        ("field: Nursing; Home care", ""),
        ("when: always", ""),
    ],
)
def test_a_typo_in_a_questions_section_is_told_to_staff(holds: str, said: str) -> None:
    question = a_bank_question(holds)
    if not said:
        question.full_clean()
        return
    with pytest.raises(ValidationError, match=re.escape(said)):
        question.full_clean()


def test_the_day_makes_a_plan_and_a_calendar(mine: Client, user: User) -> None:
    questions = a_set(user)
    day = timezone.localdate() + timedelta(days=5)
    sent = {"held_on": day.isoformat(), "held_at": "09:30", "notes": "Gate 2; ask for Zoë, please"}
    mine.post(questions.get_absolute_url(), sent)
    assert "Interview on" in mine.get("/practice/").content.decode()
    ics = mine.get(reverse("interviews:ics", args=[questions.pk]))
    assert ics["Content-Type"].startswith("text/calendar")
    lines = ics.content.decode().split("\r\n")
    assert (lines[0], lines[-2]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert f"DTSTART:{day:%Y%m%d}T093000Z" in lines
    assert "DESCRIPTION:Gate 2\\; ask for Zoë\\, please" in lines
    assert max(len(line.encode()) for line in lines) <= 75
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") >= 3


@pytest.mark.parametrize(
    "sent",
    [
        {"held_on": "31.12.2026"},
        {"held_on": "0001-01-01"},
        {"held_on": "9999-12-31", "held_at": "23:59"},
        {"held_at": "25:00"},
    ],
)
def test_a_day_that_is_none_is_refused(sent: dict[str, str], mine: Client, user: User) -> None:
    questions = a_set(user)
    assert mine.post(questions.get_absolute_url(), sent).status_code == 422


def test_the_guide_goes_along_as_pdf_and_word(mine: Client, user: User) -> None:
    questions = a_set(user)
    pdf = mine.get(reverse("interviews:guide", args=[questions.pk, "pdf"])).content
    word = mine.get(reverse("interviews:guide", args=[questions.pk, "docx"])).content
    told = " ".join(paragraph.text for paragraph in Document(BytesIO(word)).paragraphs)
    read = " ".join(read_document(pdf, name="guide.pdf").text.split())
    for text in (told, read):
        assert "Tell me about a night with roses, number 1." in text
        assert "Know the way." in text
        assert "Grew 40 kinds of roses" in text
    assert mine.get(reverse("interviews:guide", args=[questions.pk, "exe"])).status_code == 404


def test_a_failed_set_says_why_and_can_be_tried_again(mine: Client, user: User) -> None:
    questions = a_set(user, status="failed", problem="It stopped.")
    assert "It stopped." in mine.get(questions.get_absolute_url()).content.decode()
    mine.post(reverse("interviews:retry", args=[questions.pk]))
    questions.refresh_from_db()
    assert questions.status == "waiting"


def test_a_deleted_set_takes_its_answers_along(mine: Client, user: User) -> None:
    answer = an_answer(user)
    mine.post(reverse("interviews:delete", args=[answer.question.set_id]))
    assert not QuestionSet.objects.exists()
    assert not Answer.objects.exists()


def test_the_guide_as_a_word_file_leaves_out_what_word_cannot_hold(
    mine: Client, user: User
) -> None:
    questions = a_set(user, guide=[{"title": "On\x01 the day", "points": ["Know\ufffe the way."]}])
    questions.job.title = "Head\x02 Gardener"
    questions.job.save()
    made = Document(BytesIO(mine.get(f"/practice/{questions.pk}/guide.docx").content))
    words = [each.text for each in made.paragraphs]
    assert words[0] == "Head Gardener"
    assert {"On the day", "Know the way."} <= set(words)
