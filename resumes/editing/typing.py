"""What the forms hold, as a browser sends it, and what the editor's buttons do with it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from core.forms import number

Said = dict[str, str]
_ACTION = re.compile(r"(add|remove|back|up|down)-([a-z]+)(?:-(\d{1,4}))?")
_NOT_FORMS = ("csrfmiddlewaretoken", "do", "draft", "revision", "base")
MOST_CHARACTERS = 400_000


def said_of(sent: Mapping[str, str]) -> Said:
    """The fields of the forms, without what is the page's own and without NUL, which no database
    takes."""
    said = {
        key.replace("\x00", ""): sent[key].replace("\x00", "")
        for key in sent
        if key not in _NOT_FORMS
    }
    return said if sum(map(len, said.values())) <= MOST_CHARACTERS else {}


def typed(before: Said, facts: Mapping[str, Any]) -> Said:
    """What the forms hold after a program has sent facts; parts that it did not send stay.

    ``before`` is what they held. A list of lines is typed a line each.
    """
    said = dict(before)
    for part, value in facts.items():
        if part == "basics":
            said |= {name: str(each) for name, each in value.items()}
        elif part == "skills":
            said[part] = "\n".join(value)
        else:
            said = {k: v for k, v in said.items() if not k.startswith(f"{part}-")}
            said |= entries_typed(part, value)
    return said


def entries_typed(part: str, entries: Sequence[Mapping[str, Any]]) -> Said:
    """The forms of a part, as a browser sends them."""
    total = str(len(entries))
    said = {f"{part}-TOTAL_FORMS": total, f"{part}-INITIAL_FORMS": total}
    for place, entry in enumerate(entries):
        for name, value in entry.items():
            words = "\n".join(value) if isinstance(value, list) else str(value)
            said[f"{part}-{place}-{name}"] = words
    return said


def acted(said: Said, action: str) -> Said:
    """The fields after a button: an entry added, taken out, put back, or moved by one place."""
    m = _ACTION.fullmatch(action)
    if m is None:
        return said
    verb, part, place = m[1], m[2], int(m[3] or 0)
    total = _total(said, part)
    if verb == "add":
        return {**said, f"{part}-TOTAL_FORMS": str(total + 1)}
    if verb == "remove":
        return {**said, f"{part}-{place}-DELETE": "on"}
    if verb == "back":
        return {k: v for k, v in said.items() if k != f"{part}-{place}-DELETE"}
    other = place + (1 if verb == "down" else -1)
    return (
        _swapped(said, part, place, other)
        if 0 <= min(place, other) < total > max(place, other)
        else said
    )


def _total(said: Said, part: str) -> int:
    return min(number(said.get(f"{part}-TOTAL_FORMS")) or 0, 1000)


def _swapped(said: Said, part: str, one: int, other: int) -> Said:
    places = {f"{part}-{one}-": f"{part}-{other}-", f"{part}-{other}-": f"{part}-{one}-"}
    swapped: Said = {}
    for key, value in said.items():
        lead = next((lead for lead in places if key.startswith(lead)), None)
        swapped[places[lead] + key.removeprefix(lead) if lead else key] = value
    return swapped
