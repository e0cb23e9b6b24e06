"""Leaving: no row, file, session or task is left, and nobody else loses anything."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from celery import current_app
from django.apps import apps
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client, override_settings
from django.utils import timezone
from pytest_django import Settings

from accounts import closing as closings
from accounts.models import AccountClosing, Activity, User
from accounts.tests.post import delivered
from core.engines import KeptAnswers
from core.queue import publish
from jobalign.privacy import services
from jobalign.privacy.classes import Secret, Theirs, class_of, rows_of
from jobalign.privacy.tests.rich import a_rich_person

pytestmark = pytest.mark.django_db
OWNED = [each for each in apps.get_models() if isinstance(class_of(each), (Theirs, Secret))]


@pytest.fixture(autouse=True)
def own_files(settings: Settings, tmp_path: Path) -> None:
    """Other tests leave files of people of the same number."""
    settings.MEDIA_ROOT = tmp_path


def files_of(person: User) -> set[Path]:
    return {path for path in settings.MEDIA_ROOT.glob(f"*/{person.pk}/*") if path.is_file()}


def counts(person: User) -> dict[str, int]:
    return {each._meta.label: rows_of(person, each).count() for each in OWNED}  # noqa: SLF001 - Django's documented name


def waiting() -> int:
    with current_app.connection_for_write() as connection:
        line: Any = connection.default_channel.client  # type: ignore[attr-defined] # Redis's
        return int(line.llen(current_app.conf.task_default_queue))


def close(person: User, commits: Any) -> None:  # noqa: ANN401 - a fixture
    with commits(execute=True):
        services.close(person)


@pytest.fixture
def rich(db: None) -> User:  # noqa: ARG001 - asked for by its name
    return a_rich_person("rich@example.org")


@pytest.fixture
def other(db: None) -> User:  # noqa: ARG001 - asked for by its name
    return a_rich_person("other@example.org")


def test_nothing_of_the_person_is_left_and_another_is_untouched(
    rich: User,
    other: User,
    django_capture_on_commit_callbacks: Any,  # noqa: ANN401 - a fixture
) -> None:
    number, theirs = rich.pk, counts(other)
    assert 0 not in counts(rich).values(), "the rich person has something in every table"
    files, their_files = files_of(rich), files_of(other)
    assert len(files) >= 5
    close(rich, django_capture_on_commit_callbacks)
    gone = User(pk=number)
    assert set(counts(gone).values()) == {0}
    assert files_of(gone) == set()
    assert counts(other) == theirs
    assert files_of(other) == their_files


def test_no_table_names_the_person_any_more(
    rich: User,
    django_capture_on_commit_callbacks: Any,  # noqa: ANN401 - a fixture
) -> None:
    close(rich, django_capture_on_commit_callbacks)
    assert [each.to for each in delivered()] == [["rich@example.org"]]  # the farewell has left
    for model in apps.get_models():
        for row in model._default_manager.values():  # noqa: SLF001 - Django's documented name
            assert "rich@example.org" not in str(row), model


def test_sessions_end(
    rich: User,
    other: User,
    django_capture_on_commit_callbacks: Any,  # noqa: ANN401 - a fixture
) -> None:
    keys = set(UserSession.objects.filter(user=rich).values_list("session_key", flat=True))
    assert Session.objects.filter(pk__in=keys).exists()
    close(rich, django_capture_on_commit_callbacks)
    assert not Session.objects.filter(pk__in=keys).exists()
    assert UserSession.objects.filter(user=other).exists()


def test_tasks_leave_the_queue_and_those_of_others_stay(
    rich: User,
    other: User,
    django_capture_on_commit_callbacks: Any,  # noqa: ANN401 - a fixture
) -> None:
    before = waiting()
    mine = rich.resume_set.values_list("pk", flat=True)[0]
    theirs = other.resume_set.values_list("pk", flat=True)[0]
    for number in (mine, theirs, mine):
        publish("resumes.read", number)
    assert waiting() == before + 3
    close(rich, django_capture_on_commit_callbacks)
    assert waiting() == before + 1


def test_the_models_answers_are_forgotten(
    rich: User,
    other: User,
    django_capture_on_commit_callbacks: Any,  # noqa: ANN401 - a fixture
) -> None:
    for person in (rich, other):
        KeptAnswers(str(person.pk)).keep("question", "answer")
    mine = KeptAnswers(str(rich.pk))
    close(rich, django_capture_on_commit_callbacks)
    assert mine.get("question") is None
    assert KeptAnswers(str(other.pk)).get("question") == "answer"
    cache.clear()


def test_the_administrations_log_forgets_the_person_and_nobody_else(
    rich: User,
    other: User,
    django_capture_on_commit_callbacks: Any,  # noqa: ANN401 - a fixture
) -> None:
    close(rich, django_capture_on_commit_callbacks)
    assert [entry.object_repr for entry in LogEntry.objects.all()] == [other.email]


@pytest.fixture
def step(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """An app that has to do something before; what it was told."""
    told: list[str] = []
    monkeypatch.setattr(closings, "_steps", [])
    closings.before_closing(lambda person: told.append(person.email))
    return told


def test_other_apps_are_asked_first(user: User, step: list[str]) -> None:
    services.close(user)
    assert step == ["ada@example.org"]


def test_what_another_app_cannot_do_keeps_the_account_for_now(
    user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    AccountClosing.objects.create(owner=user, due_at=timezone.now())

    def fails(person: User) -> None:  # noqa: ARG001 - as a step is called
        raise OSError("the payment service does not answer")

    monkeypatch.setattr(closings, "_steps", [fails])
    assert services.close_due() == 0
    assert User.objects.filter(pk=user.pk).exists()
    monkeypatch.setattr(closings, "_steps", [])
    assert services.close_due() == 1
    assert not User.objects.filter(pk=user.pk).exists()


def leave(client: Client, days: int, email: str = "ada@example.org") -> Any:  # noqa: ANN401 - the client's
    return client.post("/settings/close/", {"grace": days, "email": email})


def test_at_once(
    mine: Client,
    user: User,
    django_capture_on_commit_callbacks: Any,  # noqa: ANN401 - a fixture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        response = leave(mine, 0)
    assert response["Location"] == "/"
    assert not User.objects.filter(pk=user.pk).exists()
    assert mine.get("/dashboard/").status_code == 302
    assert "deleted" in delivered()[-1].subject


def test_asked_twice_at_once_it_is_done_once(
    user: User,
    django_capture_on_commit_callbacks: Any,  # noqa: ANN401 - a fixture
) -> None:
    for asked in (user, User.objects.get(pk=user.pk)):
        close(asked, django_capture_on_commit_callbacks)
    assert len(delivered()) == 1


@pytest.mark.django_db(transaction=True)
@override_settings(EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_PORT=1)
def test_a_mail_server_that_is_down_keeps_nobody_here(mine: Client, user: User) -> None:
    assert leave(mine, 7)["Location"] == "/settings/data/"
    assert AccountClosing.objects.filter(owner=user).exists()
    assert leave(mine, 0)["Location"] == "/"
    assert not User.objects.exists()


def test_who_cannot_make_up_their_mind_is_not_written_to_without_end(mine: Client) -> None:
    for _ in range(services.CHANGES_A_DAY):
        leave(mine, 7)
    response = leave(mine, 7)
    assert "Come back tomorrow" in mine.get(response["Location"]).content.decode()
    assert len(delivered()) == services.CHANGES_A_DAY
    assert leave(mine, 0)["Location"] == "/"  # to go now is always possible


def test_a_grace_can_be_chosen_and_ended(
    mine: Client,
    user: User,
    django_capture_on_commit_callbacks: Any,  # noqa: ANN401 - a fixture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        assert leave(mine, 7)["Location"] == "/settings/data/"
    assert delivered()[-1].to == ["ada@example.org"]
    assert services.close_due() == 0
    assert "will be deleted on" in mine.get("/settings/data/").content.decode()
    mine.post("/settings/stay/")
    AccountClosing.objects.update(due_at=timezone.now() - timedelta(days=1))
    assert services.close_due() == 0
    assert User.objects.filter(pk=user.pk).exists()
    texts = list(Activity.objects.owned_by(user).values_list("text", flat=True))
    assert texts[0] == "The account stays"


def test_after_the_grace_the_account_is_gone(mine: Client, stranger: User) -> None:
    leave(mine, 30)
    AccountClosing.objects.update(due_at=timezone.now() - timedelta(minutes=1))
    services.tidy()
    assert list(User.objects.all()) == [stranger]


@pytest.mark.parametrize(
    ("days", "email"), [(0, "sam@example.org"), (0, ""), (3, "ada@example.org")]
)
def test_a_slip_deletes_nothing(days: int, email: str, mine: Client, user: User) -> None:
    assert leave(mine, days, email).status_code == 422
    assert User.objects.filter(pk=user.pk).exists()
    assert not AccountClosing.objects.exists()


def test_staying_when_nothing_was_to_be_deleted_is_said(mine: Client) -> None:
    page = mine.post("/settings/stay/", follow=True).content.decode()
    assert "was not going to be deleted" in page


def test_the_page_says_what_there_is_and_what_the_law_keeps(client_of: Any, rich: User) -> None:  # noqa: ANN401 - a fixture
    page = client_of(rich).get("/settings/close/").content.decode()
    assert "résumés" in page
    assert "tax law" in page
