"""A mail that is written is sent, whatever the mail server does: none lost, none doubled."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from celery import current_app
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import pipeline
from accounts.mails import are_late, post
from accounts.models import Mail, Sending, User
from accounts.tests.factories import a_mail
from accounts.tests.mail_server import Post, mail_server
from accounts.tests.post import delivered
from core import sweeper
from core.queue import publish

pytestmark = pytest.mark.django_db
PASSES = ["busy", "full", "slow", "dies before", "nowhere"]
STAYS = ["unknown", "spam"]


@pytest.fixture
def server() -> Iterator[Post]:
    with mail_server() as running:
        yield running


def work() -> Mail | None:
    """The postman comes by; what became of the newest mail."""
    delivered()
    return Mail.objects.first()


def hours_pass() -> None:
    """Whatever waits is due."""
    Mail.objects.unsettled().update(not_before=None)


def test_it_is_sent_once_emptied_and_on_the_receipt(user: User, server: Post) -> None:
    mail = a_mail(user)
    for _ in range(3):
        pipeline.send(mail.pk)
    mail.refresh_from_db()
    assert server.subjects == ["Head Gardener: Follow up"]
    assert (mail.status, mail.words) == ("ready", "")
    line = Sending.objects.get()
    said = (line.owner, line.kind, line.receiver, line.purpose, line.characters, line.problem)
    assert said == (user, "mail", user.email, "Reminder", 47, "")


def test_its_words_lie_sealed(user: User) -> None:
    mail = a_mail(user)
    assert "Gardener" not in mail.words
    assert mail.message().subject == "Head Gardener: Follow up"


@pytest.mark.parametrize("mood", PASSES)
def test_what_passes_by_itself_is_tried_again(mood: str, user: User, server: Post) -> None:
    server.mood = mood
    a_mail(user)
    mail = work()
    assert mail is not None
    assert (mail.status, mail.tries, mail.attempts) == ("waiting", 1, 0)
    assert mail.answer
    assert mail.not_before is not None
    assert not Sending.objects.exists()
    work()
    assert server.tried == 1  # not before its time
    server.mood = "well"
    hours_pass()
    work()
    work()
    assert server.subjects == ["Head Gardener: Follow up"]


def test_a_server_that_is_not_there_loses_nothing(user: User, settings: Any) -> None:  # noqa: ANN401 - a fixture
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # discard: nobody listens
    a_mail(user)
    mail = work()
    assert mail is not None
    assert (mail.status, mail.answer.split()[0]) == ("waiting", "ConnectionRefusedError")


def test_it_waits_longer_each_time_and_not_for_ever(user: User, server: Post) -> None:
    server.mood = "busy"
    mail = a_mail(user)
    waits = []
    while not mail.is_settled:
        before = timezone.now()
        pipeline.send(mail.pk)
        mail.refresh_from_db()
        if mail.not_before and not mail.is_settled:
            waits.append(round((mail.not_before - before).total_seconds()))
            passed = timedelta(seconds=waits[-1])
            Mail.objects.update(not_before=None, until=mail.until - passed)
            mail.refresh_from_db()
    assert waits[:6] == [15, 60, 240, 960, 3840, 14400]
    assert sum(waits) <= 24 * 3600
    assert mail.problem == (
        "The mail server did not take it in time. It said last: 451 Try again later"
    )
    assert mail.words  # staff may send it after all
    assert Sending.objects.get().problem == "The mail server did not take it in time."


@pytest.mark.parametrize("mood", STAYS)
def test_a_refusal_for_good_is_kept_for_staff(mood: str, user: User, server: Post) -> None:
    server.mood = mood
    a_mail(user)
    mail = work()
    assert mail is not None
    assert mail.is_failed
    assert mail.problem.startswith("The mail server refuses it for good. It said last: 55")
    assert server.tried == 1


def test_staff_send_it_after_all(
    user: User, server: Post, client_of: Callable[..., Client]
) -> None:
    server.mood = "spam"
    a_mail(user)
    failed = work()
    staff = client_of(User.objects.create_superuser("staff@example.org"))
    assert failed is not None
    page = staff.get(reverse("admin:accounts_mail_change", args=[failed.pk])).content.decode()
    assert "554 Refused" in page
    assert failed.words not in page
    server.mood = "well"
    chosen = {"action": "send_again", "_selected_action": [failed.pk]}
    again = staff.post(reverse("admin:accounts_mail_changelist"), chosen, follow=True)
    assert "1 of 1 will be sent" in again.content.decode()
    work()
    assert len(server.taken) == 1
    again = staff.post(reverse("admin:accounts_mail_changelist"), chosen, follow=True)
    assert "0 of 1 will be sent" in again.content.decode()


def test_a_code_that_comes_too_late_is_not_kept(user: User, server: Post) -> None:
    a_mail(user, kind="code", until=timezone.now() - timedelta(seconds=1))
    mail = work()
    assert mail is not None
    assert (mail.status, mail.words, server.tried) == ("failed", "", 0)
    assert not mail.renew()


def test_one_who_has_no_account_is_written_to_and_forgotten(server: Post) -> None:
    a_mail(None, to="nobody@example.org")
    assert work() is None
    assert [each["To"] for each in server.taken] == ["nobody@example.org"]
    assert not Sending.objects.exists()


def test_a_server_that_dies_after_taking_it_is_asked_again_for_the_same_mail(
    user: User, server: Post
) -> None:
    server.mood = "dies after"
    a_mail(user)
    work()
    server.mood = "well"
    hours_pass()
    work()
    assert len(server.taken) == 2  # it never said that it has it
    assert len({each["Message-ID"] for each in server.taken}) == 1


def test_a_killed_worker_leaves_it_to_another(user: User, server: Post) -> None:
    mail = a_mail(user)
    assert mail.claim()
    pipeline.send(mail.pk)
    assert server.taken == []  # it is in the other's hands
    Mail.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    assert sweeper.sweep() == 1
    work()
    assert len(server.taken) == 1


@pytest.mark.at_once
@pytest.mark.django_db(transaction=True)
def test_of_several_workers_one_sends(user: User, server: Post) -> None:
    mail = a_mail(user)

    def one() -> None:
        pipeline.send(mail.pk)
        connection.close()

    workers = [threading.Thread(target=one) for _ in range(4)]
    for each in workers:
        each.start()
    for each in workers:
        each.join()
    assert len(server.taken) == 1


def test_what_is_taken_back_is_not_sent(user: User) -> None:
    """The mail is a row of the transaction of what it tells of."""
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        a_mail(user)
        raise ZeroDivisionError
    assert delivered() == []


def test_a_sent_mail_keeps_no_words(user: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        a_mail(user, status="ready", finished_at=timezone.now())


def test_what_was_settled_a_month_ago_is_deleted(user: User) -> None:
    for days in (29, 31):
        a_mail(
            user, status="failed", problem="No.", finished_at=timezone.now() - timedelta(days=days)
        )
    assert (pipeline.forget_old_mails(), Mail.objects.count()) == (1, 1)


@pytest.mark.parametrize("door", ["password/reset", "signup"])
def test_nobody_waits_for_the_mail_server(
    door: str, client: Client, user: User, server: Post
) -> None:
    server.mood = "slow"
    sent = {"email": user.email, "password1": "four plain words here"}
    assert client.post(f"/accounts/{door}/", sent).status_code == 302
    assert (server.met, server.tried, Mail.objects.get().priority) == (0, 0, 0)


def test_a_code_goes_before_what_nobody_waits_for(user: User) -> None:
    assert (a_mail(user).priority, a_mail(user, kind="code").priority) == (9, 0)


def waiting() -> dict[str, int]:
    """How much lies in each queue; a queue has one list for each priority."""
    with current_app.connection_for_write() as connection:
        line: Any = connection.default_channel.client  # type: ignore[attr-defined] # Redis's
        names = {"work": "celery", "first": "mail", "last": "mail\x06\x169"}
        return {name: line.llen(key) for name, key in names.items()}


def test_mails_have_a_queue_of_their_own_and_codes_go_first(user: User) -> None:
    def more(before: dict[str, int]) -> dict[str, int]:
        return {name: count - before[name] for name, count in waiting().items()}

    before = waiting()
    publish("resumes.read", 1)
    assert more(before) == {"work": 1, "first": 0, "last": 0}
    a_mail(user, kind="code").publish()
    assert more(before) == {"work": 1, "first": 1, "last": 0}
    a_mail(user).publish()
    assert more(before) == {"work": 1, "first": 1, "last": 1}


def test_it_is_for_one_address(user: User) -> None:
    message = a_mail(user).message()
    message.to = ["one@example.org", "two@example.org"]
    with pytest.raises(ValueError, match="too many values"):
        post(message, kind=Mail.Kind.REMINDER, owner=user)


@pytest.mark.parametrize(("mood", "says"), [("busy", True), ("full", True), ("nowhere", False)])
def test_nobody_has_everybody_told_that_mails_are_late(
    mood: str, says: bool, server: Post
) -> None:
    server.mood = mood
    a_mail(None, "anybody@no-such-domain.example", kind="code")
    work()
    assert Mail.objects.get().tries == 1
    assert are_late() is says


@pytest.mark.parametrize(
    ("kind", "to"), [("reminder", "new@example.org"), ("account", "ada@example.org")]
)
def test_a_mail_that_waits_goes_where_the_person_is_by_then(
    kind: str, to: str, user: User, server: Post
) -> None:
    server.mood = "busy"
    a_mail(user, kind=kind)
    work()
    User.objects.filter(pk=user.pk).update(email="new@example.org")
    server.mood = "well"
    hours_pass()
    work()
    assert [each["To"] for each in server.taken] == [to]
    assert Sending.objects.get().receiver == to
