"""JSON Resume (https://jsonresume.org/schema), as programs and people write it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ai.local.dates import is_present, parse_date
from ai.schemas import ResumeFacts

_DATE = re.compile(r"[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_DATES = frozenset(("startDate", "endDate", "date", "releaseDate"))
_ONCE = {  # names of before version 1.0.0
    "website": "url",
    "company": "name",
    "gpa": "score",
    "picture": "image",
}
_MOST = 500  # entries of a list
_LONGEST = 20_000  # characters of a text


def read(said: dict[str, Any]) -> tuple[ResumeFacts, list[str]]:
    """The facts, and a sentence for each fault; what is not of the schema is left out."""
    reading = _Reading()
    kept = reading.part(ResumeFacts, {k: v for k, v in said.items() if k != "meta"}, "")
    return ResumeFacts.model_validate(kept), reading.faults


class _Reading:
    def __init__(self) -> None:
        self.faults: list[str] = []

    def part(self, model: type[BaseModel], said: Any, at: str) -> dict[str, Any]:  # noqa: ANN401
        """What ``said`` has of the fields of ``model``."""
        if not isinstance(said, dict):
            self._fault(at, "should be an object in braces")
            return {}
        kept: dict[str, Any] = {}
        for key, value in said.items():
            name = str(key) if key in model.model_fields else _ONCE.get(str(key), str(key))
            field = model.model_fields.get(name)
            if field is not None and value is not None and kept.get(name) is None:
                kept[name] = self._field(field, value, f"{at}.{name}".lstrip("."), name)
        return {name: value for name, value in kept.items() if value is not None}

    def _field(self, field: FieldInfo, value: Any, at: str, name: str) -> Any:  # noqa: ANN401
        kinds = [field.annotation, *get_args(field.annotation)]
        model = next((k for k in kinds if isinstance(k, type) and issubclass(k, BaseModel)), None)
        read: Callable[[Any, str], Any] = (
            (lambda one, where: self.part(model, one, where))
            if model is not None
            else lambda one, where: self._text(one, where, name)
        )
        if "list[" not in str(field.annotation):
            return read(value, at)
        if not isinstance(value, list):
            self._fault(at, "should be a list in brackets")
            return []
        said = [(number, one) for number, one in enumerate(value[:_MOST]) if one is not None]
        found = [read(one, f"{at}[{number}]") for number, one in said]
        return [one for one in found if one]

    def _text(self, value: Any, at: str, name: str) -> str | None:  # noqa: ANN401
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str):
            self._fault(at, "should be a text in quotes")
            return None
        text = "".join(c for c in value if c.isprintable() or c == "\n").strip()[:_LONGEST]
        return self._date(text, at) if name in _DATES else text or None

    def _date(self, text: str, at: str) -> str | None:
        if not text or is_present(text):
            return None
        if _DATE.fullmatch(text):
            return text
        if m := re.match(rf"({_DATE.pattern})T", text):
            return m.group(1)
        found = parse_date(text)
        if found is None:
            self._fault(at, f"“{text[:30]}” is no date such as 2021-04")
        return found

    def _fault(self, at: str, what: str) -> None:
        self.faults.append(f"{at or 'The file'}: {what}.")
