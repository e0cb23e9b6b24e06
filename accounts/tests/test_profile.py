"""One's own page."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import Activity, Profile, User

pytestmark = pytest.mark.django_db
SAID = {
    "name": "Ada Fields",
    "headline": "Gardener",
    "place": "York",
    "time_zone": "Europe/London",
    "theme": "ink-dark",
    "model_use": "off",
}


def test_what_is_said_is_kept_and_noted(mine: Client, user: User) -> None:
    assert mine.post("/settings/", SAID)["Location"] == "/settings/"
    user.refresh_from_db()
    profile = Profile.objects.get(user=user)
    kept = {"name": user.name} | {name: getattr(profile, name) for name in SAID if name != "name"}
    assert kept == SAID
    assert Activity.objects.filter(owner=user, action="profile").count() == 1
    assert b'data-theme="ink-dark"' in mine.get("/dashboard/").content


@pytest.mark.parametrize("wrong", [{"time_zone": "Mars/Olympus"}, {"theme": "neon"}])
def test_what_cannot_be_is_refused_and_nothing_is_kept(
    mine: Client, user: User, wrong: dict[str, str]
) -> None:
    assert mine.post("/settings/", SAID | wrong).status_code == 422
    user.refresh_from_db()
    assert user.name == "Ada Field"


def test_activity_is_ones_own(mine: Client, theirs: Client) -> None:
    mine.post("/settings/", SAID)
    assert b"Profile changed" in mine.get("/settings/activity/").content
    assert b"Profile changed" not in theirs.get("/settings/activity/").content
