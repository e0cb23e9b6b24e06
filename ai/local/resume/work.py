"""Roles: which piece of each entry's header is the title, which the employer, and the rest."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from ai.local.resume.bodies import body_of
from ai.local.resume.entries import Entry, entries_of
from ai.local.resume.found import Found
from ai.local.resume.pieces import Header, Piece, header_of, split_names
from ai.local.resume.rows import Row

_CLEAR = 1.5  # the lead that a reading has when the words alone tell role from employer
_HABIT = 1.2  # what the section's own habit counts for
_MOST_PIECES = 6
Where = tuple[int, int]


@dataclass(slots=True)
class Role:
    """A role as it was found."""

    position: Found | None = None
    name: Found | None = None
    place: Found | None = None
    first: Found | None = None
    last: Found | None = None
    summary: Found | None = None
    highlights: list[Found] = field(default_factory=list)
    header_rows: int = 0
    present: bool = False


def roles_of(rows: list[Row], text: str) -> list[Role]:
    """The roles in a section of work, in order."""
    entries = entries_of(rows, text)
    headers = [header_of(entry, text) for entry in entries]
    usual = len(entries[0].header) if entries else 0
    options = [
        _options(header, opens=len(entry.header) >= usual or entry.header[0].gap)
        for entry, header in zip(entries, headers, strict=True)
    ]
    habits = _habits(headers, options)
    roles = [
        _role(entry, header, pieces, habits, text)
        for entry, header, pieces in zip(entries, headers, options, strict=True)
    ]
    return [role for role in _under_employers(roles) if role.position or role.name]


def _options(header: Header, *, opens: bool) -> list[Piece]:
    """The pieces that may be names, with one split where it alone must hold both.

    An entry with less of a header than the first may be a further role at the employer above.
    """
    pieces = header.pieces[:_MOST_PIECES]
    alone = len(pieces) == 1
    has_employer = any(p.employer >= 0.9 and p.title < 2 for p in pieces)
    has_role = any(p.title >= 2 for p in pieces)
    split: list[Piece] = []
    for piece in pieces:
        both = alone or not (has_employer and has_role and len(pieces) > 1)
        split += split_names(piece, need_both=both and alone and opens) if both else [piece]
    return split


def _habits(headers: list[Header], options: list[list[Piece]]) -> Counter[tuple[Where, Where]]:
    """Where the section's clear entries have the role and the employer."""
    habits: Counter[tuple[Where, Where]] = Counter()
    for _, pieces in zip(headers, options, strict=True):
        ranked = _ranked(pieces, Counter())
        if ranked and (len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= _CLEAR):
            _, role, employer = ranked[0]
            habits[(role.row, role.order), (employer.row, employer.order)] += 1
    return habits


def _ranked(
    pieces: list[Piece], habits: Counter[tuple[Where, Where]]
) -> list[tuple[float, Piece, Piece]]:
    """Readings of two pieces as role and employer, the best first."""
    most = max(habits.values(), default=0)
    found = []
    for role in pieces:
        for employer in pieces:
            if role is employer:
                continue
            value = min(role.title, 3) - min(role.employer, 2.5)
            value += min(employer.employer, 2.5) - min(employer.title, 3)
            value -= 0.45 * (role.row + employer.row) + 0.2 * (role.order + employer.order)
            value += 0.3 * (role.bold != employer.bold)
            places = (role.row, role.order), (employer.row, employer.order)
            value += _HABIT * habits[places] / most if most else 0.0
            value -= _too_long(role.text) + _too_long(employer.text)
            found.append((value, role, employer))
    return sorted(found, key=lambda one: -one[0])


def _too_long(text: str) -> float:
    """What the length of a name counts against its being one."""
    words = len(text.split())
    return 1.0 if words > 8 else 0.4 if words > 5 else 0.0


def _role(
    entry: Entry,
    header: Header,
    pieces: list[Piece],
    habits: Counter[tuple[Where, Where]],
    text: str,
) -> Role:
    role = Role(header_rows=len(entry.header), present=header.present)
    used: list[Piece] = []
    ranked = _ranked(pieces, habits)
    if ranked:
        value, title, employer = ranked[0]
        role.position = _found(title, 0.6 + 0.08 * min(4.0, max(0.0, value)))
        role.name = _found(employer, 0.6 + 0.08 * min(4.0, max(0.0, value)))
        used = [title, employer]
    elif pieces:
        used = [_name_alone(role, pieces[0], habits)]
    role.place = header.place
    role.first, role.last = header.first, header.last
    if header.single and header.first is None:
        role.first = role.last
    rest = [piece for piece in header.pieces if not any(_overlap(piece, one) for one in used)]
    role.summary, role.highlights = body_of(rest, entry.body, text)
    return role


def _name_alone(role: Role, piece: Piece, habits: Counter[tuple[Where, Where]]) -> Piece:
    """The only piece of a header is the role, unless it speaks like an employer."""
    if piece.employer > piece.title or (piece.title == 0 and piece.employer > 0):
        role.name = _found(piece, 0.6)
    elif piece.title == 0 and habits and all(e == (0, 0) for _, e in habits):
        role.name = _found(piece, 0.5)
    else:
        role.position = _found(piece, 0.6)
    return piece


def _found(piece: Piece, sure: float) -> Found:
    return Found(" ".join(piece.text.split()), piece.start, piece.end, round(min(sure, 0.95), 2))


def _overlap(a: Piece, b: Piece) -> bool:
    return a.start < b.end and b.start < a.end


def _under_employers(roles: list[Role]) -> list[Role]:
    """Roles with the employer that stands once above several of them."""
    kept: list[Role] = []
    above: Found | None = None
    named = sum(role.name is not None for role in roles)
    for number, role in enumerate(roles):
        following = roles[number + 1] if number + 1 < len(roles) else None
        umbrella = role.name is not None and role.position is None and not role.highlights
        if umbrella and following is not None and following.position and not following.name:
            above = role.name
            continue
        if role.name is not None:
            above = role.name
        elif role.position is not None and above is not None and named:
            role.name = above._replace(sure=0.55)
        kept.append(role)
    return kept
