"""Setting up Stripe: said first, done once, and safe to run again."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from djstripe.models import APIKey, WebhookEndpoint
from pytest_django import Settings

from accounts.models import User
from billing import plans
from billing.rights import State
from billing.tests.shop import Shop
from jobalign.env import EnvironmentProblem
from jobalign.settings.billing import secret_key

pytestmark = pytest.mark.django_db


def run(*, apply: bool) -> str:
    out = StringIO()
    call_command("setup_stripe", apply=apply, stdout=out)
    return out.getvalue()


def test_a_second_run_has_nothing_to_do(shop: Shop) -> None:  # noqa: ARG001 - the first run
    assert run(apply=True) == "Stripe (test mode) is as it should be.\n"


def test_a_dry_run_says_all_and_changes_nothing(shop: Shop) -> None:
    for table in ("products", "prices", "portal_configurations", "webhook_endpoints"):
        shop.store.table(table).clear()
    asked = len(shop.app.requests)
    said = run(apply=False)
    assert said.splitlines()[:4] == [
        "Make the product JobAlign Pro.",
        "Make the price Pro, monthly, £9.00 a month.",
        "Make the price Pro, yearly, £84.00 a year.",
        "Make the configuration of the customer portal.",
    ]
    assert said.splitlines()[-1].startswith("Nothing was changed.")
    assert {method for method, _ in shop.app.requests[asked:]} == {"GET"}


def test_a_changed_price_makes_another_and_keeps_the_old_for_those_who_have_it(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    dearer = {**plans.OFFERS, "monthly": replace(plans.MONTHLY, amount=1200)}
    for name in dearer:
        monkeypatch.setitem(plans.OFFERS, name, dearer[name])
    said = run(apply=True)
    assert "Make a new price Pro, monthly, £12.00 a month." in said
    prices = shop.store.newest("prices", lookup_key="jobalign_pro_monthly")
    assert [each["unit_amount"] for each in prices] == [1200]
    old = shop.store.newest("prices", unit_amount=900)[0]
    assert (old["active"], old["lookup_key"]) == (False, None)
    offered = shop.store.newest("portal_configurations")[0]["features"]["subscription_update"]
    assert prices[0]["id"] in offered["products"][0]["prices"]
    assert run(apply=True) == "Stripe (test mode) is as it should be.\n"


def test_another_address_makes_another_endpoint_and_takes_the_old_away(
    shop: Shop, paid: Settings
) -> None:
    before = WebhookEndpoint.objects.get()
    paid.SITE_URL = "https://new.example.org"
    said = run(apply=True)
    assert f"Take away the old webhook endpoint at {before.url}." in said
    after = WebhookEndpoint.objects.get()
    assert after.url == f"https://new.example.org/stripe/webhook/{after.djstripe_uuid}/"
    assert after.secret != before.secret
    assert list(shop.store.table("webhook_endpoints")) == [after.id]


def test_an_endpoint_whose_secret_we_do_not_have_is_made_anew(shop: Shop) -> None:
    WebhookEndpoint.objects.all().delete()
    assert "Make a webhook endpoint" in run(apply=True)
    assert WebhookEndpoint.objects.get().secret.startswith("whsec_")
    assert len(shop.store.table("webhook_endpoints")) == 2


def test_a_restricted_key_does_all_that_is_needed(shop: Shop, paid: Settings, user: User) -> None:
    paid.STRIPE_SECRET_KEY = paid.STRIPE_TEST_SECRET_KEY = f"rk_test_{'a1' * 15}"
    WebhookEndpoint.objects.all().delete()
    run(apply=True)
    assert APIKey.objects.get(secret=paid.STRIPE_SECRET_KEY).type == "restricted"
    shop.buy(user)
    shop.arrive()
    assert shop.standing(user).state in (State.TRIAL, State.ACTIVE)


@pytest.mark.parametrize("key", ["sk_test_", "sk_live_", "rk_test_", "rk_live_"])
def test_secret_and_restricted_keys_are_keys(key: str) -> None:
    assert secret_key(key + "a1" * 15) == key + "a1" * 15
    assert secret_key("") == ""


@pytest.mark.parametrize(
    "said", [f"pk_live_{'a1' * 15}", "sk_test_short", f"rk_{'a1' * 15}", f"sk_test_{'a1' * 15} "]
)
def test_what_is_no_secret_key_is_refused_at_the_start(said: str) -> None:
    with pytest.raises(EnvironmentProblem, match="STRIPE_SECRET_KEY must be a secret key"):
        secret_key(said)


def test_without_a_key_there_is_nothing_to_set_up(db: None) -> None:  # noqa: ARG001 - asked for by its name
    with pytest.raises(CommandError, match="STRIPE_SECRET_KEY is not set"):
        run(apply=False)


def test_a_wrong_key_is_said_in_a_sentence(shop: Shop, paid: Settings) -> None:  # noqa: ARG001 - a Stripe to ask
    paid.STRIPE_SECRET_KEY = "nonsense"
    with pytest.raises(CommandError, match="Stripe said: Invalid API Key"):
        run(apply=False)
