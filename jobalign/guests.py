"""Visitors who try JobAlign before they have an account.

A visitor's first report belongs to a guest: a person without a password, whose address is under a
name that never resolves (https://www.rfc-editor.org/rfc/rfc2606). What a guest made is deleted
after a day, or handed over to the account that the visitor then opens.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from datetime import timedelta

from django.apps import apps
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import GUESTS, AccountClosing, User
from billing.models import Usage
from core.addresses import client_address
from core.counting import counted
from core.uploads import all_or_none
from jobalign.privacy.deletion import erase
from jobs import services as jobs
from jobs.models import CompanyBoard
from matching import services as matching
from matching.models import Match
from resumes import services as resumes
from resumes.models import Resume

STAY = timedelta(hours=24)
IN_SESSION = "guest"
STARTS_AN_HOUR = 20
NOT_GIVEN = (Usage, AccountClosing)
"""A guest's month is not the person's, and neither is the wish to leave."""


@transaction.atomic
def first_report(*, visitor: User | None, resume: UploadedFile[bytes], job: str) -> Match:
    """A report on the two documents, for ``visitor``, or for a new guest.

    Raises Refused when a member's allowance of the month is used up.
    """
    owner = visitor or User.objects.create_user(f"{secrets.token_hex(12)}@{GUESTS}")
    with all_or_none() as written:
        brought = resumes.upload_resume(owner=owner, file=resume)
        written.append(brought.file)
        pasted = jobs.add_pasted(owner=owner, text=job)
        return matching.request_match(owner=owner, resume=brought, job=pasted)


def may_start(request: HttpRequest) -> bool:
    """Whether this network address may have another first report in this hour."""
    return counted(f"start:{client_address(request)}", 3600) <= STARTS_AN_HOUR


@transaction.atomic
def hand_over(guest_id: int, person: User) -> None:
    """Give all that a guest made to a person; a guest that is gone, or is none, gives nothing."""
    guest = User.objects.select_for_update().filter(pk=guest_id).first()
    if guest is None or not guest.is_guest or guest == person:
        return
    if Resume.objects.owned_by(person).filter(is_default=True).exists():
        Resume.objects.owned_by(guest).update(is_default=False)
    for model in owned_models():
        _give(model, guest, person)
    CompanyBoard.objects.filter(added_by=guest).update(added_by=person)
    guest.delete()


def _give(model: type[Model], guest: User, person: User) -> None:
    """Give the guest's rows; of what there can be one of, the person keeps their own."""
    rows = model._default_manager.filter(owner=guest)  # noqa: SLF001 - Django's documented name
    try:
        with transaction.atomic():
            rows.update(owner=person)
    except IntegrityError:
        for pk in list(rows.values_list("pk", flat=True)):
            with suppress(IntegrityError), transaction.atomic():
                rows.filter(pk=pk).update(owner=person)


def owned_models() -> list[type[Model]]:
    """Every model whose rows are handed over."""
    return [
        model
        for model in apps.get_models()
        if model not in NOT_GIVEN
        and any(field.name == "owner" for field in model._meta.get_fields())  # noqa: SLF001 - Django's documented name
    ]


def delete_old() -> int:
    """Delete the guests whose day is over, with their files; returns how many there were."""
    over = User.objects.guests().filter(date_joined__lt=timezone.now() - STAY)
    for guest in over:
        erase(guest)
    return len(over)
