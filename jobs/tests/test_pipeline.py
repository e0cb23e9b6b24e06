"""Reading a job, the worker's half."""

import pytest

from accounts.models import User
from jobs import pipeline
from jobs.models import Job
from jobs.tests.factories import a_waiting_job

pytestmark = pytest.mark.django_db


def test_a_text_of_signs_that_stand_for_nothing_fails_at_once(user: User) -> None:
    job = a_waiting_job(user, text="\ufffd" * 60)
    pipeline.read(job.pk)
    job.refresh_from_db()
    assert (job.status, job.attempts) == (Job.Status.FAILED, 1)
    assert "no text" in job.problem
