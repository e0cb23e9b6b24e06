"""Saved jobs looked up again: still open, changed, closed, or not to be read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client, override_settings

from accounts.models import User
from jobs.boards import demo
from jobs.models import Job, Recheck
from jobs.rechecking import EVERY, recheck_due
from jobs.tests.factories import a_job, a_waiting_job
from jobs.tests.test_ladder import AD, page, posting
from jobs.tests.web import Answer, a_site, always

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
SAVED = Answer(f"<main>{AD}</main>".encode())
CHALLENGE = Answer(b"<title>Just a moment...</title>", status=403)
OTHER = AD.replace("gardener", "plumber").replace("Pruning", "Pipes").replace("park", "house")
REWRITTEN = OTHER + "<p>You will carry pipes, mend boilers, answer calls at night.</p>" * 3


def looked_up(job: Job, *answers: Answer) -> Recheck:
    """What is kept of a job after its address was looked up, each time with an answer."""
    now = NOON
    recheck_due(now=now)
    for answer in answers:
        now += timedelta(days=30)
        with a_site(always(answer)) as site:
            Job.objects.filter(pk=job.pk).update(url=f"{site.url}/job")
            with override_settings(FETCH_ALSO=[("127.0.0.1", site.port)]):
                assert recheck_due(now=now) == 1
    return Recheck.objects.get(job=job)


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ([SAVED], "open"),
        ([SAVED, SAVED], "open"),
        ([SAVED, Answer(f"<main>{REWRITTEN}</main>".encode())], "changed"),
        ([Answer(status=404)], "closed"),
        ([Answer(status=410)], "closed"),
        ([Answer(b"<p>This position has been filled.</p>")], "closed"),
        ([Answer(page(posting(validThrough="2026-11-30")).encode())], "closed"),
        ([CHALLENGE], "unreadable"),
        ([Answer(b"<p>Verify you are human</p>")], "unreadable"),
        ([Answer(status=429)], "unreadable"),
        ([Answer(status=500)], "unreadable"),
        ([Answer(b"<h1>Our team</h1>")], "unreadable"),
        ([Answer(status=404), SAVED], "open"),
    ],
)
def test_what_is_seen_is_said(answers: list[Answer], state: str, mine: Client, user: User) -> None:
    job = a_job(user, url="https://example.org/job")
    check = looked_up(job, *answers)
    assert check.state == state
    shown = mine.get(job.get_absolute_url()).content.decode()
    assert f"{check.get_state_display()} when it was looked up" in shown


def test_what_is_news_stands_among_what_happened(user: User) -> None:
    job = a_job(user, url="https://example.org/job")
    looked_up(job, Answer(status=404), Answer(status=404))
    assert [event.text for event in job.events.all()] == ["Looked up again: no longer open."]


def test_a_challenge_is_never_called_closed_however_often(user: User) -> None:
    job = a_job(user, url="https://example.org/job")
    check = looked_up(job, CHALLENGE, CHALLENGE, CHALLENGE)
    assert (check.state, check.failures) == ("unreadable", 3)
    assert "not a robot" in check.note
    assert not job.events.exists()


def test_one_that_cannot_be_read_is_tried_less_often(user: User) -> None:
    job = a_job(user, url="https://example.org/job")
    rests = []
    for answers in ([CHALLENGE], [CHALLENGE] * 2, [CHALLENGE] * 9):
        Recheck.objects.all().delete()
        check = looked_up(job, *answers)
        assert check.checked_at is not None
        rests.append(check.due_at - check.checked_at)
    assert rests == [EVERY * 2, EVERY * 4, EVERY * 8]


def test_jobs_without_an_address_closed_ones_and_new_ones_are_left_alone(user: User) -> None:
    of_the_demo_board = {"url": f"{demo.SITE}/nurse-1"}
    for more in ({}, of_the_demo_board, {"url": "https://example.org/1", "stage": "closed"}):
        a_job(user, **more)
    a_waiting_job(user, url="https://example.org/2")
    assert recheck_due(now=NOON) == 0
    assert not Recheck.objects.exists()


def test_one_address_of_a_site_is_opened_a_run(user: User) -> None:
    with a_site(always(SAVED)) as site:
        for number in range(3):
            a_job(user, url=f"{site.url}/{number}")
        recheck_due(now=NOON)
        with override_settings(FETCH_ALSO=[("127.0.0.1", site.port)]):
            assert [recheck_due(now=NOON + EVERY) for _ in range(4)] == [1, 1, 1, 0]
        assert len(site.asked) == 3


@pytest.mark.parametrize("address", ["http://[", "https://℀.com/", "https://", "no address"])
def test_an_address_that_is_none_holds_nobody_up(address: str, mine: Client, user: User) -> None:
    odd, other = a_job(user, url="https://a.example/"), a_job(user, url="https://b.example/")
    recheck_due(now=NOON)
    Job.objects.filter(pk=odd.pk).update(url=address, title="", source="upload", file="x", text="")
    later = NOON + timedelta(days=30)
    with a_site(always(SAVED)) as site:
        Job.objects.filter(pk=other.pk).update(url=f"{site.url}/job")
        with override_settings(FETCH_ALSO=[("127.0.0.1", site.port)]):
            recheck_due(now=later)
    assert Recheck.objects.get(job=other).state == "open"
    assert Recheck.objects.get(job=odd).state == "unreadable"
    assert mine.get("/jobs/").status_code == 200
