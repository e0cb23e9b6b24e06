"""What left this server, to whom, and how much: for the person whose it was."""

import pytest
from django.test import Client

from accounts.models import User
from billing.models import ModelCall

pytestmark = pytest.mark.django_db


def call(owner: User, **fields: object) -> ModelCall:
    return ModelCall.objects.create(
        **{
            "owner": owner,
            "verb": "read_resume",
            "sent_to": "https://model.example",
            "model": "a-model",
            "prompt_version": "1",
            "prompt_hash": "x",
            "characters": 1234,
            "tokens_in": 400,
            "tokens_out": 90,
            **fields,
        }
    )


def test_it_lists_ones_own_calls_and_no_others(mine: Client, user: User, stranger: User) -> None:
    call(user)
    call(stranger, sent_to="https://other.example")
    page = mine.get("/settings/receipt/").content.decode()
    assert "Read résumé" in page
    assert "1234 characters, masked, to https://model.example" in page
    assert "other.example" not in page


def test_nothing_sent_is_said(mine: Client) -> None:
    assert "Nothing has left" in mine.get("/settings/receipt/").content.decode()
