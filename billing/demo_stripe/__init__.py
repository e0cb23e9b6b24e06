"""A stateful stand-in for Stripe, for demonstrations and tests: no money moves here.

It speaks the part of Stripe's API that JobAlign uses, in the shapes of ``API_VERSION``, keeps
what it is told, has the hosted pages for paying and for managing a subscription, sends signed
webhooks, and has a clock that can be moved. Standard library only; ``python -m
billing.demo_stripe`` runs it.

The shapes are those of https://docs.stripe.com/api as typed in the pinned SDK.
"""

API_VERSION = "2026-08-26.dahlia"
