"""Rows of what was used, for tests."""

from __future__ import annotations

from typing import Any

from accounts.models import Sending, User
from billing.models import ModelCall
from core.templatetags.ui import verb_words


def call(owner: User, **fields: Any) -> ModelCall:
    """A request to a model."""
    said = {
        "verb": "read_resume",
        "sent_to": "https://model.example",
        "model": "a-model",
        "prompt_version": "1",
        "prompt_hash": "x",
        "characters": 1234,
        "tokens_in": 400,
        "tokens_out": 90,
    }
    call = ModelCall(owner=owner, **{**said, **fields})
    call.sending = Sending.objects.create(
        owner=owner,
        kind="model",
        receiver=call.sent_to.removeprefix("https://"),
        purpose=verb_words(call.verb),
        characters=call.characters,
        masked=call.masked,
        problem=call.problem,
    )
    call.save()
    return call
