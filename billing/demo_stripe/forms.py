"""Parameters as Stripe's clients send them: ``items[0][price]=price_1`` in a form or a query."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl

from billing.demo_stripe.errors import invalid

PART = re.compile(r"\[([^\]]*)\]")


def parse(encoded: str) -> dict[str, Any]:
    """Nested dictionaries and lists from form-encoded words."""
    made: dict[str, Any] = {}
    for name, value in parse_qsl(encoded, keep_blank_values=True):
        head, brackets = name.partition("[")[0], PART.findall(name)
        _put(made, [head, *brackets], value)
    return {key: _lists(value) for key, value in made.items()}


def _put(into: dict[str, Any], path: list[str], value: str) -> None:
    for part in path[:-1]:
        into = into.setdefault(part or str(len(into)), {})
    into[path[-1] or str(len(into))] = value


def _lists(value: Any) -> Any:  # noqa: ANN401 - as deep as it was sent
    """Dictionaries whose keys count from nought are lists."""
    if not isinstance(value, dict):
        return value
    inner = {key: _lists(each) for key, each in value.items()}
    if inner and all(key.isdigit() for key in inner):
        return [inner[key] for key in sorted(inner, key=int)]
    return inner


def truth(value: Any) -> bool:  # noqa: ANN401 - a word or a truth
    return value is True or str(value).lower() == "true"


def number(params: dict[str, Any], name: str, default: int | None = None) -> int | None:
    """A whole number among the parameters. Raises Problem for other words."""
    value = params.get(name)
    if value in (None, ""):
        return default
    try:
        return int(value)
    except (TypeError, ValueError):
        raise invalid(f"Invalid integer: {value}", name) from None


def allow(params: dict[str, Any], *names: str) -> None:
    """Raise Problem for a parameter that Stripe does not know there."""
    for name in params:
        if name not in names and name != "expand":
            message = f"Received unknown parameter: {name}"
            raise invalid(message, name, "parameter_unknown")
