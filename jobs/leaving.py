"""What leaves for a person when jobs are looked for, put on their receipt."""

from __future__ import annotations

from urllib.parse import urlsplit

from accounts.models import Sending, User
from accounts.receipts import Left, note_of_the_day
from jobs.fetching import Fetcher
from jobs.models import SourceSearch

NO_ANSWER = "It gave no answer."


def note_pages(
    owner: User, fetcher: Fetcher, purpose: str, kind: Sending.Kind = Sending.Kind.PAGE
) -> None:
    """A line for each address that was asked on a person's behalf, redirects too."""
    for address in fetcher.asked:
        left = Left(
            kind=kind,
            receiver=urlsplit(address).netloc,
            purpose=purpose,
            what="The address only",
            characters=len(address),
        )
        note_of_the_day([owner], left)


def note_search(search: SourceSearch, problem: str = "") -> None:
    """A line for each person who wants these words searched for: the words, and not that they
    are theirs, for the source is asked once for all."""
    said = [("Words", search.words), ("place", search.place), ("country", search.country)]
    what = ", ".join(f"{name}: {words}" for name, words in said if words)
    left = Left(
        kind=Sending.Kind.SEARCH,
        receiver=str(search.source),
        purpose="Saved search",
        what=what,
        characters=len(search.words) + len(search.place) + len(search.country),
        problem=problem,
    )
    note_of_the_day([wish.owner for wish in search.wishes.select_related("owner")], left)
