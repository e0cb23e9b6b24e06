"""What every template may use."""

from __future__ import annotations

from django.http import HttpRequest

SECTIONS = {"feed": "jobs"}
"""Apps whose pages stand in the part of another."""


def site(request: HttpRequest) -> dict[str, object]:
    """The part of the house the page belongs to, the theme that the person chose, their photo."""
    match = request.resolver_match
    name = (match.namespace or match.url_name or "") if match else ""
    session = getattr(request, "session", {})  # a request refused early has none
    return {
        "section": SECTIONS.get(name, name),
        "theme": session.get("theme", ""),
        "photo": session.get("photo", ""),
    }
