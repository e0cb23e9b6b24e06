"""A table of applications: brought whole or not at all, and once."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from accounts.models import Activity, User
from billing.models import Usage
from jobs.models import Job
from jobs.tests.factories import TEXT, a_job, facts

pytestmark = pytest.mark.django_db
ADDRESS = "/jobs/import/"


def bring(client: Client, text: str | bytes) -> str:
    data = text.encode() if isinstance(text, str) else text
    answer = client.post(ADDRESS, {"file": ContentFile(data, name="jobs.csv")}, follow=True)
    return answer.content.decode()


def test_our_own_export_comes_back_as_it_went(mine: Client, theirs: Client, user: User) -> None:
    a_job(
        user,
        title="=Head",
        notes="-1 is not a sum",
        stage="applied",
        applied_on="2026-11-02",
        people="Ann\nBob",
        url="https://jobs.example/1",
    )
    a_job(user, title="Gärtner; Meister", stage="closed", outcome="rejected")
    table = mine.get("/jobs/board.csv").content
    page = bring(theirs, table)
    assert "2 jobs brought" in page
    kept = ("title", "company", "stage", "outcome", "applied_on", "people", "notes", "url")
    brought = Job.objects.exclude(owner=user).order_by("pk").values_list(*kept)
    assert list(brought) == list(Job.objects.owned_by(user).order_by("pk").values_list(*kept))
    assert "2 were there already" in bring(mine, table)
    assert Job.objects.count() == 4


@pytest.mark.parametrize(
    "text",
    [
        "Position;Company;Status;Date applied\nGardener;Kew;Interview;30.11.2026\n",
        "Status\tRole\tCompany\tDate applied\nInterviewing\tGardener\tKew\t30 November 2026\n",
        b'\xef\xbb\xbf"Job Title",Firm,Stage,Applied\r\nGardener,Kew,interviewing,2026-11-30',
    ],
    ids=["semicolons", "tabs", "mark and quotes"],
)
def test_tables_of_others(text: str | bytes, mine: Client, user: User) -> None:
    assert "1 job brought" in bring(mine, text)
    job = Job.objects.get()
    assert (job.owner, job.title, job.company, job.stage) == (
        user,
        "Gardener",
        "Kew",
        "interviewing",
    )
    assert str(job.applied_on) == "2026-11-30"
    assert Activity.objects.filter(action="job_added").count() == 1
    assert mine.get(job.get_absolute_url()).status_code == 200


def test_rejected_is_closed_with_an_outcome(mine: Client) -> None:
    bring(mine, "Job,Status\nGardener,Rejected\n")
    assert Job.objects.values_list("stage", "outcome").get() == ("closed", "rejected")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("nothing at all", "not a table"),
        ("Company,Place\nKew,York", "No column is called Job"),
        ("Job,Company\n", "no row below"),
        ("Job,Applied\nGardener,yesterday\n", "Row 2 has “yesterday” for a day"),
        ("Job,Stage\nGardener,Dreaming\n", "Row 2 has “Dreaming” for a stage"),
        ("Job,Address\nGardener,javascript:alert(1)\n", "for an address"),
        ("Job,Address\nGardener,http://[\n", "for an address"),
        ("Job,Address\nGardener,https://℀.com/\n", "for an address"),
        ('Job,Address\nGardener,"https://kew.example/\n<b>"\n', "for an address"),
        ("Job,Company\n,Kew\n", "Row 2 has no title"),
        ("Job\n" + "Gardener\n" * 501, "more than 500 rows"),
        (b"PK\x03\x04\x00\x00", "not a table"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(
    text: str | bytes, said: str, mine: Client
) -> None:
    assert said in bring(mine, text)
    assert not Job.objects.exists()


def test_one_bad_row_keeps_the_good_ones_out(mine: Client) -> None:
    page = bring(mine, "Job,Applied\nGardener,2026-11-01\nClerk,soon\nCook,later\n")
    assert "Row 3" in page
    assert "Row 4" in page
    assert not Job.objects.exists()


def test_a_table_that_is_too_large(mine: Client) -> None:
    assert "1 MB" in bring(mine, "Job,Notes\nGardener," + "x" * 1_100_000)
    assert not Job.objects.exists()


def test_what_is_one_line_elsewhere_is_one_line_from_a_table(mine: Client) -> None:
    bring(mine, 'Job,Company,Notes\n"Head\nGardener","Kew\r\nMeadows","One\nTwo"\n')
    assert Job.objects.values_list("title", "company", "notes").get() == (
        *("Head Gardener", "Kew Meadows"),
        "One\nTwo",
    )


def test_a_job_without_words_is_not_read(mine: Client) -> None:
    bring(mine, "Job\nGardener\n")
    job = Job.objects.get()
    page = mine.post(f"/jobs/{job.pk}/retry/", follow=True).content.decode()
    assert "This job has no words yet" in page
    job.refresh_from_db()
    assert job.is_ready
    assert not Usage.objects.exists()


def test_what_a_table_said_of_a_job_is_shown_and_no_reading_takes_it_away(mine: Client) -> None:
    bring(mine, "Job,Company,Place\nGardener,Kew,York\n")
    job = Job.objects.get()
    page = mine.get(f"/jobs/{job.pk}/").content.decode()
    assert "Only what your table said" in page
    assert "Not found" not in page
    job.keep(TEXT, facts(), None)
    job.refresh_from_db()
    assert (job.title, job.company, job.location) == ("Gardener", "Kew", "York")
    page = mine.get(f"/jobs/{job.pk}/").content.decode()
    assert "Only what your table said" not in page
    assert "See how you fit" in page
