"""Form fields that several apps use."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files import File

ACCEPTED = ".pdf,.docx,.odt,.rtf,.txt,.html,.htm,.png,.jpg,.jpeg,.json,.zip"
TOO_LARGE = "{name} is larger than 10 MB. Export it again with smaller pictures."
LONGEST_NUMBER = 18  # digits: each such number stands in a column
EMPTY = "{name} is empty. Choose the file again."


class ManyFilesInput(forms.ClearableFileInput):
    """A file input that takes several files."""

    allow_multiple_selected = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"multiple": True, "accept": ACCEPTED, **(attrs or {})})


class ManyFilesField(forms.FileField):
    """Several files; each must have content."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[File[bytes]]:  # noqa: ANN401, ARG002 - Django's signature
        files = data if isinstance(data, (list, tuple)) else [data] if data else []
        if not files and self.required:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        for file in files:
            if not file.size:
                raise forms.ValidationError(EMPTY.format(name=file.name), code="empty")
        return list(files)


def number(said: str | None) -> int | None:
    """A row's number as a browser sends it; None for what is none, or for more than one can be."""
    return int(said) if said and said.isdecimal() and len(said) <= LONGEST_NUMBER else None


def no_nul(text: str) -> str:
    """The text, when it can be kept: databases take no NUL characters."""
    if "\x00" in text:
        raise forms.ValidationError("This text holds NUL characters. Paste it as plain text.")
    return text
