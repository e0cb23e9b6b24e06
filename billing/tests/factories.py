"""Rows of what was used, for tests."""

from __future__ import annotations

from typing import Any

from accounts.models import User
from accounts.tests.factories import a_sending
from billing.engines import purpose_of
from billing.models import ModelCall


def a_call(owner: User, *, line: dict[str, Any] | None = None, **fields: Any) -> ModelCall:
    """A request to a model; ``line`` is what its line on the receipt says otherwise."""
    made = {
        "verb": "read_resume",
        "model": "a-model",
        "prompt_version": "1",
        "prompt_hash": "x",
        "tokens_in": 400,
        "tokens_out": 90,
        **fields,
    }
    said = {
        "kind": "model",
        "receiver": "model.example",
        "purpose": purpose_of(made["verb"]),
        "characters": 1234,
        "masked": True,
        **(line or {}),
    }
    return ModelCall.objects.create(owner=owner, sending=a_sending(owner, **said), **made)
