"""The time of a door does not tell who is a member either."""

from __future__ import annotations

import time

import pytest
from pytest_django import Settings

from accounts.tests.doors import DOORS, PASSWORD, measured
from conftest import person

pytestmark = [pytest.mark.django_db, pytest.mark.processes]
PAIRS = 60
LOOSE = 0.10  # 0.05 is measured by benchmarks/doors.py, where nothing else runs
HASHING = 0.5  # who hashes no password for one of the two is three times as fast
QUICK = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def member() -> str:
    made = person("known@example.org")
    made.set_password(PASSWORD)
    made.save()
    return made.email


@pytest.mark.parametrize("door", DOORS)
def test_over_sixty_pairs_the_medians_are_alike(
    door: str, settings: Settings, request: pytest.FixtureRequest
) -> None:
    settings.PASSWORD_HASHERS = QUICK  # so that the door's own time is what is seen
    settings.DOOR_SECONDS = 0.08
    assert measured(door, request.getfixturevalue("member"), PAIRS).apart < LOOSE


@pytest.mark.parametrize("door", ["login", "signup", "token", "register"])
def test_a_password_is_hashed_for_both(door: str, settings: Settings, member: str) -> None:
    """Of this thread's own work, which no other test slows down."""
    settings.DOOR_SECONDS = 0
    assert measured(door, member, 7, time.thread_time).apart < HASHING
