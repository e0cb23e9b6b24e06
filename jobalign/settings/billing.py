"""Payments by Stripe; without a key there are none, and everything is open."""

from __future__ import annotations

import re
from urllib.parse import urlparse

from jobalign.env import EnvironmentProblem
from jobalign.settings.machine import PORT, SITE_URL, env

SECRET = re.compile(r"(sk|rk)_(test|live)_[a-zA-Z0-9]{24,}")


def secret_key(said: str) -> str:
    """A secret or a restricted key of Stripe's, or none; what a key looks like is dj-stripe's
    (API_KEY_REGEX), what a restricted one must be allowed is in docs/operations.md."""
    if said and not SECRET.fullmatch(said):
        raise EnvironmentProblem(
            "STRIPE_SECRET_KEY must be a secret key (sk_test_… or sk_live_…) or a restricted one "
            "(rk_test_… or rk_live_…), whole, as on https://dashboard.stripe.com/apikeys."
        )
    return said


STRIPE_SECRET_KEY = secret_key(env.text("STRIPE_SECRET_KEY"))
STRIPE_TRIAL_WITHOUT_CARD = env.boolean("STRIPE_TRIAL_WITHOUT_CARD", default=False)

# Demonstration payments: a stand-in for Stripe on this machine, started by `make run STRIPE=demo`.
STRIPE_DEMO = env.text("STRIPE", choices=("demo",)) == "demo"
STRIPE_DEMO_PORT = env.integer("STRIPE_DEMO_PORT", PORT + 1, least=1, most=65535)
STRIPE_DEMO_URL = f"http://{urlparse(SITE_URL).hostname}:{STRIPE_DEMO_PORT}"
STRIPE_PAGES = ["https://checkout.stripe.com", "https://billing.stripe.com"]
if STRIPE_DEMO:
    if STRIPE_SECRET_KEY:
        raise EnvironmentProblem(
            "STRIPE is demo and STRIPE_SECRET_KEY is set: payments are either real or a "
            "demonstration. Take one of the two away."
        )
    STRIPE_SECRET_KEY = "sk_test_DemonstrationPaymentsOnly00"  # noqa: S105 - opens nothing
    STRIPE_API_HOST = f"http://127.0.0.1:{STRIPE_DEMO_PORT}"
    STRIPE_PAGES = [STRIPE_DEMO_URL]

STRIPE_LIVE_MODE = STRIPE_SECRET_KEY.startswith(("sk_live", "rk_live"))
STRIPE_TEST_SECRET_KEY = "" if STRIPE_LIVE_MODE else STRIPE_SECRET_KEY
STRIPE_LIVE_SECRET_KEY = STRIPE_SECRET_KEY if STRIPE_LIVE_MODE else ""
STRIPE_API_VERSION = "2026-08-26.dahlia"  # what the code was written against
DJSTRIPE_FOREIGN_KEY_TO_FIELD = "id"
DJSTRIPE_SUBSCRIBER_CUSTOMER_KEY = "jobalign_user"
