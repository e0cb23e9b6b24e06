"""What a client may set, and nothing besides: each field of each table, sent to each call."""

from __future__ import annotations

import importlib
import pkgutil
import threading
from typing import Any

import pytest
from django.apps import apps
from django.db import connections
from django.db.models import Model
from rest_framework import serializers

from accounts.models import User
from api import shapes
from api.shapes import base
from api.tests.calls import CALLS, Call
from api.tests.factories import caller

pytestmark = pytest.mark.django_db
SHAPES = [
    importlib.import_module(f"api.shapes.{each.name}")
    for each in pkgutil.iter_modules(shapes.__path__)
]
APPS = ("accounts", "api", "billing", "resumes", "jobs", "matching", "interviews")
FIELDS = sorted(
    {
        name
        for app in APPS
        for model in apps.get_app_config(app).get_models()
        for field in model._meta.get_fields()  # noqa: SLF001 - Django's documented name
        for name in (field.name, getattr(field, "attname", field.name))
    }
)
WRITES = [call for call in CALLS if call.method in ("POST", "PATCH") and not call.files]
POISON = "7f3a9c"


def taken() -> dict[str, set[str]]:
    """The fields that are taken, by the shape."""
    return {
        kind.__name__: set(kind().fields)
        for module in SHAPES
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, base.Said)
    }


def test_what_may_be_sent_is_written_down() -> None:
    """Whoever lets more be sent says so here."""
    never = {"owner", "owner_id", "user", "is_staff", "is_superuser", "is_active", "score"}
    never |= {"status", "charged_on", "engine", "problem", "plan", "digest", "id", "pk"}
    for shape, fields in taken().items():
        assert not fields & never, shape


def test_what_is_shown_is_never_written() -> None:
    shown = [
        kind
        for module in SHAPES
        for kind in vars(module).values()
        if isinstance(kind, type)
        and issubclass(kind, serializers.ModelSerializer)
        and kind is not base.Shape
    ]
    assert len(shown) > 15
    for kind in shown:
        assert all(field.read_only for field in kind().fields.values()), kind


@pytest.mark.parametrize("call", WRITES, ids=str)
def test_a_field_of_a_table_that_is_not_asked_for_is_refused(call: Call, user: User) -> None:
    """All at once: the answer names every one that was not known, and nothing is written."""
    by, address = caller(user), call.address(user)
    known = set(call.body or {})
    before = rows(user)
    answer = by(call.method, address, {**(call.body or {}), **poison(known)})
    if not call.body and answer.status_code != 422:
        assert POISON not in str(rows(user))  # a call without words reads none
        return
    assert answer.status_code == 422
    refused = {each["field"] for each in answer.json()["errors"]}
    assert set(FIELDS) - refused <= set().union(*taken().values())
    assert rows(user) == before


def poison(known: set[str]) -> dict[str, Any]:
    return {name: POISON for name in FIELDS if name not in known}


def rows(user: User) -> dict[str, list[Any]]:
    """All that stands in our tables, but for when a token was used."""
    found: dict[str, list[Any]] = {}
    for app in APPS:
        for model in apps.get_app_config(app).get_models():
            manager: Any = model._default_manager  # noqa: SLF001 - Django's documented name
            found[model.__name__] = list(manager.order_by("pk").values_list())
    assert found["User"][0][0] == user.pk
    return found


@pytest.mark.parametrize("model", [User])
def test_there_are_fields_to_try(model: type[Model]) -> None:
    assert {"is_staff", "is_superuser", "password", "owner_id", "charged_on"} <= set(FIELDS)
    assert model._meta.get_field("is_staff")  # noqa: SLF001 - Django's documented name


@pytest.mark.at_once
@pytest.mark.django_db(transaction=True)
def test_two_changes_at_once_keep_what_both_said(user: User) -> None:
    """Each sends what it changes, and the rest is what the other made of it."""
    for number in range(5):
        sent = [{"headline": f"Gardener {number}"}, {"place": f"Leeds {number}"}]
        ready = threading.Barrier(len(sent))

        def change(body: dict[str, str], ready: threading.Barrier = ready) -> None:
            by = caller(user)
            ready.wait()
            assert by("PATCH", "auth/me/", body).status_code == 200
            connections.close_all()

        threads = [threading.Thread(target=change, args=[body]) for body in sent]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
        me = caller(user)("GET", "auth/me/").json()
        assert (me["headline"], me["place"]) == (f"Gardener {number}", f"Leeds {number}")
