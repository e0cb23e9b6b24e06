"""What is kept for a time is gone after it, and not before."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.utils import timezone
from pytest_django import Settings

from accounts.models import Activity, StaffView, User
from accounts.services import record
from accounts.tests.factories import a_session, a_staff_view
from jobalign.privacy import services

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("days", "left"), [(9, 1), (11, 0)])
def test_activity_and_looks_are_kept_for_as_long_as_is_set(
    days: int, left: int, user: User, settings: Settings
) -> None:
    settings.KEEP_ACTIVITY_DAYS = settings.KEEP_STAFF_VIEWS_DAYS = 10
    record(user, Activity.Action.SIGNED_IN, "Signed in")
    a_staff_view(user)
    at = timezone.now() - timedelta(days=days)
    Activity.objects.update(created_at=at)
    StaffView.objects.update(at=at)
    services.tidy()
    assert (Activity.objects.count(), StaffView.objects.count()) == (left, left)


def test_sessions_that_nobody_uses_are_forgotten(user: User, settings: Settings) -> None:
    old, fresh = a_session(user), a_session(user)
    idle = timezone.now() - timedelta(seconds=settings.SESSION_COOKIE_AGE + 60)
    UserSession.objects.filter(pk=old.pk).update(last_seen_at=idle)
    services.tidy()
    assert list(UserSession.objects.all()) == [fresh]
