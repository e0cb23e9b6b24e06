"""Every table is classified: nothing of a person can be forgotten."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db.models import Model

from accounts.models import User
from jobalign.privacy.classes import (
    CLASSES,
    Apart,
    Brought,
    Nobodys,
    Paid,
    Secret,
    Theirs,
    rows_of,
)

MODELS = {model._meta.label: model for model in apps.get_models()}  # noqa: SLF001 - Django's documented name
WITH_A_PATH = (Theirs, Secret, Paid, Brought)
OF_A_PERSON = {k: v for k, v in CLASSES.items() if isinstance(v, WITH_A_PATH)}


def test_every_table_is_classified_and_no_other() -> None:
    assert set(CLASSES) == set(MODELS)


@pytest.mark.parametrize("label", sorted(OF_A_PERSON))
def test_the_path_leads_to_the_person(label: str) -> None:
    model: type[Model] = MODELS[label]
    for name in OF_A_PERSON[label].person.split("__"):
        if name == "pk":
            break
        field = model._meta.get_field(name)  # noqa: SLF001 - Django's documented name
        assert isinstance(field.related_model, type)
        model = field.related_model
    assert model is User


@pytest.mark.parametrize("label", sorted(set(CLASSES) - set(OF_A_PERSON)))
def test_what_is_said_to_be_nobodys_leads_to_no_person(label: str) -> None:
    direct = {
        field.related_model
        for field in MODELS[label]._meta.concrete_fields  # noqa: SLF001 - Django's documented name
        if field.is_relation
    }
    assert User not in direct or isinstance(CLASSES[label], Apart)


@pytest.mark.parametrize("label", sorted(CLASSES))
def test_what_is_left_out_is_a_field(label: str) -> None:
    said = CLASSES[label]
    names = {field.name for field in MODELS[label]._meta.concrete_fields}  # noqa: SLF001 - Django's documented name
    assert set(said.without if isinstance(said, Theirs) else ()) <= names


@pytest.mark.django_db
def test_nobodys_rows_are_nobodys(user: User) -> None:
    for label, said in CLASSES.items():
        if isinstance(said, Nobodys):
            assert not rows_of(user, MODELS[label]).exists()
