"""What every template may know of the sources."""

from __future__ import annotations

from django.http import HttpRequest

from jobs.boards import PROVIDERS
from jobs.gathering.switches import is_on


def sources(request: HttpRequest) -> dict[str, object]:
    """Whether there are jobs that must be shown to everybody; settings alone tell it."""
    del request
    public = (key for key, one in PROVIDERS.items() if one.ATTRIBUTION.public_only)
    return {"has_open_jobs": any(is_on(key) for key in public)}
