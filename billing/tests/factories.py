"""Rows of what was used, for tests."""

from __future__ import annotations

from typing import Any

from accounts.models import User
from billing.models import ModelCall


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
    return ModelCall.objects.create(owner=owner, **{**said, **fields})
