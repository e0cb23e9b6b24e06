"""Schemas as Groq's strict mode wants them.

Every property is required and no other is allowed: https://console.groq.com/docs/structured-outputs
"""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import BaseModel

KEPT = {"type", "properties", "items", "anyOf", "enum", "const", "$ref", "$defs", "description"}


@cache
def _schema(kind: type[BaseModel]) -> dict[str, Any]:
    schema: dict[str, Any] = _strict(kind.model_json_schema())
    return schema


def strict_schema(kind: type[BaseModel]) -> dict[str, Any]:
    """The JSON schema of a pydantic type, in strict form."""
    return _schema(kind)


def _strict(part: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(part, list):
        return [_strict(each) for each in part]
    if not isinstance(part, dict):
        return part
    kept = {name: value for name, value in part.items() if name in KEPT}
    for name in ("properties", "$defs"):
        if name in kept:
            kept[name] = {each: _strict(value) for each, value in kept[name].items()}
    for name in ("items", "anyOf"):
        if name in kept:
            kept[name] = _strict(kept[name])
    if kept.get("type") == "object":
        kept["required"] = list(kept.get("properties", {}))
        kept["additionalProperties"] = False
    return kept
