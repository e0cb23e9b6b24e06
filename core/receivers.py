"""A file goes with the row that it belongs to, by whichever door the row is deleted."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import models, transaction
from django.db.models.signals import post_delete

from core.sweeper import kinds_of_work


def connect() -> None:
    """Watch the kinds of work that keep a file, and no others: Django deletes those faster."""
    for model in kinds_of_work():
        if any(field.name == "file" for field in model._meta.get_fields()):  # noqa: SLF001 - Django's
            post_delete.connect(delete_file, sender=model)


def delete_file(instance: models.Model, **kwargs: Any) -> None:  # noqa: ARG001
    """Once the deletion is committed: by a person, by staff, or with the owner."""
    file = instance.file  # type: ignore[attr-defined] # ``connect`` looked
    if file:
        transaction.on_commit(partial(file.storage.delete, str(file.name)))
