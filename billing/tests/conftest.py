"""The shop that tests of money go to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import stripe
from django.core import mail
from pytest_django import Settings

from billing.tests.shop import KEY, Shop, open_shop


@pytest.fixture
def paid(settings: Settings) -> Settings:
    """Payments are on."""
    settings.STRIPE_SECRET_KEY = settings.STRIPE_TEST_SECRET_KEY = KEY
    settings.STRIPE_LIVE_MODE = False
    return settings


@pytest.fixture
def shop(db: None, paid: Settings) -> Iterator[Shop]:  # noqa: ARG001 - asked for by their names
    """A Stripe of the test's own."""
    before = stripe.default_http_client
    mail.outbox = []
    yield open_shop()
    stripe.default_http_client = before
