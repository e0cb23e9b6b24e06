"""The end of an account: every row, file, session and waiting task of a person, for good."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Model

from accounts.models import User
from core.engines import forget_answers
from core.queue import withdraw
from core.sweeper import kinds_of_work
from jobalign.privacy.classes import deleted_models, rows_of
from jobs.gathering.boards import leave_boards


@transaction.atomic
def erase(person: User) -> bool:
    """Delete all that is the person's; files and queue items go once that is committed. False
    where it is done already."""
    found = User.objects.select_for_update().filter(pk=person.pk).first()
    if found is None:
        return False
    person = found
    waiting = {
        (model.TASK, pk)
        for model in kinds_of_work()
        for pk in rows_of(person, model).values_list("pk", flat=True)
    }
    keys = UserSession.objects.filter(user=person).values_list("session_key", flat=True)
    Session.objects.filter(session_key__in=list(keys)).delete()
    _forget_log(person, deleted_models())
    leave_boards(person)
    pk = person.pk
    person.delete()
    transaction.on_commit(partial(withdraw, waiting))
    transaction.on_commit(partial(forget_answers, str(pk)))
    return True


def _forget_log(person: User, models: Iterable[type[Model]]) -> None:
    """Delete the lines of the administration's log that name the person's rows."""
    for model in models:
        kind = ContentType.objects.get_for_model(model)
        about = LogEntry.objects.filter(content_type=kind)
        numbers = about.values_list("object_id", flat=True).distinct()
        if not (known := [number for number in numbers if str(number).isdecimal()]):
            continue
        rows = rows_of(person, model).filter(pk__in=known).values_list("pk", flat=True)
        about.filter(object_id__in=[str(pk) for pk in rows]).delete()
