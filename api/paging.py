"""Long lists in pages: the next one begins behind the last row of this one, whatever came since.

A cursor holds what the last row is sorted by, and no more; whose the rows are is never in it.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from typing import Any, cast

from django.core.exceptions import ValidationError as Unreadable
from django.db.models import F, Field, Model, OrderBy, Q, QuerySet
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response

LIMIT, MOST = 20, 100
LONGEST = 1000
Sorts = Mapping[str, Sequence[Any]]


class Pages(BasePagination):
    """``?limit=``, ``?sort=`` and ``?cursor=``; the view has ``sorts``, its own order first."""

    next: str | None = None

    def paginate_queryset(
        self,
        queryset: Any,  # noqa: ANN401 - DRF's signature
        request: Request,
        view: Any = None,  # noqa: ANN401 - DRF's signature
    ) -> list[Any]:
        rows = cast("QuerySet[Any]", queryset)
        asked = request.query_params
        sort = one_of(asked.get("sort", ""), "sort", view.sorts)
        limit = _limit(asked.get("limit", ""))
        order = [_part(each) for each in view.sorts[sort]]
        rows = rows.order_by(*(_expression(*part) for part in order))
        if cursor := asked.get("cursor"):
            rows = rows.filter(_behind(rows.model, order, _read(cursor, sort, len(order))))
        found = list(rows[: limit + 1])
        if len(found) > limit:
            found.pop()
            self.next = _address(request, _cursor(sort, order, found[-1]))
        return found

    def get_paginated_response(self, data: Any) -> Response:  # noqa: ANN401 - DRF's signature
        return Response({"next": self.next, "results": data})

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        described = "The address of the next page; null on the last."
        next_ = {"type": ["string", "null"], "format": "uri", "description": described}
        return {
            "type": "object",
            "required": ["next", "results"],
            "properties": {"next": next_, "results": schema},
        }

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - DRF's signature
        limit = {"type": "integer", "minimum": 1, "maximum": MOST, "default": LIMIT}
        names = list(view.sorts)
        sort = {"type": "string", "enum": names, "default": names[0]}
        shows = {"type": "string", "enum": list(view.shows)}
        return [
            *([_parameter("show", shows, "Only this part of the list.")] if view.shows else []),
            _parameter("limit", limit, "How many rows a page has."),
            _parameter("sort", sort, "The order of the rows."),
            _parameter("cursor", {"type": "string"}, "From the `next` of the page before."),
        ]


def _parameter(name: str, schema: dict[str, Any], described: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": schema, "description": described}


def one_of(said: str, field: str, names: Mapping[str, Any]) -> str:
    """What was asked for, or the first where nothing was."""
    if not said:
        return next(iter(names))
    if said not in names:
        raise ValidationError({field: f"Choose one of: {', '.join(names)}."})
    return said


def _limit(said: str) -> int:
    if not said:
        return LIMIT
    if not (said.isascii() and said.isdecimal()) or not 1 <= int(said[:9]) <= MOST:
        raise ValidationError({"limit": f"Write a number from 1 to {MOST}."})
    return int(said)


def _part(each: Any) -> tuple[str, bool]:  # noqa: ANN401 - a name or an expression
    """The field of a part of an order, and whether it falls."""
    if isinstance(each, OrderBy):
        return str(getattr(each.expression, "name", "")), bool(each.descending)
    return each.lstrip("-"), each.startswith("-")


def _expression(name: str, falls: bool) -> OrderBy:
    """Rows without a value come last, either way."""
    field = F(name)
    return field.desc(nulls_last=True) if falls else field.asc(nulls_last=True)


def _address(request: Request, cursor: str) -> str:
    query = request.query_params.copy()
    query["cursor"] = cursor
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


def _cursor(sort: str, order: list[tuple[str, bool]], row: Model) -> str:
    values = []
    for name, _ in order:
        value: Any = row
        for part in name.split("__"):
            value = getattr(value, part)
        kept = value.isoformat() if hasattr(value, "isoformat") else value
        values.append(None if kept is None else str(kept))
    words = json.dumps([sort, values], separators=(",", ":"))
    return base64.urlsafe_b64encode(words.encode()).decode().rstrip("=")


def _read(cursor: str, sort: str, count: int) -> list[str | None]:
    wrong = ValidationError({"cursor": "This cursor is not of this list. Begin without one."})
    try:
        padded = cursor[:LONGEST] + "=" * (-len(cursor[:LONGEST]) % 4)
        of, values = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (ValueError, TypeError, binascii.Error, RecursionError):
        raise wrong from None
    kinds = isinstance(values, list) and all(isinstance(v, (str, type(None))) for v in values)
    if of != sort or not kinds or len(values) != count:
        raise wrong
    return [value for value in values if value is None or "\x00" not in value]


def _behind(model: type[Model], order: list[tuple[str, bool]], values: list[str | None]) -> Q:
    """The rows that come after one with these values."""
    found, same = Q(pk__in=[]), Q()
    try:
        for (name, falls), said in zip(order, values, strict=True):
            field = _field(model, name)
            if said is None:
                same &= Q(**{f"{name}__isnull": True})
                continue
            value = field.to_python(said)
            after = Q(**{f"{name}__{'lt' if falls else 'gt'}": value})
            if field.null:
                after |= Q(**{f"{name}__isnull": True})
            found |= same & after
            same &= Q(**{name: value})
    except (Unreadable, ValueError, OverflowError):
        raise ValidationError({"cursor": "This cursor is not of this list."}) from None
    return found


def _field(model: type[Model], name: str) -> Field[Any, Any]:
    *ways, last = name.split("__")
    for way in ways:
        model = model._meta.get_field(way).related_model  # type: ignore[assignment] # noqa: SLF001 - Django's documented name
    return model._meta.pk if last == "pk" else model._meta.get_field(last)  # type: ignore[return-value] # noqa: SLF001 - a column of the table
