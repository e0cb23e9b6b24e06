"""Fields of a résumé's facts, each with the line it was read in."""

from __future__ import annotations

from django import template
from django.forms import Form
from django.forms.boundfield import BoundField

from core.templatetags.ui import field
from resumes.presenting import Cite, FactsPage

register = template.Library()
OURS = ("was", "DELETE")


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


@register.filter
def entry_title(form: Form, one: str) -> str:
    """What an entry is called in its row: the first that it says; else what kind it is."""
    said = [str(form[name].value() or "").strip() for name in form.fields if name not in OURS]
    shown = [part.splitlines()[0] for part in said[:2] if part]
    return ", ".join(shown) or f"{one.capitalize()}, empty"


@register.filter
def is_empty_entry(form: Form) -> bool:
    return not any(form[name].value() for name in form.fields if name not in OURS)
