"""Whose a posting is, as its source asks to have it said wherever the posting is shown."""

from __future__ import annotations

from dataclasses import dataclass

from jobs.models import Posting


@dataclass(frozen=True, slots=True)
class Credit:
    """What to say of where a posting is from, and where it leads; nowhere without ``url``."""

    text: str
    url: str = ""
    followed: bool = False
    """Search engines are to follow the link."""

    @property
    def rel(self) -> str:
        return "noopener" if self.followed else "noopener nofollow"


def credit_of(posting: Posting) -> Credit:
    """For a list: the source's own words and link where it asks for them, else its name."""
    asked = posting.attribution
    via = f", from {posting.via}" if posting.via else ""
    if not asked.each:
        return Credit(f"{posting.source}{via}")
    url = posting.url if asked.to_the_job else asked.url
    return Credit(f"{asked.each}{via}", url, asked.followed)
