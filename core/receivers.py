"""A file goes with the row that it belongs to, by whichever door the row is deleted."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models.signals import post_delete


def file_fields(model: type[models.Model]) -> list[str]:
    """The names of a model's fields that keep a file."""
    fields = model._meta.get_fields()  # noqa: SLF001 - Django's documented name
    return [field.name for field in fields if isinstance(field, models.FileField)]


def connect() -> None:
    """Watch the models that keep a file, and no others: Django deletes those faster."""
    for model in apps.get_models():
        if file_fields(model):
            post_delete.connect(delete_files, sender=model)


def delete_files(instance: models.Model, **kwargs: Any) -> None:  # noqa: ARG001 - a signal's arguments
    """Once the deletion is committed: by a person, by staff, or with the owner."""
    for name in file_fields(type(instance)):
        file = getattr(instance, name)
        if file:
            transaction.on_commit(partial(file.storage.delete, str(file.name)))
