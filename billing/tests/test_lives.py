"""Rights after random lives of a subscription; ``benchmarks/subscription_lives.py`` lives more."""

from __future__ import annotations

import pytest

from billing.tests.lives import Life
from billing.tests.shop import Shop
from conftest import person

pytestmark = [pytest.mark.django_db, pytest.mark.long]


@pytest.mark.parametrize("tens", range(10))
def test_rights_follow_what_was_paid_whatever_order_the_truth_arrives_in(
    tens: int, shop: Shop
) -> None:
    unpaid, wrong, events = [], [], 0
    for seed in range(tens * 10, tens * 10 + 10):
        life = Life(shop, person(f"life{seed}@example.org"), seed, longest=6)
        life.live()
        unpaid += life.unpaid
        wrong += life.wrong
        events += life.events
    assert (unpaid, wrong) == ([], [])
    assert events > 40
