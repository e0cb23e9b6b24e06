"""Which version and letter went with which application."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from jobs.tests.factories import a_job
from matching.models import Sent
from matching.tests.factories import a_letter, a_match
from resumes.tests.factories import a_resume

pytestmark = pytest.mark.django_db


def test_the_application_shows_what_was_sent(mine: Client, user: User) -> None:
    letter = a_letter(user)
    match, revision = letter.match, letter.revisions.get()
    address = reverse("matching:sent", args=[match.job_id])
    assert "version 1" in mine.get(address).content.decode()
    mine.post(address, {"version": match.version_id, "letter": revision.pk})
    page = mine.get(reverse("jobs:notes", args=[match.job_id])).content.decode()
    assert "Ada&#x27;s résumé, version 1" in page
    assert "revision 1" in page
    mine.post(address, {"version": "", "letter": ""})
    kept = Sent.objects.get()
    assert (kept.version, kept.letter) == (None, None)


def test_only_ones_own_versions_and_this_jobs_letters_are_offered(
    mine: Client, user: User, stranger: User
) -> None:
    job = a_job(user)
    address = reverse("matching:sent", args=[job.pk])
    theirs = a_resume(stranger).current
    other = a_letter(user, a_match(user)).revisions.get()
    assert theirs is not None
    assert mine.post(address, {"version": theirs.pk}).status_code == 422
    assert mine.post(address, {"letter": other.pk}).status_code == 422
    assert not Sent.objects.exists()
