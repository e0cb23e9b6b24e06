"""Deleting a résumé deletes all of it."""

from __future__ import annotations

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from accounts.models import User
from matching.models import Match
from matching.tests.factories import a_match
from resumes.models import Resume, ResumeVersion
from resumes.tests.factories import a_resume

pytestmark = pytest.mark.django_db


def test_the_row_its_versions_reports_and_file_are_gone(
    mine: Client, user: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    resume = a_resume(user)
    a_match(user, resume=resume)
    stored = str(resume.file.name)
    assert mine.get(f"/resumes/{resume.pk}/delete/").status_code == 200
    assert default_storage.exists(stored)
    with django_capture_on_commit_callbacks(execute=True):
        assert mine.post(f"/resumes/{resume.pk}/delete/")["Location"] == "/resumes/"
    left = [model.objects.exists() for model in (Resume, ResumeVersion, Match)]
    assert left == [False, False, False]
    assert not default_storage.exists(stored)


def test_another_becomes_the_default(mine: Client, user: User) -> None:
    first, second = a_resume(user, is_default=True), a_resume(user)
    mine.post(f"/resumes/{first.pk}/delete/")
    second.refresh_from_db()
    assert second.is_default


def test_the_file_goes_with_its_owner(
    user: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    stored = str(a_resume(user).file.name)
    with django_capture_on_commit_callbacks(execute=True):
        user.delete()
    assert not default_storage.exists(stored)


def test_the_file_goes_when_staff_delete_its_row(
    user: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    stored = str(a_resume(user).file.name)
    with django_capture_on_commit_callbacks(execute=True):
        Resume.objects.all().delete()
    assert not default_storage.exists(stored)
