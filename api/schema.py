"""How the interface describes itself, as OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal, TypeVar

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema

from api.shapes.base import Problem, Sparse

F = TypeVar("F", bound=Callable[..., Any])
KEY = OpenApiParameter(
    "Idempotency-Key",
    str,
    OpenApiParameter.HEADER,
    description="The same key with the same body is done once, and answered the same for a day.",
)


def fields_of(shape: type[Sparse]) -> OpenApiParameter:
    """The choice of fields that an answer has."""
    return OpenApiParameter(
        "fields",
        str,
        many=True,
        explode=False,
        style="form",
        enum=list(shape().get_fields()),
        description="Only these fields, with commas between.",
    )


WORDS = OpenApiParameter("q", str, description="Rows that hold each of these words.")
FILE = OpenApiTypes.BINARY
ANY_FILE = "application/octet-stream"
LOCATION = OpenApiParameter(
    "Location",
    OpenApiTypes.URI,
    OpenApiParameter.HEADER,
    description="Where it is, and how it fares.",
    response=[201, 202],
)


class Described(AutoSchema):
    """What every call has: problems, and for some a key or a choice of fields."""

    def get_override_parameters(self) -> list[Any]:
        found: list[Any] = []
        if self.method == "POST" and getattr(self.view, "once", True):
            found.append(KEY)
        said: Any = self.get_response_serializers()
        shape = next(iter(said.values())) if isinstance(said, dict) else said
        shape = getattr(shape, "child", shape)
        kind = shape if isinstance(shape, type) else type(shape)
        if self.method == "GET" and issubclass(kind, Sparse):
            found.append(fields_of(kind))
        return found

    def _get_response_bodies(
        self, direction: Literal["request", "response"] = "response"
    ) -> dict[str, Any]:
        bodies: dict[str, Any] = super()._get_response_bodies(direction)
        problem = self.resolve_serializer(Problem, "response")
        content = {"application/problem+json": {"schema": problem.ref}}
        said = {"description": "What went wrong (RFC 9457).", "content": content}
        return bodies | {"default": said}


def call(
    summary: str,
    *,
    said: Any = None,  # noqa: ANN401 - as drf-spectacular takes them
    gives: Any = None,  # noqa: ANN401 - as above
    status: int = 200,
    **more: Any,
) -> Callable[[F], F]:
    """A call: what it does in a few words, what is sent, and what comes back."""
    parameters = [*more.pop("parameters", []), *([LOCATION] if status in (201, 202) else [])]
    made: Callable[[F], F] = extend_schema(
        summary=summary, request=said, responses={status: gives}, parameters=parameters, **more
    )
    return made


def file(summary: str, *kinds: str, parameters: Sequence[Any] = ()) -> Callable[[F], F]:
    """A call that gives a file, of one of some kinds."""
    found = {(200, kind): FILE for kind in kinds or (ANY_FILE,)}
    made: Callable[[F], F] = extend_schema(
        summary=summary, request=None, responses=found, parameters=[*parameters]
    )
    return made


def only_ours(endpoints: list[Any]) -> list[Any]:
    """The calls of this interface, and not the pages that describe them."""
    return [each for each in endpoints if each[0].startswith("/api/v1/")]
