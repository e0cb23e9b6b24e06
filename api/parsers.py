"""What is taken in: JSON as short as the pages take, and forms with files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO, Any

from django.conf import settings
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import JSONParser, MultiPartParser

Form = MultiPartParser


class TooLarge(APIException):
    status_code = 413
    default_code = "too_large"
    default_detail = "This is larger than is taken. Send less at once."


class Json(JSONParser):
    """JSON up to the limit that the pages' forms have; DRF itself reads on without end."""

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        request = (parser_context or {})["request"]
        length = request.META.get("CONTENT_LENGTH") or "0"
        if int(length) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise TooLarge
        try:
            parsed: dict[str, Any] = super().parse(stream, media_type, parser_context)
        except RecursionError:
            raise ParseError from None
        return parsed
