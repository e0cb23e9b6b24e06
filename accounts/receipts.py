"""The data receipt: whoever sends something of a person to somebody else notes it here."""

from __future__ import annotations

from collections.abc import Collection
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


def note_of_the_day(owners: Collection[User], left: Left) -> None:
    """Keep a line a day for what goes to the same again and again: the first has a row, the
    others are counted in it. What left for several people at once is a line of each."""
    now, rows = timezone.now(), [left.row(owner) for owner in owners]
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    today = Sending.objects.filter(owner__in=owners, kind=left.kind, at__gte=midnight)
    there: dict[int, int] = {}
    if rows:
        same = {name: getattr(rows[0], name) for name in ("receiver", "purpose", "what")}
        there = dict(today.filter(**same).values_list("owner_id", "pk"))
    Sending.objects.filter(pk__in=there.values()).update(times=F("times") + 1, at=now)
    Sending.objects.bulk_create(row for row in rows if row.owner_id not in there)
