"""What jobs ask for again and again, counted once a job, and what each skill would open."""

import pytest
from django.test import Client

from accounts.models import User
from ai.schemas import Asked, Lift
from jobs.tests.factories import a_job, a_posting
from matching.feed import services
from matching.gaps import Gap, Gaps, gaps_of
from matching.tests.factories import a_feed, a_match, a_recommendation, report

pytestmark = pytest.mark.django_db


def missing(*names: str, required: bool = True, points: float = 0) -> dict[str, object]:
    made = report()
    made.missing = [Asked(name=n, aspect="skill", required=required) for n in names]
    made.missing.append(Asked(name="Three years", aspect="experience", required=True))
    made.lifts = [Lift(requirement=n, required=required, points=points, do="-") for n in names]
    return made.model_dump(mode="json", exclude_none=True)


def lacks(*names: str, points: float = 0) -> dict[str, object]:
    rows = [{"name": name, "required": True, "points": points} for name in names]
    return {"sentences": [], "chips": [], "lacks": rows}


def test_it_counts_jobs_and_not_reports(user: User, stranger: User) -> None:
    job = a_job(user)
    a_match(user, job=job, report=missing("Tulips"))
    a_match(user, job=job, report=missing("Grafting"))
    a_match(user, report=missing("Grafting", "Mowing", required=False))
    a_match(user, job=a_job(user, stage="closed"), report=missing("Old"))
    a_match(stranger, report=missing("Theirs"))
    rows = [Gap("Grafting", jobs=2, required=1), Gap("Mowing", jobs=1)]
    assert gaps_of(user) == Gaps(rows, saved=2, found=0)


def test_jobs_that_were_found_count_too_and_those_that_are_saved_only_once(user: User) -> None:
    feed, saved = a_feed(user), a_posting()
    job = services.save(user, saved)
    a_match(user, job=job, score="60", report=missing("Grafting", points=12))
    a_recommendation(user, feed=feed, posting=saved, score="60", why=lacks("Grafting", points=12))
    a_recommendation(user, feed=feed, score="66", why=lacks("grafting", "Mowing", points=4))
    a_recommendation(user, feed=feed, score="75", why=lacks("Mowing", points=4))
    away = a_posting()
    a_recommendation(user, feed=feed, posting=away, score="66", why=lacks("Old", points=9))
    services.put_away(user, away, "hidden")
    rows = [
        Gap("Grafting", jobs=2, required=2, opens=2),
        Gap("Mowing", jobs=2, required=2, opens=1),
    ]
    assert gaps_of(user) == Gaps(rows, saved=1, found=2)


def test_a_job_found_with_two_resumes_counts_once(user: User) -> None:
    posting = a_posting()
    a_recommendation(user, posting=posting, rank=60, score="60", why=lacks("Mowing", points=9))
    a_recommendation(user, posting=posting, rank=69, score="69", why=lacks("Mowing", points=9))
    assert gaps_of(user) == Gaps([Gap("Mowing", jobs=1, required=1, opens=1)], saved=0, found=1)


def test_home_tells_what_would_open_jobs_and_what_is_new(mine: Client, user: User) -> None:
    feed = a_feed(user)
    a_recommendation(user, feed=feed, score="66", why=lacks("mowing", points=4))
    a_recommendation(user, feed=feed, score="40", rank=40, why=lacks("mowing", points=4))
    home = " ".join(mine.get("/dashboard/").content.decode().split())
    assert "2 new jobs for you" in home
    assert "The nearest is Head Gardener, Rosewood Park: 66 of 100." in home
    assert "Opens 1 job" in home
    assert "asked by 2" in home
    mine.get("/jobs/found/")
    home = mine.get("/dashboard/").content.decode()
    assert "new jobs for you" not in home
