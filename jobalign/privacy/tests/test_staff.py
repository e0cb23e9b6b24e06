"""Whoever of the staff looks at a person's data leaves a line that the person sees."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib import admin
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from accounts.models import StaffView, User
from core.tests.test_admin import ROWS
from jobalign.privacy.classes import Theirs, class_of
from jobs.tests.factories import a_job

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client_of: Callable[[User], Client], db: None) -> Client:  # noqa: ARG001 - by its name
    return client_of(User.objects.create_superuser("staff@example.org"))


def looks() -> list[tuple[str, str, str | None]]:
    rows = StaffView.objects.order_by("pk").values_list("did", "what", "owner__email")
    return list(rows)


def test_opening_a_row_is_noted_for_the_person(staff: Client, mine: Client, user: User) -> None:
    staff.get(reverse("admin:accounts_user_change", args=[user.pk]))
    assert looks() == [("looked", "user", "ada@example.org")]
    page = mine.get("/settings/data/").content.decode()
    assert "staff@example.org" in page
    assert "looked at user" in page


@pytest.mark.parametrize("model", [each for each in ROWS if isinstance(class_of(each), Theirs)])
def test_every_table_of_people_is_watched(model: type[Model], staff: Client, user: User) -> None:
    ROWS[model](user)
    row = model._default_manager.order_by("pk").last()  # noqa: SLF001 - Django's documented name
    assert row is not None
    said = model._meta  # noqa: SLF001 - Django's documented name
    staff.get(reverse(f"admin:{said.app_label}_{said.model_name}_change", args=[row.pk]))
    seen = StaffView.objects.filter(did="looked", what=said.verbose_name, row=str(row.pk))
    assert seen.exists() is (model is not StaffView)
    assert model is StaffView or seen.get().owner_id in (user.pk, row.pk)


def test_a_list_is_noted_with_what_was_asked(staff: Client) -> None:
    staff.get(reverse("admin:accounts_user_changelist"), {"q": "ada"})
    assert looks() == [("listed", "user", None)]
    assert StaffView.objects.get().asked == "q=ada"


def test_a_deletion_is_noted_and_the_line_outlives_the_row(staff: Client, user: User) -> None:
    staff.post(reverse("admin:accounts_user_delete", args=[user.pk]), {"post": "yes"})
    assert not User.objects.filter(pk=user.pk).exists()
    assert looks() == [("deleted", "user", None)]


def test_what_is_done_to_many_is_noted_for_each(staff: Client, user: User, stranger: User) -> None:
    numbers = [a_job(user).pk, a_job(stranger).pk]
    chosen = {"action": "run_again", "_selected_action": numbers}
    staff.post(reverse("admin:jobs_job_changelist"), chosen)
    assert {(did, owner) for did, _, owner in looks()} == {
        ("changed", "ada@example.org"),
        ("changed", "sam@example.org"),
    }


@pytest.mark.parametrize("action", ["run_again", ["run_again", ""]])
def test_what_is_done_to_all_that_a_list_finds_is_noted_for_each(
    action: str | list[str], staff: Client, user: User, stranger: User
) -> None:
    found = [a_job(user, title="Found"), a_job(stranger, title="Found")]
    a_job(stranger, title="Other")
    chosen = {"action": action, "select_across": "1", "index": "0"}
    there = reverse("admin:jobs_job_changelist") + "?q=Found"
    staff.post(there, {**chosen, "_selected_action": [found[0].pk]})
    rows = StaffView.objects.filter(did="changed").values_list("row", flat=True)
    assert set(rows) == {str(job.pk) for job in found}


def test_a_list_that_was_asked_for_nonsense_notes_nothing(staff: Client, user: User) -> None:
    a_job(user)
    chosen = {"action": "run_again", "select_across": "1"}
    answer = staff.post(reverse("admin:jobs_job_changelist") + "?created_at__gte=x", chosen)
    assert answer.status_code < 500
    assert looks() == []


def test_a_password_that_staff_set_is_noted(staff: Client, user: User) -> None:
    page = reverse("admin:auth_user_password_change", args=[user.pk])
    staff.get(page)
    new = "four plain words here"
    staff.post(page, {"password1": new, "password2": new, "usable_password": "true"})
    user.refresh_from_db()
    assert user.check_password(new)
    assert looks() == [
        ("looked", "user", "ada@example.org"),
        ("changed", "user", "ada@example.org"),
    ]


def test_a_page_that_was_refused_is_no_look(staff: Client, mine: Client, user: User) -> None:
    staff.get(reverse("admin:accounts_user_change", args=[999_999]))
    staff.get("/admin/accounts/user/odd/change/")
    mine.get(reverse("admin:accounts_user_change", args=[user.pk]))
    assert [look for look in looks() if look[2]] == []


def test_nobody_takes_a_line_out(staff: Client, user: User) -> None:
    staff.get(reverse("admin:accounts_user_change", args=[user.pk]))
    row = StaffView.objects.get()
    for page in ("change", "delete"):
        staff.post(reverse(f"admin:accounts_staffview_{page}", args=[row.pk]), {"post": "yes"})
    assert StaffView.objects.filter(pk=row.pk, staff_name="staff@example.org").exists()
    assert admin.site.is_registered(StaffView)
