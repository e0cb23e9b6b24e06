"""Suggestions: asked for, decided one by one, measured as they are, kept as a version."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import Activity, User
from billing.models import Usage
from jobs.tests.factories import a_job
from matching import pipeline, tailoring, tailoring_pipeline
from matching.models import Match, Question, Suggestion, Tailoring
from matching.services import request_match
from matching.tests.factories import a_match, a_statement, a_tailoring
from resumes import services as resumes
from resumes.models import Resume, ResumeVersion
from resumes.tests.factories import a_resume

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(user: User) -> Tailoring:
    """Suggestions that the local engine made of a report that it made."""
    match = request_match(owner=user, resume=a_resume(user), job=a_job(user))
    pipeline.compare(match.pk)
    match.refresh_from_db()
    asked = tailoring.request_tailoring(match)
    tailoring_pipeline.tailor(asked.pk)
    asked.refresh_from_db()
    return asked


def page_of(client: Client, made: Tailoring) -> str:
    return client.get(made.get_absolute_url()).content.decode()


def test_the_page_asks_before_it_spends_and_once_only(mine: Client, user: User) -> None:
    match = a_match(user)
    address = f"/reports/{match.pk}/tailor/"
    assert "Look for suggestions" in mine.get(address).content.decode()
    mine.post(address)
    mine.post(address)
    assert Tailoring.objects.get().status == "waiting"
    assert Usage.objects.get(feature="tailor").spent == 1
    assert Activity.objects.filter(action=Activity.Action.TAILORING_ASKED).count() == 1


def test_the_worker_makes_suggestions_with_true_points(made: Tailoring) -> None:
    assert made.status == "ready"
    assert made.base == made.now == made.match.score
    assert made.engine == "local"
    questions = [question.about for question in made.questions.all()]
    assert all(q.state == "open" for q in made.questions.all())
    assert len(set(questions)) == len(questions)
    tailoring_pipeline.tailor(made.pk)
    assert Tailoring.objects.get().suggestions.count() == made.suggestions.count()


def test_failed_work_gives_back_and_can_be_tried_again(mine: Client, user: User) -> None:
    match = a_match(user, status="failed", problem="No.", report=None, score=None)
    asked = tailoring.request_tailoring(match)
    tailoring_pipeline.tailor(asked.pk)
    assert Usage.objects.get(feature="tailor").spent == 0
    assert "There is no report" in page_of(mine, asked)
    mine.post(f"/reports/{match.pk}/tailor/retry/")
    assert Tailoring.objects.get().status == "waiting"
    assert Usage.objects.get(feature="tailor").spent == 1


def decide(client: Client, row: Suggestion, does: str, **said: str) -> str:
    address = f"/reports/{row.tailoring.match_id}/tailor/{row.pk}/"
    answer = client.post(address, {"do": does, **said}, headers={"HX-Request": "true"})
    return answer.content.decode()


def test_one_is_accepted_undone_refused_and_said_in_own_words(mine: Client, user: User) -> None:
    row = a_tailoring(user).suggestions.earliest("order")
    fragment = decide(mine, row, "accept")
    assert "<html" not in fragment
    assert "Accepted" in fragment
    for does, state, own in [
        ("undo", "open", ""),
        ("refuse", "refused", ""),
        ("undo", "open", ""),
        ("edit", "edited", "Grew 40 kinds of roses and pruning"),
    ]:
        decide(mine, row, does, own=own)
        row.refresh_from_db()
        assert (row.state, row.own) == (state, own)


def test_own_words_that_nothing_proves_are_asked_about_and_then_theirs(
    mine: Client, user: User
) -> None:
    made = a_tailoring(user)
    row = made.suggestions.earliest("order")
    claim = "Grew 90 kinds of roses in Kew"
    doubt = decide(mine, row, "edit", own=claim)
    assert "“90”" in doubt
    assert "It is true, accept" in doubt
    row.refresh_from_db()
    assert row.state == "open"
    decide(mine, row, "sure", own=claim)
    row.refresh_from_db()
    assert (row.state, row.words) == ("edited", claim)
    assert tailoring.material_of(made.match.resume) == (claim,)


def test_all_at_once_and_all_open_again(mine: Client, user: User) -> None:
    made = a_tailoring(user)
    address = f"/reports/{made.match_id}/tailor/all/"
    for does, states in [("accept", {"accepted"}), ("undo", {"open"}), ("refuse", {"refused"})]:
        assert mine.post(address, {"do": does}).status_code == 302
        assert set(made.suggestions.values_list("state", flat=True)) == states


def test_the_score_shown_is_the_score_of_the_saved_version(mine: Client, made: Tailoring) -> None:
    resume = made.match.resume
    question = Question.objects.create(
        resume=resume, tailoring=made, kind="gap", asks="Tractor?", about="Tractor driving"
    )
    mine.post(
        f"/reports/{made.match_id}/tailor/questions/{question.pk}/",
        {"do": "answer", "answer": "Yes, I trained three apprentices in pruning and grafting."},
    )
    offered = Suggestion.objects.get(question=question)
    assert offered.after == "Tractor driving: trained three apprentices in pruning and grafting."
    before = resume.current
    mine.post(f"/reports/{made.match_id}/tailor/all/", {"do": "accept"})
    mine.post(f"/reports/{made.match_id}/tailor/save/")
    made.refresh_from_db()
    version = ResumeVersion.objects.get(origin=ResumeVersion.Origin.TAILORED)
    assert version == made.version
    assert version.note == "Tailored to Head Gardener, Rosewood Park"
    assert "trained three apprentices" in version.text
    assert Resume.objects.get().current == before
    answer = mine.post(f"/reports/{made.match_id}/tailor/score/")
    match = Match.objects.latest("pk")
    assert answer.headers["Location"] == match.get_absolute_url()
    pipeline.compare(match.pk)
    match.refresh_from_db()
    assert (match.version, match.score) == (version, made.now)
    assert match.resume_text == version.text


def test_nothing_accepted_makes_no_version(mine: Client, user: User) -> None:
    made = a_tailoring(user)
    answer = mine.post(f"/reports/{made.match_id}/tailor/save/", follow=True)
    assert "Accept a suggestion first" in answer.content.decode()
    assert ResumeVersion.objects.count() == 1


def test_a_statement_is_material_for_later_jobs_and_can_be_taken_back(
    mine: Client, user: User
) -> None:
    made = a_tailoring(user)
    question = made.questions.earliest("order")
    address = f"/reports/{made.match_id}/tailor/questions/{question.pk}/"
    mine.post(address, {"do": "answer", "answer": "Yes, since 2020 on the rose fields of York"})
    resume = made.match.resume
    assert tailoring.material_of(resume) == (
        "Tractor. Yes, since 2020 on the rose fields of York",
    )
    made.match.delete()
    assert len(tailoring.material_of(resume)) == 1
    other = a_tailoring(user, match=a_match(user, resume=resume))
    Question.objects.filter(pk=question.pk).update(tailoring=other)
    mine.post(f"/reports/{other.match_id}/tailor/questions/{question.pk}/", {"do": "undo"})
    assert tailoring.material_of(resume) == ()


def test_no_is_a_statement_and_an_empty_one_is_none(mine: Client, user: User) -> None:
    made = a_tailoring(user)
    question = made.questions.earliest("order")
    address = f"/reports/{made.match_id}/tailor/questions/{question.pk}/"
    assert "Write what is true" in mine.post(address, follow=True).content.decode()
    mine.post(address, {"do": "no"})
    question.refresh_from_db()
    assert (question.state, question.answer) == ("no", "")
    assert tailoring.material_of(made.match.resume) == ()


def test_a_question_of_another_person_is_not_found(theirs: Client, user: User) -> None:
    made = a_tailoring(user)
    number = made.questions.earliest("order").pk
    address = f"/reports/{made.match_id}/tailor/questions/{number}/"
    assert theirs.post(address, {"answer": "x"}).status_code == 404


def test_names_with_brackets_are_shown_as_words(mine: Client, user: User) -> None:
    made = a_tailoring(user)
    row = made.suggestions.earliest("order")
    row.after = 'Grew <script>"40"</script> roses'
    row.save()
    page = page_of(mine, made)
    assert "<script>&quot;40" not in page
    assert "&lt;script&gt;" in page


def test_a_hand_edit_and_a_restored_version_keep_the_words_of_a_tailored_one(user: User) -> None:
    made = a_tailoring(user)
    made.suggestions.filter(order=1).update(state="accepted")
    version = tailoring.save_version(made)
    restored = resumes.restore(resume=made.match.resume, version=version)
    assert restored.text == version.text
    resume = Resume.objects.get()
    assert resume.words == version.text
    facts = resume.facts
    facts.basics.label = "Gardener"
    edited = resumes.correct(resume=resume, title="Mine", facts=facts)
    assert edited is not None
    assert edited.text == version.text


def test_a_statement_sent_twice_is_offered_once(mine: Client, user: User) -> None:
    tailoring = a_tailoring(user)
    question = tailoring.questions.get(kind="number")
    address = f"/reports/{tailoring.match_id}/tailor/questions/{question.pk}/"
    for people in ("12 people", "14 people"):
        mine.post(address, {"answer": f"We were {people}"})
    [offered] = question.suggestions.all()
    assert "14 people" in offered.after


def test_nothing_is_decided_before_the_suggestions_are_there(mine: Client, user: User) -> None:
    tailoring = a_tailoring(user, status="waiting", finished_at=None, base=None, now=None)
    Match.objects.update(status="waiting", finished_at=None, report=None, score=None)
    for does, where in (("accept", "all/"), ("", "save/")):
        address = f"/reports/{tailoring.match_id}/tailor/{where}"
        sent = mine.post(address, {"do": does}, headers={"HX-Request": "true"})
        assert sent.status_code == 404


def test_scoring_a_version_twice_is_one_report(mine: Client, user: User) -> None:
    made = a_tailoring(user)
    tailoring.decide_all(made, "accepted")
    tailoring.save_version(made)
    address = f"/reports/{made.match_id}/tailor/score/"
    first, second = mine.post(address), mine.post(address)
    assert first.headers["Location"] == second.headers["Location"]
    assert Usage.objects.get(feature="match").spent == 1


def test_the_first_page_is_shown_with_what_is_accepted(mine: Client, user: User) -> None:
    made = a_tailoring(user)
    address = f"/reports/{made.match_id}/tailor/preview/"
    before = mine.get(address).content
    assert before.startswith(b"\x89PNG")
    tailoring.decide_all(made, "accepted")
    assert mine.get(address).content != before


def test_what_was_said_is_listed_and_taken_back(mine: Client, user: User) -> None:
    said = a_statement(user)
    no = a_statement(user, said.resume, kind="gap", state="no", answer="", asks="Have you a van?")
    address = f"/reports/material/{said.resume_id}/"
    page = mine.get(address).content.decode()
    assert "I pruned 300 trees a year." in page
    assert "Have you a van?" in page
    assert "Have you a van?" not in mine.get(f"{address}?show=said").content.decode()
    assert tailoring.material_of(said.resume) == ("I pruned 300 trees a year.",)
    for question in (said, no):
        assert mine.post(f"/reports/material/answers/{question.pk}/back/").status_code == 302
    assert tailoring.material_of(said.resume) == ()
    no.refresh_from_db()
    assert no.state == "open"
    assert "Nothing yet" in mine.get(address).content.decode()
