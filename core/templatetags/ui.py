"""What pages are made of: icons, fields, rings, rulers, numbers and dates in our words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from lucide import _load_icon

from core import drawing
from core.templatetags.brands import BRANDS

register = template.Library()

STATES = {
    "met": ("have", "Found"),
    "partly": ("part", "Partly"),
    "not found": ("miss", "Not found"),
    "good": ("have", "In order"),
    "better": ("part", "To improve"),
    "bad": ("miss", "To put right"),
}
VERDICT_ICONS = {"have": "circle-check", "part": "half-ring", "miss": "circle-dashed"}
CHECK_ICONS = {"have": "circle-check", "part": "circle-alert", "miss": "circle-x"}
LEVEL_ICONS = {
    "success": "circle-check",
    "warning": "circle-alert",
    "error": "circle-x",
}
ACTIVITY_ICONS = {
    "resume": "file-text",
    "job": "briefcase",
    "report": "list-checks",
    "profile": "user",
    "signed": "log-in",
    "sign": "circle-alert",
    "security": "key-round",
    "data": "download",
    "closing": "trash-2",
    "letter": "mail",
    "tailored": "pencil",
    "tailoring": "pencil",
}
HALF_RING = (
    '<circle cx="12" cy="12" r="10"/><path fill="currentColor" d="M12 18a6 6 0 0 0 0-12v12z"/>'
)
RING_STROKES = {"lg": 9, "md": 7, "sm": 3}
WIDGET_CLASSES: list[tuple[type[forms.Widget], str]] = [
    (forms.CheckboxInput, "checkbox"),
    (forms.CheckboxSelectMultiple, "checkbox"),
    (forms.RadioSelect, "radio"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea field-sizing-content"),
    (forms.FileInput, "file-input"),
]


@lru_cache(maxsize=256)
def _strokes(name: str) -> str:
    """The shapes of a Lucide icon (https://lucide.dev), and of our own half ring."""
    if name == "half-ring":
        return HALF_RING
    shapes = []
    for node in _load_icon(name):
        attrs = "".join(f' {key}="{value}"' for key, value in node.attrib.items())
        shapes.append(f"<{node.tag}{attrs}/>")
    return "".join(shapes)


@register.simple_tag
def icon(name: str, classes: str = "") -> SafeString:
    """An icon beside words that name it; it is hidden from those who listen."""
    return format_html(
        '<svg class="ic {}" viewBox="0 0 24 24" fill="none" stroke="currentColor" '
        'stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">{}</svg>',
        classes,
        mark_safe(_strokes(str(name))),  # noqa: S308 - shapes from the icon set, not from people
    )


@register.simple_tag
def verdict(said: str, classes: str = "", *, check: bool = False) -> SafeString:
    """A verdict as an icon, with its word for those who listen."""
    state, word = STATES[said]
    shape = (CHECK_ICONS if check else VERDICT_ICONS)[state]
    return format_html(
        '<span class="state-{} inline-flex {}">{}<span class="sr-only">{}</span></span>',
        state,
        classes,
        icon(shape),
        word,
    )


@register.filter
def said(verdict: str) -> str:
    """A verdict's word, as it is shown."""
    return STATES[verdict][1]


@register.filter
def state(said: str) -> str:
    """``have``, ``part`` or ``miss``: how a verdict is drawn."""
    return STATES[said][0]


@register.filter
def state_icon(drawn: str) -> str:
    return VERDICT_ICONS[drawn]


@register.filter
def open_checks(checks: Sequence[Any]) -> list[Any]:
    """Formatting checks that ask for something, worst first."""
    return sorted((c for c in checks if c.verdict != "good"), key=lambda c: c.verdict != "bad")


@register.filter
def good_checks(checks: Sequence[Any]) -> list[Any]:
    """Formatting checks in order."""
    return [c for c in checks if c.verdict == "good"]


@register.filter
def activity_icon(action: str) -> str:
    """The icon of what was done: ``resume_added`` is a résumé."""
    return ACTIVITY_ICONS.get(str(action).split("_")[0], "circle-dot")


@register.filter
def level_icon(level: str) -> str:
    """The icon of a message's level (``message.level_tag``)."""
    return LEVEL_ICONS.get(level, "info")


@register.filter
def points(value: float | None) -> str:
    """Points to a tenth, without an empty tenth: 28 and 6.5."""
    return "" if value is None else f"{round(float(value), 1):g}"


@register.filter
def share(part: float, whole: float) -> str:
    """``part`` of ``whole`` in percent, for an SVG attribute."""
    return f"{min(max(100 * part / whole, 0), 100):.1f}%" if whole else "0%"


@register.filter
def when(moment: dt.datetime | None) -> str:
    """A moment in our words: "Today, 09:14", "Yesterday, 17:40", "27 November 2026, 09:14"."""
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    clock = f"{local:%H:%M}"
    days = (timezone.localdate() - local.date()).days
    if days in (0, 1):
        return f"{('Today', 'Yesterday')[days]}, {clock}"
    return f"{on_day(local)}, {clock}"


@register.filter
def on_day(day: dt.date | None) -> str:
    """A day in our words: 27 November 2026."""
    return date_format(day, "j F Y") if day else ""


@register.filter
def month(value: str | None) -> str:
    """A fact's date as a person writes it: ``2022-04`` is April 2022; a year stays a year."""
    said = value or ""
    for shape, shown in (("%Y-%m-%d", "j F Y"), ("%Y-%m", "F Y")):
        with suppress(ValueError):
            day = dt.datetime.strptime(said, shape).replace(tzinfo=dt.UTC)
            return date_format(day, shown)
    return said


@register.inclusion_tag("components/_ring.html")
def ring(ledger: Iterable[Mapping[str, Any]], score: float, size: str = "lg") -> dict[str, object]:
    """The score as a ring: an arc for each component of the ledger; ``size`` is lg or md."""
    parts = [(float(part["points"]), float(part["max"])) for part in ledger]
    stroke = RING_STROKES[size]
    return {
        "arcs": drawing.ring_arcs(parts, stroke=stroke),
        "stroke": stroke,
        "score": score,
        "size": size,
    }


@register.filter
def days_ago(day: dt.date) -> str:
    """How long ago a day was, as one says it."""
    days = (timezone.localdate() - day).days
    if days <= 0:
        return "Today"
    return "Yesterday" if days == 1 else f"{days} days ago"


@register.inclusion_tag("components/_small_ring.html")
def small_ring(score: float, classes: str = "size-13") -> dict[str, object]:
    """The score as one arc, for lists; the figure is rounded, the page of the report is exact."""
    arc = drawing.ring_arcs([(float(score), 100)], stroke=8)[0]
    return {"arc": arc, "score": score, "classes": classes}


@register.inclusion_tag("components/_ruler.html")
def ruler(
    bands: Sequence[Mapping[str, Any]], score: float, then: float | None = None
) -> dict[str, object]:
    """Where the score stands between 0 and 100, and where it could (``then``)."""
    pairs = [(str(band["name"]), float(band["least"])) for band in bands]
    return {"bands": drawing.ruler_bands(pairs, score), "score": score, "then": then}


@register.inclusion_tag("components/_score_chart.html")
def score_chart(
    bands: Sequence[Mapping[str, Any]], scores: Sequence[Mapping[str, Any]], width: int
) -> dict[str, object]:
    """Scores over time; ``scores`` are oldest first, each with ``score`` and ``created_at``."""
    left, bottom = 52, 188
    values = [float(each["score"]) for each in scores]
    leasts = sorted(float(band["least"]) for band in bands)
    low = leasts[1] if min(values) >= leasts[1] else 0.0
    plot = drawing.score_plot(values, width=width - 8, height=bottom, left=left + 8, low=low)
    lines = [
        (band["name"], round(bottom * (100 - float(band["least"])) / (100 - low), 1))
        for band in bands
        if float(band["least"]) >= low
    ]
    dots = [(x, y, i == len(values) - 1) for i, (x, y) in enumerate(plot.points)]
    return {
        "width": width,
        "left": left,
        "lines": lines,
        "plot": plot,
        "dots": dots,
        "scores": scores,
    }


@register.inclusion_tag("components/_meter.html")
def meter(
    label: str, value: float, maximum: float, then: float | None = None
) -> dict[str, object]:
    """A bar of ``value`` out of ``maximum``; hatched as far as ``then``."""
    return {"label": label, "value": value, "maximum": maximum, "then": then}


@register.inclusion_tag("components/_field.html")
def field(bound: BoundField, label: str = "", hint: str = "", **attrs: str) -> dict[str, object]:
    """A field of a form with its label, help and error; what was typed stays."""
    kind = _widget_class(bound.field.widget)
    names = {key.replace("_", "-"): value for key, value in attrs.items()}
    described = [f"{bound.auto_id}_helptext"] if hint or bound.help_text else []
    described += [f"{bound.auto_id}_error"] if bound.errors else []
    if described and not bound.use_fieldset:
        names["aria-describedby"] = " ".join(described)
    return {
        "field": bound,
        "kind": kind.split()[0],
        "label": label or bound.label,
        "hint": hint or bound.help_text,
        "widget": bound.as_widget(attrs={**names, "class": kind}),
    }


@register.simple_tag
def widget(bound: BoundField, classes: str = "", **attrs: str) -> SafeString:
    """A field's control alone, where the label is the page's own."""
    names = {key.replace("_", "-"): value for key, value in attrs.items()}
    kind = classes or _widget_class(bound.field.widget)
    return bound.as_widget(attrs={**names, "class": kind})


def _widget_class(widget: forms.Widget) -> str:
    return next((name for kind, name in WIDGET_CLASSES if isinstance(widget, kind)), "input")


@register.filter
def size(count: int) -> str:
    """A file's size: 48 kB, 2.1 MB."""
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{max(round(count / 1e3), 1)} kB"


@register.simple_tag
def brand(provider: str) -> SafeString:
    """A sign of the door one logs in by; a key for those without one."""
    path = BRANDS.get(provider)
    if path is None:
        return icon("key-round")
    return format_html(
        '<svg class="ic" viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">'
        '<path d="{}"/></svg>',
        path,
    )
