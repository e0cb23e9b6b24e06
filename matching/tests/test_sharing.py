"""A private link opens one report, for as long as it is meant to, and nothing else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import GUESTS, Activity, User
from ai.schemas import Basics, Profile, ResumeFacts
from conftest import person
from matching import services
from matching.models import ShareLink
from matching.sharing import dotted
from matching.tests.factories import a_link, a_match

pytestmark = pytest.mark.django_db


def test_the_owner_makes_a_link_and_anyone_may_open_it(
    mine: Client, user: User, client: Client
) -> None:
    match = a_match(user)
    address = reverse("matching:share", args=[match.pk])
    mine.post(address, {"days": "7", "shows": "masked"})
    link = ShareLink.objects.get()
    assert link.get_absolute_url() in mine.get(address).content.decode()
    opened = client.get(link.get_absolute_url())
    assert opened.status_code == 200
    assert opened["X-Robots-Tag"] == "noindex, nofollow"
    assert opened["Referrer-Policy"] == "no-referrer"
    assert "no-store" in opened["Cache-Control"]
    link.refresh_from_db()
    assert link.opened == 1
    assert Activity.objects.filter(action="report_shared").count() == 1


@pytest.mark.parametrize(
    ("shows", "seen", "unseen"),
    [
        ("whole", ["Ada Field", "ada@example.org", "Grew 40 kinds"], []),
        ("masked", ["Grew 40 kinds", "•••"], ["Ada", "ada@example.org"]),
        ("points", ["Three years of experience", "62.5"], ["Ada", "ada@", "Grew 40 kinds"]),
    ],
)
def test_it_shows_what_was_chosen(
    shows: str, seen: list[str], unseen: list[str], user: User, client: Client
) -> None:
    page = client.get(a_link(user, shows=shows).get_absolute_url()).content.decode()
    assert [words for words in seen if words not in page] == []
    assert [words for words in unseen if words in page] == []


@pytest.mark.parametrize(
    "closed",
    [{"expires_at": timezone.now() - timedelta(seconds=1)}, {"revoked_at": timezone.now()}],
)
def test_a_closed_link_opens_nothing(
    closed: dict[str, object], user: User, client: Client
) -> None:
    link = a_link(user, **closed)
    assert client.get(link.get_absolute_url()).status_code == 404


def test_a_forged_address_opens_nothing(user: User, client: Client) -> None:
    link = a_link(user)
    good = link.get_absolute_url()
    for bad in (good[:-2] + "x/", f"/reports/shared/{link.nonce}/", f"/reports/shared/{link.pk}/"):
        assert client.get(bad).status_code == 404


def test_it_is_taken_back_at_once(mine: Client, user: User, client: Client) -> None:
    link = a_link(user)
    mine.post(reverse("matching:revoke", args=[link.pk]))
    assert client.get(link.get_absolute_url()).status_code == 404


def test_it_goes_with_its_report(user: User) -> None:
    link = a_link(user)
    services.delete(link.match)
    assert not ShareLink.objects.exists()


@pytest.mark.parametrize("sent", [{"days": "365", "shows": "whole"}, {"days": "7"}, {}])
def test_what_is_not_offered_is_refused(sent: dict[str, str], mine: Client, user: User) -> None:
    address = reverse("matching:share", args=[a_match(user).pk])
    assert mine.post(address, sent).status_code == 422
    assert not ShareLink.objects.exists()


def test_ten_links_are_enough(mine: Client, user: User) -> None:
    match = a_match(user)
    for _ in range(10):
        a_link(user, match=match)
    address = reverse("matching:share", args=[match.pk])
    refused = mine.post(address, {"days": "1", "shows": "points"})
    assert (refused.status_code, ShareLink.objects.count()) == (402, 10)


def test_a_visitor_shares_after_they_have_an_account(client: Client) -> None:
    guest = person(f"abc@{GUESTS}")
    client.force_login(guest)
    match = a_match(guest)
    address = reverse("matching:share", args=[match.pk])
    assert client.post(address, {"days": "1", "shows": "points"}).status_code == 402
    assert not ShareLink.objects.exists()


def test_dots_keep_every_place_in_the_text() -> None:
    text = "Zoë O'Neil\nzoe@example.org +44 7700 900412\nGrew roses, by O'Neil & Sons"
    facts = ResumeFacts(
        basics=Basics(name="Zoë O'Neil", profiles=[Profile(url="https://example.org/zoe")])
    )
    hidden = dotted(text, facts)
    assert len(hidden) == len(text)
    assert hidden.index("Grew roses") == text.index("Grew roses")
    assert not any(words in hidden for words in ("Zoë", "zoe@", "7700", "O'Neil"))


def test_a_name_that_was_corrected_by_hand_is_hidden_as_it_was_read_too(
    user: User, client: Client
) -> None:
    link = a_link(user)
    resume = link.match.resume
    told = resume.facts
    told.basics.name, told.basics.email = "Adelaide Fielding", None
    link.match.version = resume.add_version(told, "edited")
    link.match.save(update_fields=["version"])
    User.objects.filter(pk=user.pk).update(name="Roses")
    page = client.get(link.get_absolute_url()).content.decode()
    assert [words for words in ("Ada", "Field", "ada@example.org", "roses") if words in page] == []
    assert "Pruning" in page


def test_a_link_of_a_closed_account_opens_nothing(user: User, client: Client) -> None:
    link = a_link(user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.get(link.get_absolute_url()).status_code == 404
