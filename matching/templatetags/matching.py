"""What tables of reports are made of."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core.listing import Listing
from core.templatetags.ui import icon
from matching.comparing import parts_of
from matching.models import Match

register = template.Library()

ASCENDING = ("title", "name", "closing")


@register.filter
def parts(match: Match) -> list[tuple[str, float, float]]:
    """The components of a report's score: name, points and of how many."""
    return parts_of(match)


@register.simple_tag
def sort_head(listing: Listing, sort: str, words: str, classes: str = "") -> SafeString:
    """The head of a column that the table can be sorted by; a link, so that it needs no script."""
    chosen = listing.sort == sort
    way = "ascending" if sort in ASCENDING else "descending"
    order = format_html(' aria-sort="{}"', way) if chosen else ""
    return format_html(
        '<th role="columnheader" scope="col" class="{}"{}><a class="inline-flex items-center '
        'gap-1 no-underline hover:text-base-content {}" href="?sort={}">{}{}</a></th>',
        classes,
        order,
        "text-base-content" if chosen else "",
        sort,
        words,
        icon("arrow-up" if sort in ASCENDING else "arrow-down", "ic-sm") if chosen else "",
    )


@register.filter
def signed(points: float | None) -> str:
    """A difference with its sign: +7, −2.5, 0; a dash where there is none to tell."""
    if points is None:
        return "–"
    return f"{points:+g}".replace("-", "−") if points else "0"
