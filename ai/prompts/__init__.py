"""Prompts as files: ``{{name}}`` is a place, the version is the hash of the text."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
PLACE = re.compile(r"\{\{\s*([a-z_]+)\s*\}\}")


class PromptError(Exception):
    """A value is missing, or there is no place for it."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt's text with places to fill."""

    name: str
    text: str

    @property
    def version(self) -> str:
        """Twelve hexadecimal figures of the text's SHA-256."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:12]

    @property
    def places(self) -> set[str]:
        return set(PLACE.findall(self.text))

    def filled(self, **values: str) -> str:
        """The text with every place filled. Raises PromptError for too few or too many values."""
        if self.places != values.keys():
            wrong = ", ".join(sorted(self.places ^ values.keys()))
            raise PromptError(f"The prompt {self.name} and its values differ: {wrong}.")
        return PLACE.sub(lambda place: values[place[1]], self.text)


@cache
def prompt(name: str) -> Prompt:
    """The prompt kept in ``name.md``."""
    return Prompt(name, (FOLDER / f"{name}.md").read_text(encoding="utf-8"))
