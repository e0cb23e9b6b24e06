"""The life of a subscription, event by event, as a person lives it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from accounts.models import User
from billing.plans import FREE, PRO
from billing.tests.shop import Shop

pytestmark = pytest.mark.django_db


def test_a_trial_that_is_paid_is_pro_once_stripe_has_said_so(user: User, shop: Shop) -> None:
    assert shop.buy(user) == ""
    assert shop.standing(user).plan is FREE
    shop.arrive()
    standing = shop.standing(user)
    assert (standing.plan, standing.state) == (PRO, "trial")
    shop.world.days_on(8)
    shop.arrive()
    standing = shop.standing(user)
    assert (standing.plan, standing.state) == (PRO, "active")
    assert standing.until is not None
    assert standing.until - shop.now > timedelta(days=27)
