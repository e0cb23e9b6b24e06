"""How often one may call: by the minute, and by plan. Each answer says how much is left.

The headers are those of https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-ratelimit-headers-06.
"""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from billing.subscriptions import plan_for
from core.addresses import client_address
from core.counting import counted

WINDOW = 60


class ByPlan(BaseThrottle):
    """So many calls a minute, counted for all servers in the cache."""

    reset = 0

    def allow_request(self, request: Request, view: Any) -> bool:  # noqa: ANN401, ARG002 - DRF's signature
        who, limit = _who(request)
        now = int(time.time())
        self.reset = WINDOW - now % WINDOW
        key = f"api:{who}:{now // WINDOW}"
        count = counted(key, WINDOW * 2)
        request._request.rate = (limit, max(0, limit - count), self.reset)  # type: ignore[attr-defined] # noqa: SLF001 - DRF's documented way to the request
        return bool(count <= limit)

    def wait(self) -> float:
        return float(self.reset)


def _who(request: Request) -> tuple[str, int]:
    rates = settings.API_RATES
    if request.user.is_authenticated:
        return f"person:{request.user.pk}", rates[plan_for(request.user).name]
    return f"visitor:{client_address(request._request)}", rates["visitor"]  # noqa: SLF001 - as above


def headers(request: Request) -> dict[str, str]:
    """What is left of the minute; nothing where the call was not counted."""
    rate = getattr(request._request, "rate", None)  # noqa: SLF001 - as above
    if rate is None:
        return {}
    limit, left, reset = rate
    return {
        "RateLimit-Limit": str(limit),
        "RateLimit-Remaining": str(left),
        "RateLimit-Reset": str(reset),
    }
