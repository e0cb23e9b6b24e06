"""What every template may use."""

from __future__ import annotations

from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """The part of the house the page belongs to, and the theme that the person chose."""
    match = request.resolver_match
    session = getattr(request, "session", {})  # a request refused early has none
    return {
        "section": match.namespace or match.url_name if match else "",
        "theme": session.get("theme", ""),
    }
