"""Bringing jobs."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings

from accounts.models import User
from jobs.models import Job
from jobs.tests.factories import TEXT, a_job, facts

pytestmark = pytest.mark.django_db


def test_a_pasted_job_waits_to_be_read(mine: Client, user: User) -> None:
    response = mine.post("/jobs/new/", {"text": TEXT, "url": "example.org/jobs/1"})
    job = Job.objects.get()
    assert response["Location"] == job.get_absolute_url()
    assert (job.owner, job.source, job.text, job.status) == (user, "paste", TEXT, "waiting")
    assert job.url == "https://example.org/jobs/1"


def test_a_file_is_kept(mine: Client) -> None:
    mine.post("/jobs/new/", {"file": SimpleUploadedFile("job.txt", TEXT.encode())})
    job = Job.objects.get()
    assert (job.source, job.filename) == ("upload", "job.txt")
    with job.file.open() as kept:
        assert kept.read() == TEXT.encode()


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Paste the advertisement, choose its file, or give its address."),
        ({"text": "   "}, "Paste the advertisement, choose its file, or give its address."),
        ({"text": "Gardener"}, "This is too short to be a job. Paste the whole text."),
        ({"text": TEXT, "url": "not an address"}, "Enter a valid URL."),
        ({"text": "x" * 100_001}, "at most 100000 characters"),
        ({"text": TEXT + "\x00"}, "Paste the text as plain text."),
    ],
)
def test_what_cannot_be_a_job_is_said_at_the_field(
    mine: Client, sent: dict[str, str], sentence: str
) -> None:
    response = mine.post("/jobs/new/", sent)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not Job.objects.exists()


def test_an_empty_file(mine: Client) -> None:
    response = mine.post("/jobs/new/", {"file": SimpleUploadedFile("job.txt", b"")})
    assert "job.txt is empty. Choose the file again." in response.content.decode()


@override_settings(UPLOAD_LIMIT=100)
def test_a_file_too_large_loses_nothing_that_was_typed(mine: Client) -> None:
    file = SimpleUploadedFile("job.pdf", b"x" * 100_000)
    response = mine.post("/jobs/new/", {"file": file, "url": "https://example.org/kept"})
    assert response.status_code == 422
    assert "job.pdf is larger than 10 MB." in response.content.decode()
    assert "https://example.org/kept" in response.content.decode()


def test_corrections_stay_over_a_second_reading(mine: Client, user: User) -> None:
    job = a_job(user)
    sent = {
        "title": "Gardener-in-chief",
        "company": "Rosewood Park",
        "location": "York",
        "closes_on": "2026-12-24",
        "url": "",
        "text": TEXT,
    }
    assert mine.post(f"/jobs/{job.pk}/edit/", sent)["Location"] == job.get_absolute_url()
    job.refresh_from_db()
    assert job.corrections == {"title": True, "closes_on": True}
    job.keep(TEXT, facts(), "2027-01-01")
    job.refresh_from_db()
    assert (job.title, str(job.closes_on)) == ("Gardener-in-chief", "2026-12-24")
    assert job.parsed.title == "Gardener-in-chief"
    assert job.is_ready


def test_a_changed_text_is_read_again(mine: Client, user: User) -> None:
    job = a_job(user)
    sent = {"title": job.title, "company": job.company, "location": job.location}
    mine.post(f"/jobs/{job.pk}/edit/", {**sent, "url": "", "text": TEXT + "\n- Grafting"})
    job.refresh_from_db()
    assert (job.status, job.text) == ("waiting", TEXT + "\n- Grafting")


@pytest.mark.parametrize(
    ("source", "kept"), [("address", "url"), ("found", "url"), ("table", "title")]
)
def test_what_a_job_came_with_cannot_be_taken_from_it(
    source: str, kept: str, mine: Client, user: User
) -> None:
    job = a_job(user, source=source, url="https://jobs.example/1")
    sent = {"title": "Gardener", "url": "https://jobs.example/2", "text": TEXT}
    without = mine.post(f"/jobs/{job.pk}/edit/", {**sent, kept: ""})
    assert without.status_code == 422
    assert "This field is required" in without.content.decode()
    assert mine.post(f"/jobs/{job.pk}/edit/", sent).status_code == 302


def test_a_job_from_a_table_is_corrected_without_having_words(mine: Client, user: User) -> None:
    job = a_job(user, source="table", text="", facts={})
    assert mine.post(f"/jobs/{job.pk}/edit/", {"title": "Gardener"}).status_code == 302
    job.refresh_from_db()
    assert (job.title, job.status) == ("Gardener", "ready")
