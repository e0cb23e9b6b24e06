"""Reads settings from the environment, and refuses what it does not understand.

A value comes from the process's environment, else from the file ``.env`` in the project's folder,
else from the default. A value of the wrong shape, a name in ``.env`` that nothing reads, and a
name in the environment that looks like one of ours misspelt are errors with a sentence.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off"}
LOOKS_MISSPELT = 0.8


class EnvironmentProblem(Exception):
    """A setting cannot be used. The message says which, and why."""


class Env:
    """The environment, with the names that were asked for."""

    def __init__(self, environ: Mapping[str, str], dotenv: Path | None = None) -> None:
        self._process = environ
        self._file = parse_dotenv(dotenv) if dotenv and dotenv.exists() else {}
        self._known: set[str] = set()

    def text(self, name: str, default: str = "", *, choices: tuple[str, ...] = ()) -> str:
        """A string; with ``choices``, one of them."""
        value = self._read(name)
        if value is None:
            return default
        if choices and value not in choices:
            raise EnvironmentProblem(
                f"{name} is “{value}”; it must be one of {', '.join(choices)}."
            )
        return value

    def boolean(self, name: str, *, default: bool) -> bool:
        """True for 1, true, yes, on; false for 0, false, no, off; in any case."""
        value = self._read(name)
        if value is None:
            return default
        if value.lower() not in TRUE | FALSE:
            raise EnvironmentProblem(f"{name} is “{value}”; it must be true or false.")
        return value.lower() in TRUE

    def integer(self, name: str, default: int, *, least: int = 0, most: int = 2**31) -> int:
        """A whole number within the bounds."""
        value = self._convert(name, default, int, "a whole number")
        if not least <= value <= most:
            raise EnvironmentProblem(f"{name} is {value}; it must be from {least} to {most}.")
        return value

    def number(self, name: str, default: float) -> float:
        """A number that may have a fraction."""
        return self._convert(name, default, float, "a number")

    def listed(self, name: str, default: str = "") -> list[str]:
        """Words separated by commas."""
        return [part.strip() for part in self.text(name, default).split(",") if part.strip()]

    def path(self, name: str, default: Path) -> Path:
        """A path; ``~`` stands for the home folder."""
        return Path(self.text(name, str(default))).expanduser().absolute()

    def refuse_unknown(self) -> None:
        """Raise for names in ``.env`` that nothing reads, and for misspelt ones anywhere."""
        for name in self._file:
            if name not in self._known:
                raise EnvironmentProblem(
                    f".env sets {name}, which is not a setting.{self._hint(name)}"
                )
        for name in self._process:
            if name not in self._known and (hint := self._hint(name)):
                raise EnvironmentProblem(f"{name} is set, and is not a setting.{hint}")

    def _read(self, name: str) -> str | None:
        self._known.add(name)
        value = self._process.get(name, self._file.get(name))
        return value if value not in (None, "") else None

    def _convert(self, name: str, default: T, convert: Callable[[str], T], what: str) -> T:
        value = self._read(name)
        if value is None:
            return default
        try:
            return convert(value)
        except ValueError:
            raise EnvironmentProblem(f"{name} is “{value}”; it must be {what}.") from None

    def _hint(self, name: str) -> str:
        near = difflib.get_close_matches(name, self._known, n=1, cutoff=LOOKS_MISSPELT)
        return f" Did you mean {near[0]}?" if near else ""


def parse_dotenv(path: Path) -> dict[str, str]:
    """``NAME=value`` lines; ``#`` starts a comment line; quotes around a value are dropped."""
    values = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        name, equals, value = line.removeprefix("export ").partition("=")
        if not equals or not name.strip().isidentifier():
            raise EnvironmentProblem(f"Line {number} of {path.name} is not NAME=value.")
        values[name.strip()] = value.strip().strip("\"'")
    return values
