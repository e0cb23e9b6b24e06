"""Fields of a résumé's facts, each with the line it was read in."""

from __future__ import annotations

from django import template
from django.forms.boundfield import BoundField

from core.templatetags.ui import field
from resumes.presenting import Cite, FactsPage

register = template.Library()


@register.inclusion_tag("resumes/_fact_field.html")
def fact_field(
    bound: BoundField, page: FactsPage | None, *pointer: object, absent: str = "Not found"
) -> dict[str, object]:
    """A field and the line of the fact at ``pointer``, given in parts: ``"work" 0 "name"``.

    ``absent`` is said of a field without a value.
    """
    at = "/" + "/".join(str(part) for part in pointer)
    cite = page.cite(at) if page else Cite()
    return {**field(bound), "cite": cite, "absent": "" if bound.value() else absent}
