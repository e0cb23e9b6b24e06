"""The shape of a check: what was seen, why it matters, and what to do."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from ai.documents import Document
from ai.schemas import Check, ResumeFacts

Verdict = Literal["good", "better", "bad"]


@dataclass(frozen=True, slots=True)
class Seen:
    """A résumé's file and what was read in it."""

    document: Document
    facts: ResumeFacts

    def trait(self, name: str) -> float:
        """A figure about the file; 0 where its format does not say."""
        return self.document.traits.get(name, 0.0)

    def bullets(self) -> list[str]:
        """What the roles say was done."""
        return [one for work in self.facts.work for one in work.highlights]

    def words(self) -> int:
        return len(re.findall(r"\w+", self.document.text))


Checker = Callable[[Seen], Check | None]


def passed(id_: str, title: str, seen: str, why: str) -> Check:
    """A check with nothing to do."""
    return Check(id=id_, verdict="good", title=title, seen=seen, why=why)


def failed(
    id_: str, title: str, seen: str, why: str, *, do: str, verdict: Verdict = "better"
) -> Check:
    """A check that asks for a change; ``bad`` where a reader may miss something for it."""
    return Check(id=id_, verdict=verdict, title=title, seen=seen, why=why, do=do)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun, as "1 page" and "2 pages"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def quoted(said: str, most: int = 60) -> str:
    """Words of the résumé in quotes, cut where they are long."""
    said = " ".join(said.split())
    return f"“{said if len(said) <= most else said[: most - 1].rstrip() + '…'}”"
