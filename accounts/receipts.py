"""The data receipt: whoever sends something of a person to somebody else notes it here."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F
from django.utils import timezone

from accounts.models import Sending, User


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What left: to whom, what for, what was in it, and how much. ``masked`` is None where there
    was nothing to mask, ``characters`` where nobody can count them."""

    kind: Sending.Kind
    receiver: str
    purpose: str
    what: str = ""
    characters: int | None = None
    masked: bool | None = None
    problem: str = ""

    def row(self, owner: User) -> Sending:
        """The line, not yet kept."""
        return Sending(
            owner=owner,
            kind=self.kind,
            receiver=self.receiver[:254],
            purpose=self.purpose[:80],
            what=self.what[:300],
            characters=self.characters,
            masked=self.masked,
            problem=self.problem[:300],
        )


def note(owner: User, left: Left) -> Sending:
    """Keep a line of what left for a person; call it in the transaction of what sent it."""
    row = left.row(owner)
    row.save()
    return row


def note_of_the_day(owner: User, left: Left) -> None:
    """Keep a line a day for what goes to the same again and again: the first has a row, the
    others are counted in it."""
    row, now = left.row(owner), timezone.now()
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    mine = Sending.objects.owned_by(owner).filter(kind=row.kind, at__gte=midnight)
    there = mine.filter(receiver=row.receiver, purpose=row.purpose, what=row.what).first()
    if there is None:
        row.save()
    else:
        Sending.objects.filter(pk=there.pk).update(times=F("times") + 1, at=now)
