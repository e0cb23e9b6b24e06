"""A POST that comes twice with one Idempotency-Key is done once and answered twice.

As in https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-idempotency-key-header: the same
key with another body is 422, one that is still being answered 409. What is kept is kept a day.
What was refused for a time (402, 409, 429) or failed here is not kept: it may be tried again.
"""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.http import HttpResponse
from django.utils import timezone
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import User
from api.models import KeptAnswer
from api.problems import Conflict, Invalid

HEADER = "Idempotency-Key"
LONGEST = 200
SERVER_ERROR = 500
FOR_A_TIME = (401, 402, 403, 409, 429)
LEFT_OPEN = timedelta(minutes=2)  # a server that died while it answered


class Known(Exception):
    """This was answered before."""

    def __init__(self, kept: KeptAnswer) -> None:
        super().__init__(kept.key)
        self.kept = kept


def begin(request: Request) -> KeptAnswer | None:
    """Take the key for this call; None without one.

    Raises Known when it was answered before, Conflict while it is being answered, and Invalid
    for a key that is too long, or was used for something else.
    """
    key = request.headers.get(HEADER, "")
    if request.method != "POST" or not key or not isinstance(request.user, User):
        return None
    if len(key) > LONGEST or not key.isprintable():
        raise Invalid(f"An {HEADER} has at most {LONGEST} characters, all of them printable.")
    said = _hash(request)
    mine = KeptAnswer.objects.owned_by(request.user).filter(key=key)
    now = timezone.now()
    old = Q(created_at__lt=now - settings.API_KEEP_ANSWERS)
    mine.filter(old | Q(status=None, created_at__lt=now - LEFT_OPEN)).delete()
    try:
        with transaction.atomic():
            return KeptAnswer.objects.create(owner=request.user, key=key, said=said)
    except IntegrityError:
        kept = mine.first()
    if kept is None or (kept.said == said and kept.status is None):
        raise Conflict("A call with this Idempotency-Key is being answered now.")
    if kept.said != said:
        raise Invalid("This Idempotency-Key was used for something else. Choose another.")
    raise Known(kept)


def keep(kept: KeptAnswer, response: Response) -> None:
    """Keep what was answered, or let the key go."""
    if response.status_code >= SERVER_ERROR or response.status_code in FOR_A_TIME:
        kept.delete()
        return
    kept.status = response.status_code
    kept.content_type = str(response.headers.get("Content-Type", ""))
    kept.location = str(response.headers.get("Location", ""))
    kept.body = response.content.decode()
    kept.save()


def again(kept: KeptAnswer) -> HttpResponse:
    """The same answer once more."""
    made = HttpResponse(kept.body, status=kept.status, content_type=kept.content_type or None)
    if kept.location:
        made["Location"] = kept.location
    made["Idempotent-Replayed"] = "true"
    return made


def forget_old() -> int:
    """Delete what is older than a day; returns how many there were."""
    old = KeptAnswer.objects.filter(created_at__lt=timezone.now() - settings.API_KEEP_ANSWERS)
    return old.delete()[0]


def _hash(request: Request) -> str:
    """Of the address and of all that was sent; of files, their content."""
    data = request.data
    fields: Any = data
    if hasattr(data, "lists"):  # a form, whose files stand among its fields
        fields = {name: [_plain(each) for each in values] for name, values in data.lists()}
    words = json.dumps([request.get_full_path(), fields], sort_keys=True, default=str)
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(value: Any) -> Any:  # noqa: ANN401 - a field of a form
    if not isinstance(value, UploadedFile):
        return value
    digest = hashlib.sha256()
    for chunk in value.chunks():
        digest.update(chunk)
    value.seek(0)
    return [value.name, digest.hexdigest()]
