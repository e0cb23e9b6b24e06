"""What every template may use."""

from __future__ import annotations

from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """The part of the house the page belongs to, for the navigation."""
    match = request.resolver_match
    return {"section": match.namespace or match.url_name if match else ""}
