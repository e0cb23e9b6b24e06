"""What left this server, to whom, and how much: for the person whose it was."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Profile, Sending, User
from billing.engines import forget_sent
from billing.models import ModelCall
from billing.tests.factories import a_call

pytestmark = pytest.mark.django_db


def page(client: Client, **asked: str) -> str:
    return client.get("/settings/receipt/", asked).content.decode()


def test_it_lists_ones_own_calls_and_no_others(mine: Client, user: User, stranger: User) -> None:
    a_call(user, sent="[name 1], gardener", taken_out=3)
    a_call(stranger, line={"receiver": "other.example"})
    shown = page(mine)
    for words in (
        "Read résumé",
        "1,234 characters",
        "model.example",
        "[name 1], gardener",
    ):
        assert words in shown
    assert "3 names, addresses or numbers" in shown
    assert "other.example" not in shown


def test_nothing_sent_is_said(mine: Client) -> None:
    assert "Nothing has left" in page(mine)


def test_what_went_unmasked_is_marked(mine: Client, user: User) -> None:
    a_call(user, line={"masked": False})
    assert "Not masked</span>" in page(mine)
    assert "Nothing: model use was set to full" in page(mine)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"to": "model.example"}, {"a", "b", "c"}),
        ({"to": "other.example"}, {"d"}),
        ({"kind": "model"}, {"a", "b", "c", "d"}),
        ({"kind": "mail"}, set()),
        ({"masked": "no"}, {"c"}),
        ({"masked": "yes"}, {"a", "b", "d"}),
        ({"when": "week"}, {"a", "b", "c"}),
        ({"to": "other.example", "kind": "model", "masked": "no"}, set()),
        ({"masked": "odd", "when": "ever"}, {"a", "b", "c", "d"}),
        ({"to": "\x00"}, {"a", "b", "c", "d"}),
    ],
)
def test_filters(asked: dict[str, str], found: set[str], mine: Client, user: User) -> None:
    a_call(user, model="model-a")
    a_call(user, model="model-b", verb="letter")
    a_call(user, model="model-c", line={"masked": False})
    old = a_call(user, model="model-d", line={"receiver": "other.example"})
    Sending.objects.filter(call=old).update(at=timezone.now() - timedelta(days=20))
    shown = page(mine, **asked)
    assert {each for each in "abcd" if f"model-{each}<" in shown} == found
    table = mine.get("/settings/receipt/csv/", asked).content.decode()
    assert {each for each in "abcd" if f'"model-{each}"' in table} == found


def test_no_word_of_a_text_is_markup(mine: Client, user: User) -> None:
    a_call(user, sent="<script>alert(1)</script>", model="=cmd()")
    assert "<script>alert" not in page(mine)
    assert '"\'=cmd()"' in mine.get("/settings/receipt/csv/").content.decode()


@pytest.mark.parametrize(("keep", "left"), [(0, 0), (7, 1), (30, 2), (365, 3)])
def test_texts_are_kept_for_as_long_as_the_person_set(keep: int, left: int, user: User) -> None:
    Profile.objects.filter(user=user).update(keep_sent=keep)
    for days in (1, 8, 31, 366):
        made = a_call(user, sent="a text")
        at = timezone.now() - timedelta(days=days)
        ModelCall.objects.filter(pk=made.pk).update(created_at=at)
    forget_sent()
    assert ModelCall.objects.exclude(sent="").count() == left
    assert ModelCall.objects.count() == 4
