"""One résumé against many jobs, many résumés against one job, and two reports side by side."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from accounts.models import User
from ai.local.scoring.weights import VERSION
from ai.schemas import Report
from billing import services as billing
from billing.models import Usage
from billing.plans import Feature
from core.errors import Refused
from jobs.tests.factories import a_job
from matching import pipeline, services
from matching.beside import Beside
from matching.comparing import Table
from matching.models import Match
from matching.tests.factories import a_match, report
from resumes import services as resumes
from resumes.tests.factories import a_resume, facts

pytestmark = pytest.mark.django_db


def names(table: Table) -> list[str]:
    return [one.title for one in table.open]


def test_each_job_stands_with_its_newest_report(user: User) -> None:
    resume, job = a_resume(user), a_job(user)
    a_match(user, resume, job, score=10)
    newest = a_match(user, resume, job)
    other = a_match(user, resume, a_job(user))
    a_match(user, a_resume(user), job)
    assert set(Table(user, "job", resume).rows) == {newest, other}


def test_only_what_no_report_stands_for_is_open(user: User) -> None:
    resume = a_resume(user)
    a_match(user, resume, a_job(user, title="Scored"), engine_version=VERSION)
    a_match(user, resume, a_job(user, title="By an older engine"), engine_version="0")
    under_way = {"status": "waiting", "finished_at": None}
    a_match(user, resume, a_job(user, title="Under way"), **under_way)
    failed = {"status": "failed", "problem": "No."}
    a_match(user, resume, a_job(user, title="Failed"), **failed)
    a_job(user, title="New")
    a_job(user, title="Unreadable", status="failed", problem="No.")
    assert names(Table(user, "job", resume)) == ["New", "Failed", "By an older engine"]


def test_a_corrected_resume_opens_its_jobs_again(user: User) -> None:
    resume = a_resume(user)
    a_match(user, resume, engine_version=VERSION)
    assert names(Table(user, "job", resume)) == []
    changed = facts()
    changed.basics.label = "Gardener"
    resumes.correct(resume=resume, title=resume.title, facts=changed)
    resume.refresh_from_db()
    assert names(Table(user, "job", resume)) == ["Head Gardener"]


def test_all_are_scored_at_once_and_the_table_shows_them(mine: Client, user: User) -> None:
    resume = a_resume(user)
    for title in ("Gardener", "Florist", "Ranger"):
        a_job(user, title=title)
    address = reverse("matching:many_jobs", args=[resume.pk])
    assert mine.post(address, {"all": "1"})["Location"] == address
    waiting = mine.get(address).content.decode()
    assert "Scoring 3 of 3" in waiting
    assert "hx-trigger" in mine.get(address, headers={"HX-Request": "true"}).content.decode()
    for match in Match.objects.all():
        pipeline.compare(match.pk)
    page = mine.get(address).content.decode()
    assert "3 of 3 scored" in page
    assert 'hx-trigger="load' not in page
    assert Usage.objects.get().spent == 3


def test_some_are_chosen_and_strangers_jobs_are_not(
    mine: Client, user: User, stranger: User
) -> None:
    resume, wanted = a_resume(user), a_job(user)
    a_job(user)
    address = reverse("matching:many_jobs", args=[resume.pk])
    mine.post(address, {"pk": [wanted.pk, a_job(stranger).pk, "x", "²"]})
    assert [match.job for match in Match.objects.all()] == [wanted]


def test_nothing_is_asked_for_when_the_allowance_does_not_reach(
    mine: Client, user: User, settings: LazySettings
) -> None:
    settings.STRIPE_SECRET_KEY = "sk_test"
    resume = a_resume(user)
    for _ in range(3):
        a_job(user)
    month = billing.spend(user, Feature.MATCH, 18)
    address = reverse("matching:many_jobs", args=[resume.pk])
    page = mine.post(address, {"all": "1"}, follow=True).content.decode()
    assert "This takes 3 reports, and 2 of this month" in page
    assert not Match.objects.exists()
    assert Usage.objects.get(month=month).spent == 18


def test_many_resumes_for_one_job(mine: Client, user: User) -> None:
    match = a_match(user)
    a_resume(user, title="For parks")
    address = reverse("matching:many_resumes", args=[match.job_id])
    assert "For parks" in mine.get(address).content.decode()
    mine.post(address, {"all": "1"})
    assert {m.job_id for m in Match.objects.all()} == {match.job_id}


@pytest.mark.parametrize(
    "sort", ["best", "skills", "experience", "gain", "title", "closing", "odd"]
)
def test_the_table_is_sorted_by_its_columns(sort: str, mine: Client, user: User) -> None:
    resume = a_resume(user)
    best = a_match(user, resume, a_job(user, title="Best"), score=90)
    for column in ("skills_points", "experience_points", "lift"):
        setattr(best, column, 80)
    best.save()
    a_match(user, resume, a_job(user, title="Other"), score=20)
    page = mine.get(reverse("matching:many_jobs", args=[resume.pk]), {"sort": sort})
    first = page.context["listing"].page[0]
    assert first == best


def test_the_file_for_a_spreadsheet_runs_nothing(mine: Client, user: User) -> None:
    resume = a_resume(user)
    a_match(user, resume, a_job(user, title="=cmd|' /C calc'!A0"))
    response = mine.get(reverse("matching:many_jobs_csv", args=[resume.pk]))
    body = response.content.decode("utf-8-sig")
    assert "'=cmd|" in body
    assert '"62.5","Fair"' in body
    assert response["Content-Disposition"].startswith("attachment")


def test_compare_leads_to_the_default_resume_or_the_first_steps(mine: Client, user: User) -> None:
    assert mine.get("/reports/compare/")["Location"] == "/reports/new/"
    a_resume(user)
    chosen = a_resume(user, is_default=True)
    assert mine.get("/reports/compare/")["Location"].endswith(f"/resume/{chosen.pk}/")
    job = a_job(user)
    assert mine.get("/reports/compare/?of=job")["Location"].endswith(f"/job/{job.pk}/")


def changed_report() -> Report:
    other = report()
    other.score, other.ledger[1].points = 100.0, 37.5
    other.ledger[1].because[0].points = 37.5
    other.ledger[1].because[0].verdict = "met"
    return other


def test_two_reports_say_what_is_judged_differently() -> None:
    page = Beside.of(report(), changed_report())
    assert (page.difference, [row.name for row in page.changed]) == (
        37.5,
        ["Three years of experience"],
    )
    assert [row.name for row in page.same] == ["Pruning"]
    assert [part.difference for part in page.parts] == [0, 37.5]


def test_what_only_one_job_asks_has_no_difference() -> None:
    other = report()
    other.ledger[0].because[0].requirement = "Grafting"
    rows = {row.name: row for row in Beside.of(report(), other).rows}
    assert rows["Grafting"].left is None
    assert [row.name for row in Beside.of(report(), other).only_one] == ["Grafting", "Pruning"]
    assert rows["Grafting"].difference is None
    assert rows["Pruning"].differs


def test_a_strangers_report_cannot_be_laid_beside_mine(
    mine: Client, user: User, stranger: User
) -> None:
    address = reverse("matching:beside", args=[a_match(user).pk, a_match(stranger).pk])
    assert mine.get(address).status_code == 404


def test_a_report_made_again_says_what_it_was_before(mine: Client, user: User) -> None:
    first = a_match(user, score=40)
    second = a_match(user, first.resume, first.job)
    page = mine.get(second.get_absolute_url()).content.decode()
    assert "It was 40 on" in page
    assert reverse("matching:beside", args=[first.pk, second.pk]) in page
    assert "It was" not in mine.get(first.get_absolute_url()).content.decode()


def test_a_number_longer_than_any_chooses_nothing(mine: Client, user: User) -> None:
    resume = a_resume(user)
    a_job(user)
    address = reverse("matching:many_jobs", args=[resume.pk])
    assert mine.post(address, {"pk": ["9" * 5000, "-1", "x", ""]}).status_code == 302
    assert not Match.objects.exists()


def test_a_job_without_words_is_compared_with_nothing(mine: Client, user: User) -> None:
    resume, bare = a_resume(user), a_job(user, source="table", text="", facts={})
    there = reverse("matching:many_jobs", args=[resume.pk])
    with_words = a_job(user, title="With words")
    assert list(Table(user, "job", resume).open) == [with_words]
    mine.post(there, {"pk": [bare.pk]})
    page = mine.post("/reports/new/", {"resume": resume.pk, "job": bare.pk})
    assert (page.status_code, "Choose a job." in page.content.decode()) == (422, True)
    mine.post(reverse("matching:many_resumes", args=[bare.pk]), {"all": "1"})
    page = mine.get(reverse("interviews:add"), {"job": bare.pk})
    assert f"job-{bare.pk}" not in page.content.decode()
    assert not Match.objects.filter(job=bare).exists()
    with pytest.raises(Refused, match="no words yet"):
        services.request_match(owner=user, resume=resume, job=bare)
    assert not Usage.objects.filter(feature="match", spent__gt=0).exists()
