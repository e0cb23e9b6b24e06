"""What the jobs ask for again and again is counted once a job, from its newest report."""

import pytest

from accounts.models import User
from ai.schemas import Asked
from jobs.tests.factories import a_job
from matching.gaps import Gap, gaps_of
from matching.tests.factories import a_match, report

pytestmark = pytest.mark.django_db


def missing(*names: str, required: bool = True) -> dict[str, object]:
    made = report()
    made.missing = [Asked(name=n, aspect="skill", required=required) for n in names]
    made.missing.append(Asked(name="Three years", aspect="experience", required=True))
    return made.model_dump(mode="json", exclude_none=True)


def test_it_counts_jobs_and_not_reports(user: User, stranger: User) -> None:
    job = a_job(user)
    a_match(user, job=job, report=missing("Tulips"))
    a_match(user, job=job, report=missing("Grafting"))
    a_match(user, report=missing("Grafting", "Mowing", required=False))
    a_match(user, job=a_job(user, stage="closed"), report=missing("Old"))
    a_match(stranger, report=missing("Theirs"))
    assert gaps_of(user) == [Gap("Grafting", 2, 1), Gap("Mowing", 1, 0)]
