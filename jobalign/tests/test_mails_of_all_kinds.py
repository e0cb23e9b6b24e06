"""Each kind of mail, on each bad day of the mail server: it comes once the day is over, once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import AccountClosing, Mail, User
from accounts.tests.mail_server import Post, mail_server
from accounts.tests.post import delivered
from billing import notices
from billing.models import Notice
from billing.pipeline import send_notice
from jobalign.privacy import services
from jobs import tracking
from jobs.models import Job
from jobs.tests.factories import a_job
from matching.feed import digests
from matching.models import SavedSearch
from matching.tests.factories import a_recommendation, a_search

pytestmark = pytest.mark.django_db
PASSWORD = "four plain words here"
OTHER = "other plain words there"


@pytest.fixture
def server() -> Iterator[Post]:
    with mail_server() as running:
        yield running


def a_reminder(person: User) -> None:
    job = Job.objects.first() or a_job(person)
    Job.objects.filter(reminded_at=None).update(remind_on=timezone.localdate())
    assert job.owner == person
    tracking.remind()


def a_digest(person: User) -> None:
    if not SavedSearch.objects.exists():
        search = a_search(person, feed=a_recommendation(person).feed)
        before = timezone.now() - timedelta(days=1)
        SavedSearch.objects.filter(pk=search.pk).update(due_at=before, sent_up_to=before)
    digests.send_due()


def a_notice(person: User) -> None:
    notices.notify(person, Notice.Kind.PAYMENT_FAILED, "in_1")
    for notice in Notice.objects.all():
        send_notice(notice.pk)


def a_closing(person: User) -> None:
    if not AccountClosing.objects.exists():
        services.ask_to_close(owner=person, days=7)


def a_farewell(person: User) -> None:
    services.close(person)


def a_reset(person: User) -> None:
    if not Mail.objects.exists():
        Client().post("/accounts/password/reset/", {"email": person.email})


def a_code(_: User) -> None:
    if not Mail.objects.exists():
        said = {"email": "new@example.org", "password1": PASSWORD}
        Client().post("/accounts/signup/", said)


def a_new_place(person: User) -> None:
    if Mail.objects.exists():
        return
    person.set_password(PASSWORD)
    person.save()
    said = {"login": person.email, "password": PASSWORD}
    for address in ("203.0.113.1", "198.51.100.7"):
        assert Client().post("/accounts/login/", said, REMOTE_ADDR=address).status_code == 302


def a_new_password(person: User) -> None:
    if Mail.objects.exists():
        return
    person.set_password(PASSWORD)
    person.save()
    client = Client()
    client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
    new = {"oldpassword": PASSWORD, **dict.fromkeys(("password1", "password2"), OTHER)}
    assert client.post("/accounts/password/change/", new).status_code == 302


KINDS: list[Callable[[User], None]] = [
    *(a_reminder, a_digest, a_notice, a_closing, a_farewell),
    *(a_reset, a_code, a_new_place, a_new_password),
]


@pytest.mark.parametrize("mood", ["busy", "slow", "dies before"])
@pytest.mark.parametrize("kind", KINDS)
def test_it_comes_once(kind: Callable[[User], None], mood: str, user: User, server: Post) -> None:
    server.mood = mood
    for _ in range(2):  # what writes it comes by again and again
        kind(user)
        delivered()
    assert (server.taken, server.tried, Mail.objects.count()) == ([], 1, 1)
    server.mood = "well"
    Mail.objects.update(not_before=None)
    for _ in range(2):
        kind(user)
        delivered()
    assert len(server.taken) == 1
