"""Reads the curated lists: see ``curated/README.md`` for how a line is written.

A line gathers a skill with all that is near it. What is the same skill in other words becomes an
alias; what is a skill of its own (the violin, within music) becomes one that implies the first, or
for tools, certificates and languages stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ai.local.skills.words import WORD, stem

FOLDER = Path(__file__).parent / "curated"
SAME = FOLDER / "same.txt"
_SAME = frozenset(
    form.strip().lower()
    for line in SAME.read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
    for form in line.split(";")
)
_COMMON = frozenset(
    (
        "and",
        "of",
        "the",
        "in",
        "for",
        "to",
        "with",
        "or",
        "a",
        "microsoft",
        "adobe",
        "oracle",
        "google",
        "apache",
        "software",
        "autodesk",
        "ibm",
        "systems",
        "work",
        "skills",
        "management",
        "systems",
        "development",
        "design",
        "engineering",
        "analysis",
        "service",
        "services",
        "operations",
        "planning",
        "licence",
        "license",
        "certification",
        "certificate",
        "certified",
        "professional",
        "dassault",
        "systemes",
        "sap",
        "amazon",
        "ms",
        "tools",
        "control",
        "testing",
    )
)


@dataclass
class Entry:
    """A skill as a source gives it. Forms carry their marks (``!`` exact case, ``?`` context)."""

    name: str
    kind: str
    forms: list[str] = field(default_factory=list)
    implies: list[str] = field(default_factory=list)
    broader: list[str] = field(default_factory=list)


def entries() -> Iterator[Entry]:
    """Every curated skill, file by file in the order of their names."""
    for path in sorted(FOLDER.glob("*.txt")):
        kind = "hard"
        for raw in path.read_text(encoding="utf-8").splitlines():
            line = raw.strip()
            if line.startswith("["):
                kind = line.strip("[]")
            elif line and not line.startswith("# ") and path.name != SAME.name:
                yield from _apart(_entry(line, kind))


def _entry(line: str, kind: str) -> Entry:
    named, _, rest = line.partition(" > ")
    implied = [part.strip() for part in rest.split(";") if part.strip()]
    name, _, aliases = named.partition(" = ")
    forms = [part.strip() for part in aliases.split(";") if part.strip()]
    return Entry(name.strip(), kind, [name.strip(), *forms], implied)


def _apart(whole: Entry) -> Iterator[Entry]:
    """The skill itself, then those gathered under it that are skills of their own."""
    if whole.kind in ("soft", "language"):
        yield whole
        return
    groups: list[list[str]] = [[whole.name]]
    for form in whole.forms[1:]:
        home = next(
            (group for group in groups if _same(group, form, head=group is groups[0])), None
        )
        if home is None:
            groups.append([form])
        else:
            home.append(form)
    yield Entry(whole.name, whole.kind, groups[0], whole.implies)
    implied = [whole.name] if whole.kind == "hard" else whole.implies
    for group in groups[1:]:
        broader = [whole.name] if whole.kind == "hard" else []
        yield Entry(_named(group[0]), whole.kind, group, implied, broader)


def _named(form: str) -> str:
    bare = form.rstrip("!?")
    return bare[:1].upper() + bare[1:] if bare.islower() else bare


def _same(group: list[str], form: str, *, head: bool) -> bool:
    bare = form.rstrip("!?")
    if head and (bare.lower() in _SAME or form.lower() in _SAME):
        return True
    return any(_alike(known.rstrip("!?"), bare, head=head) for known in group)


def _alike(known: str, form: str, *, head: bool) -> bool:
    mine, its = _roots(known), _roots(form)
    if mine == its or _initials(known, form) or _initials(form, known):
        return True
    if not head:
        return False
    short, long = sorted((_plain(known), _plain(form)), key=len)
    return bool(mine & its) or (len(short) >= 3 and long.startswith(short))


def _roots(form: str) -> frozenset[str]:
    return frozenset(stem(word) for word in WORD.findall(form) if word.lower() not in _COMMON)


def _plain(form: str) -> str:
    return "".join(c for c in form.lower() if c.isalnum())


def _initials(short: str, long: str) -> bool:
    """Whether ``short`` is made of the first letters of words of ``long``: KPIs of key …"""
    letters = re.sub(r"[^A-Za-z]", "", short)
    if len(letters) < 2 or len(letters) > 7 or not letters[:2].isupper():
        return False
    first = "".join(word[0] for word in re.findall(r"[A-Za-z]+", long))
    return letters.rstrip("s").lower() in first.lower()
