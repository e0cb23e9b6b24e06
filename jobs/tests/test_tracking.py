"""The tracker: stages, notes, reminders, a private calendar, and a file of it all."""

from __future__ import annotations

from datetime import timedelta
from threading import Thread
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import GUESTS, Activity, Profile, User
from accounts.tests.post import delivered
from conftest import person
from jobs import tracking
from jobs.models import CalendarFeed, Job
from jobs.tests.factories import a_job

pytestmark = pytest.mark.django_db


def test_a_job_is_moved_and_the_move_is_told(mine: Client, user: User) -> None:
    job = a_job(user)
    mine.post(reverse("jobs:move", args=[job.pk]), {"stage": "applied", "next": "/jobs/board/"})
    job.refresh_from_db()
    assert (job.stage, job.applied_on) == ("applied", timezone.localdate())
    assert [event.text for event in job.events.all()] == ["Applied"]
    assert Activity.objects.filter(action="stage_changed").count() == 1
    page = mine.get("/jobs/board/").content.decode()
    assert page.index("h-applied") < page.index("Head Gardener") < page.index("h-interviewing")


def test_how_it_ended_is_said_of_what_is_closed_alone(mine: Client, user: User) -> None:
    job = a_job(user)
    address = reverse("jobs:move", args=[job.pk])
    mine.post(address, {"stage": "closed", "outcome": "rejected"})
    job.refresh_from_db()
    assert (job.stage, job.outcome) == ("closed", "rejected")
    mine.post(address, {"stage": "offer", "outcome": "rejected"})
    job.refresh_from_db()
    assert (job.stage, job.outcome) == ("offer", "")
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.filter(pk=job.pk).update(outcome="accepted")


@pytest.mark.parametrize("sent", [{"stage": "hired"}, {}, {"stage": "closed", "outcome": "x"}])
def test_a_stage_that_there_is_not_is_refused(
    sent: dict[str, str], mine: Client, user: User
) -> None:
    job = a_job(user)
    assert mine.post(reverse("jobs:move", args=[job.pk]), sent).status_code == 422
    assert Job.objects.get().stage == "saved"


@pytest.mark.parametrize(
    "away", ["https://evil.example/", "//evil.example", "javascript:x", "foo"]
)
def test_after_a_move_one_stays_in_the_house(away: str, mine: Client, user: User) -> None:
    job = a_job(user)
    sent = {"stage": "applied", "next": away}
    answer = mine.post(reverse("jobs:move", args=[job.pk]), sent)
    assert answer["Location"] == job.get_absolute_url()


def test_moved_twice_to_the_same_place_it_is_told_once(user: User) -> None:
    job = a_job(user)
    for _ in range(2):
        tracking.move(job=job, stage="offer")
    assert job.events.count() == 1


def test_notes_are_kept_and_bad_ones_stay_as_typed(mine: Client, user: User) -> None:
    job = a_job(user)
    address = reverse("jobs:notes", args=[job.pk])
    mine.post(address, {"notes": "Ask for <b>Zoë</b>", "pay_talk": "40k"})
    job.refresh_from_db()
    assert (job.notes, job.pay_talk) == ("Ask for <b>Zoë</b>", "40k")
    bad = mine.post(address, {"notes": "Typed", "remind_on": "soon"})
    assert bad.status_code == 422
    assert "Typed" in bad.content.decode()
    assert Job.objects.get().notes == "Ask for <b>Zoë</b>"


def test_a_reminder_is_sent_once_on_its_day_and_again_on_a_new_one(
    mine: Client, user: User
) -> None:
    job = a_job(user)
    today = timezone.localdate()
    tracking.note(job=job, values={"remind_on": today, "remind_about": "Follow up"})
    assert (tracking.remind(today - timedelta(days=1)), tracking.remind(), tracking.remind()) == (
        *(0, 1),
        0,
    )
    assert [message.subject for message in delivered()] == ["Head Gardener: Follow up"]
    assert job.get_absolute_url() in str(delivered()[0].body)
    tracking.note(job=job, values={"remind_on": today - timedelta(days=1)})
    assert tracking.remind() == 1
    assert "Reminded by mail" in mine.get(reverse("jobs:notes", args=[job.pk])).content.decode()


def test_a_second_line_in_a_reminder_is_no_header(mine: Client, user: User) -> None:
    job = a_job(user, title="Gardener\r\nBcc: all@example.org")
    about = "Ask\nBcc: more@example.org"
    mine.post(
        reverse("jobs:notes", args=[job.pk]), {"remind_on": "2020-01-01", "remind_about": about}
    )
    assert tracking.remind() == 1
    assert delivered()[0].subject == ("Gardener Bcc: all@example.org: Ask Bcc: more@example.org")
    assert delivered()[0].recipients() == [user.email]


def test_an_account_that_staff_have_shut_gets_no_mail(user: User) -> None:
    User.objects.filter(pk=user.pk).update(is_active=False)
    a_job(user, remind_on=timezone.localdate())
    assert (tracking.remind(), delivered()) == (0, [])


@pytest.mark.parametrize(("zone", "sent"), [("Pacific/Kiritimati", 1), ("Pacific/Pago_Pago", 0)])
def test_the_day_is_that_of_where_the_person_is(user: User, zone: str, sent: int) -> None:
    Profile.objects.filter(user=user).update(time_zone=zone)
    there = timezone.localdate(timezone=ZoneInfo("Pacific/Kiritimati"))  # the first to have it
    tracking.note(job=a_job(user), values={"remind_on": there})
    assert tracking.remind() == sent


def test_who_wants_no_mail_gets_none_and_the_reminder_is_done(user: User) -> None:
    Profile.objects.filter(user=user).update(mail_reminders=False)
    job = a_job(user)
    tracking.note(job=job, values={"remind_on": timezone.localdate()})
    assert tracking.remind() == 0
    assert delivered() == []
    job.refresh_from_db()
    assert job.reminded_at is not None


def test_a_visitor_gets_no_mail() -> None:
    guest = person(f"guest@{GUESTS}")
    job = a_job(guest)
    tracking.note(job=job, values={"remind_on": timezone.localdate()})
    assert tracking.remind() == 0
    assert delivered() == []


@pytest.mark.django_db(transaction=True)
def test_two_workers_remind_once(user: User) -> None:
    tracking.note(job=a_job(user), values={"remind_on": timezone.localdate()})
    sent: list[int] = []

    def work() -> None:
        while True:
            try:
                sent.append(tracking.remind())
            except OperationalError:  # a SQLite in memory does not wait for its turn
                continue
            connection.close()
            return

    workers = [Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sum(sent) == 1


def test_the_calendar_is_private_and_its_address_can_be_changed(
    mine: Client, user: User, client: Client
) -> None:
    day = timezone.localdate() + timedelta(days=3)
    job = a_job(user, closes_on=day)
    tracking.note(job=job, values={"remind_on": day, "remind_about": "Call, please"})
    a_job(user, closes_on=day, stage="closed", title="Over")
    page = mine.get(reverse("jobs:calendar")).content.decode()
    address = reverse("jobs:feed", args=[CalendarFeed.objects.get().key])
    assert address in page
    feed = client.get(address).content.decode()
    assert "SUMMARY:Closes: Head Gardener" in feed
    assert "SUMMARY:Head Gardener: Call\\, please" in feed
    assert "Over" not in feed
    mine.post(reverse("jobs:calendar"))
    assert client.get(address).status_code == 404
    assert client.get(reverse("jobs:feed", args=["nobody"])).status_code == 404


def test_all_is_taken_along_as_a_file_that_runs_nothing(mine: Client, user: User) -> None:
    a_job(user, title="=1+1", notes="@now")
    body = mine.get(reverse("jobs:csv")).content.decode("utf-8-sig")
    assert "'=1+1" in body
    assert "'@now" in body
    assert "Saved" in body


def test_the_list_is_shown_by_stage(mine: Client, user: User) -> None:
    a_job(user, title="Applied for", stage="applied")
    a_job(user, title="Only saved")
    page = mine.get("/jobs/", {"show": "applied"}).content.decode()
    assert "Applied for" in page
    assert "Only saved" not in page
