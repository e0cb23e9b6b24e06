"""An allowance is never overdrawn, whoever spends at once, and failed work gives back once."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from accounts.models import User
from billing import services
from billing.models import Usage
from billing.plans import FREE, MONTHLY, PRO, Feature
from billing.subscriptions import forget
from billing.tests.shop import KEY, Shop
from billing.tests.spending import LEFT, counted
from core.errors import Refused
from matching.models import Match
from matching.tests.factories import a_match

ROOT = Path(__file__).resolve().parents[2]
FREE_REPORTS = FREE.allowances[Feature.MATCH]


@pytest.mark.processes
@pytest.mark.parametrize("on", [[], ["-m", "jobalign.tests.postgres", sys.executable]])
def test_of_two_hundred_at_the_edge_exactly_what_was_left_is_let_through(
    on: list[str], tmp_path: Path
) -> None:
    """On SQLite and on PostgreSQL."""
    command = [sys.executable, *on, "-m", "billing.tests.spending", "edge", "4", "50"]
    environ = {
        **os.environ,
        "DATA_DIR": str(tmp_path),
        "STRIPE_SECRET_KEY": KEY,
        "DJANGO_SETTINGS_MODULE": "jobalign.settings",
    }
    done = subprocess.run(
        command, env=environ, cwd=ROOT, capture_output=True, text=True, timeout=300, check=True
    )
    assert counted(done.stdout) == {
        "let through": LEFT,
        "refused": 200 - LEFT,
        "spent": FREE_REPORTS,
    }


@pytest.mark.django_db
def test_a_refusal_says_what_would_lift_it(user: User, paid: Settings) -> None:  # noqa: ARG001 - payments are on
    services.spend(user, Feature.MATCH, FREE_REPORTS)
    with pytest.raises(Refused) as refused:
        services.spend(user, Feature.MATCH)
    said = str(refused.value)
    assert said.startswith(f"You have used all {FREE_REPORTS} reports of this month.")
    assert f"Pro has {PRO.allowances[Feature.MATCH]} a month" in said
    assert "The allowance renews on 1 " in said


@pytest.mark.django_db
def test_a_refused_spend_takes_nothing(user: User, paid: Settings) -> None:  # noqa: ARG001 - payments are on
    services.spend(user, Feature.MATCH, FREE_REPORTS - 1)
    with pytest.raises(Refused, match="This takes 2 reports, and 1 of this month's"):
        services.spend(user, Feature.MATCH, 2)
    services.spend(user, Feature.MATCH)
    assert Usage.objects.get().spent == FREE_REPORTS


@pytest.mark.django_db
def test_failed_work_gives_back_exactly_once(user: User, paid: Settings) -> None:  # noqa: ARG001 - payments are on
    month = services.spend(user, Feature.MATCH, 3)
    match = a_match(user)
    Match.objects.filter(pk=match.pk).update(status="waiting", finished_at=None, charged_on=month)
    for _ in range(3):
        again = Match.objects.get(pk=match.pk)
        again.fail("It cannot be done.")
        again.fail("It cannot be done.")
        again.renew()
    assert Usage.objects.get(month=month).spent == 2


@pytest.mark.django_db
def test_what_is_given_back_goes_to_the_month_it_was_taken_from(user: User) -> None:
    old = date(2026, 1, 20)
    Usage.objects.create(owner=user, feature=Feature.MATCH, month=old, spent=5)
    services.spend(user, Feature.MATCH)
    services.give_back(user.pk, Feature.MATCH, old)
    services.give_back(user.pk, Feature.MATCH, None)
    assert Usage.objects.get(month=old).spent == 4
    assert Usage.objects.exclude(month=old).get().spent == 1


@pytest.mark.django_db
def test_what_was_never_taken_is_not_given(user: User) -> None:
    Usage.objects.create(owner=user, feature=Feature.MATCH, month=date(2026, 1, 20), spent=0)
    services.give_back(user.pk, Feature.MATCH, date(2026, 1, 20))
    assert Usage.objects.get().spent == 0


@pytest.mark.django_db
def test_pro_counts_a_month_of_its_own_with_a_fresh_allowance(user: User, shop: Shop) -> None:
    services.spend(user, Feature.MATCH, FREE_REPORTS)
    shop.buy(user, MONTHLY)
    shop.arrive()
    forget(user)
    month = services.spend(user, Feature.MATCH, 100)
    assert month == shop.now.date()
    assert Usage.objects.get(month=month, spent__gte=100).owner == user


@pytest.mark.django_db
def test_without_payments_all_is_counted_and_nothing_refused(user: User) -> None:
    services.spend(user, Feature.MATCH, 5000)
    assert services.used(user, timezone.now().date().replace(day=1))[Feature.MATCH] == 5000
