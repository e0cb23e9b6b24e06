"""What all shapes have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db.models import Model
from rest_framework import serializers
from rest_framework.exceptions import ValidationError

M = TypeVar("M", bound=Model)
NO_FIELD = "There is no such field here."
OPEN_OBJECT: dict[str, Any] = {"type": "object", "additionalProperties": {}}
OPEN_LIST: dict[str, Any] = {"type": "array", "items": OPEN_OBJECT}


class Sparse:
    """Only the fields that ``?fields=`` names, where it names any."""

    def get_fields(self) -> dict[str, Any]:
        fields: dict[str, Any] = super().get_fields()  # type: ignore[misc] # a serializer's
        for field in fields.values():
            field.read_only, field.required = True, False
        request = self.context.get("request")  # type: ignore[attr-defined] # a serializer's
        if request is None or not self._is_outermost:
            return fields
        said = request.query_params.get("fields", "")
        names = [name for name in said.split(",") if name]
        unknown = [name for name in names if name not in fields]
        if unknown:
            known = ", ".join(fields)
            raise ValidationError({"fields": f"Choose from: {known}."})
        return {name: fields[name] for name in fields if name in names} if names else fields

    @property
    def _is_outermost(self) -> bool:
        parent = self.parent  # type: ignore[attr-defined] # a serializer's
        if isinstance(parent, serializers.ListSerializer):
            parent = parent.parent
        return parent is None


class Shape(Sparse, serializers.ModelSerializer[M]):
    """A row as it is shown; nothing is written by it."""


class Made(Sparse, serializers.Serializer[Any]):
    """Something that is no row, as it is shown."""


class Said(serializers.Serializer[Any]):
    """What may be sent; a field that is not among its own is refused, never ignored."""

    def to_internal_value(self, data: Any) -> Any:  # noqa: ANN401 - DRF's signature
        if isinstance(data, Mapping):
            unknown = {str(name): [NO_FIELD] for name in data if name not in self.fields}
            if unknown:
                raise ValidationError(unknown)
        return super().to_internal_value(data)


class Nothing(Said):
    """A call that needs no words."""


WORK = ("status", "problem", "step", "created_at", "finished_at")
"""Where background work stands: of every row that workers fill in."""


class Problem(serializers.Serializer[Any]):
    """What went wrong, as RFC 9457 has it."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    code = serializers.CharField()
    errors = serializers.ListField(  # type: ignore[assignment] # a field, not what went wrong
        child=serializers.DictField(child=serializers.CharField()), required=False
    )
