"""Where a request came from, and where its answer may lead."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def client_address(request: HttpRequest) -> str:
    """The network address of the visitor.

    Behind ``TRUSTED_PROXIES`` proxies it is the one that the outermost of them saw; what stands
    before it in ``X-Forwarded-For`` anyone can write.
    """
    direct = str(request.META.get("REMOTE_ADDR", ""))
    if not settings.TRUSTED_PROXIES:
        return direct
    seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part]
    return seen[-settings.TRUSTED_PROXIES] if len(seen) >= settings.TRUSTED_PROXIES else direct


def page_of_ours(said: str, otherwise: str) -> str:
    """The page that a form names as the one it was sent from; ``otherwise`` where it names none
    of ours."""
    ours = said.startswith("/") and url_has_allowed_host_and_scheme(said, allowed_hosts=None)
    return said if ours else otherwise
