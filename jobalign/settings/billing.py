"""Payments by Stripe."""

from __future__ import annotations

from jobalign.settings.machine import env

STRIPE_SECRET_KEY = env.text("STRIPE_SECRET_KEY")
STRIPE_LIVE_MODE = STRIPE_SECRET_KEY.startswith(("sk_live", "rk_live"))
STRIPE_TEST_SECRET_KEY = "" if STRIPE_LIVE_MODE else STRIPE_SECRET_KEY
STRIPE_LIVE_SECRET_KEY = STRIPE_SECRET_KEY if STRIPE_LIVE_MODE else ""
DJSTRIPE_FOREIGN_KEY_TO_FIELD = "id"
