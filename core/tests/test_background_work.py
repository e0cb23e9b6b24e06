"""The state machine, on the résumé as the nearest concrete kind of work."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from ai.errors import EngineError
from ai.schemas import ResumeFacts
from core import sweeper
from core.errors import Superseded, TryLater
from core.models import GAVE_UP, MAX_ATTEMPTS
from resumes.models import Resume, ResumeVersion

pytestmark = pytest.mark.django_db


@pytest.fixture
def work(user: User) -> Resume:
    return Resume.objects.create(owner=user, title="cv", filename="cv.txt", size=1, file="x")


def finish(work: Resume) -> None:
    with work.settling():
        work.current = work.add_version(ResumeFacts(), ResumeVersion.Origin.READ)
        work.save(update_fields=["current"])


def lapse(work: Resume) -> None:
    Resume.objects.filter(pk=work.pk).update(leased_until=timezone.now() - timedelta(seconds=1))


def fresh(work: Resume) -> Resume:
    return Resume.objects.get(pk=work.pk)


def test_of_two_workers_one_proceeds(work: Resume) -> None:
    other = fresh(work)
    assert (work.claim(), other.claim()) == (True, False)
    assert fresh(work).attempts == 1


def test_work_that_is_done_is_ready_and_says_so(work: Resume) -> None:
    work.claim()
    with work.working():
        finish(work)
    done = fresh(work)
    assert (done.status, done.problem, done.leased_until) == ("ready", "", None)
    assert done.finished_at is not None


def test_an_engines_refusal_fails_with_its_sentence(work: Resume) -> None:
    work.claim()
    with work.working():
        raise EngineError("This PDF is a picture of text.")
    assert (fresh(work).status, fresh(work).problem) == (
        "failed",
        "This PDF is a picture of text.",
    )


def test_an_unexpected_fault_is_tried_three_times(work: Resume) -> None:
    for attempt in range(1, MAX_ATTEMPTS + 1):
        Resume.objects.filter(pk=work.pk).update(not_before=None)
        assert work.claim()
        with work.working():
            raise RuntimeError("boom")
        assert fresh(work).attempts == attempt
    assert (fresh(work).status, fresh(work).problem) == ("failed", GAVE_UP)
    assert not work.claim()


def test_work_put_back_is_not_due_before_its_time(work: Resume) -> None:
    work.claim()
    with work.working():
        raise TryLater(600)
    later = fresh(work)
    assert (later.status, later.attempts) == ("waiting", 0)
    assert not later.claim()
    Resume.objects.filter(pk=work.pk).update(not_before=timezone.now())
    assert later.claim()


def test_a_lease_that_ran_out_is_taken_over_for_good(
    work: Resume,
) -> None:
    slow, quick = work, fresh(work)
    slow.claim()
    assert not quick.claim()
    lapse(work)
    assert quick.claim()
    with slow.working():
        slow.at_step(1)
        pytest.fail("the first worker went on")
    with pytest.raises(Superseded):
        finish(slow)
    finish(quick)
    assert fresh(work).status == "ready"
    assert ResumeVersion.objects.count() == 1


def test_what_is_written_while_settling_is_kept_whole_or_not_at_all(work: Resume) -> None:
    work.claim()
    with pytest.raises(RuntimeError), work.settling():
        work.add_version(ResumeFacts(), ResumeVersion.Origin.READ)
        raise RuntimeError("killed here")
    assert ResumeVersion.objects.count() == 0
    assert fresh(work).status == "running"


def test_a_row_fails_once(work: Resume) -> None:
    twin = fresh(work)
    assert (work.fail("No."), twin.fail("No again.")) == (True, False)
    assert fresh(work).problem == "No."


def test_only_settled_work_is_done_again(work: Resume) -> None:
    assert not work.renew()
    work.fail("No.")
    assert work.renew()
    assert (fresh(work).status, fresh(work).problem, fresh(work).finished_at) == (
        "waiting",
        "",
        None,
    )


@pytest.mark.parametrize(
    "values",
    [
        {"status": "failed", "finished_at": timezone.now()},
        {"status": "waiting", "problem": "why"},
        {"status": "running"},
        {"status": "waiting", "finished_at": timezone.now()},
        {"status": "ready"},
        {"status": "ready", "finished_at": timezone.now()},
    ],
)
def test_the_database_refuses_what_cannot_be(work: Resume, values: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Resume.objects.filter(pk=work.pk).update(**values)


def test_the_sweeper_sends_only_lapsed_and_forgotten_work_again(user: User, work: Resume) -> None:
    work.claim()
    assert sweeper.sweep() == 0
    lapse(work)
    Resume.objects.filter(pk=work.pk).update(queued_at=timezone.now() - timedelta(hours=1))
    assert sweeper.sweep() == 1
    forgotten = Resume.objects.create(
        owner=user,
        title="old",
        filename="f",
        size=1,
        file="y",
        queued_at=timezone.now() - timedelta(minutes=2),
    )
    lapse(work)
    assert sweeper.sweep() == 2
    assert fresh(forgotten).queued_at > timezone.now() - timedelta(minutes=1)


def test_the_sweeper_settles_what_killed_three_workers(work: Resume) -> None:
    for _ in range(MAX_ATTEMPTS):
        assert work.claim()
        lapse(work)
    assert not work.claim()
    assert sweeper.sweep() == 1
    assert (fresh(work).status, fresh(work).problem) == ("failed", GAVE_UP)
    assert sweeper.sweep() == 0


def test_a_worker_of_before_a_renewal_settles_nothing(work: Resume) -> None:
    work.claim()
    lapse(work)
    other = fresh(work)
    other.claim()
    finish(other)
    fresh(work).renew()
    third = fresh(work)
    third.claim()
    assert third.attempts == work.attempts
    assert not work.fail("late")
    with pytest.raises(Superseded), work.settling():
        pass
    assert fresh(work).status == Resume.Status.RUNNING
