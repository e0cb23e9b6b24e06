"""Where a place is that an advertisement names: its town, its country, its degrees.

A small gazetteer: countries by their names and ISO 3166-1 codes, states and nations that stand
for a country, and larger towns. What is not in it has no country: nothing is guessed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

GAZETTEER = Path(__file__).parent / "gazetteer.txt"
ROUND = 6371.0
"""The earth's radius in kilometres."""
PARTS = re.compile(r"\s*(?:[,;/|()]|\s[-–—]\s|\band\b|\bor\b)\s*")
AFAR = re.compile(
    r"\b(?:fully |100% )?(?:remote|anywhere|worldwide|hybrid|on-?site|home[- ]based|"
    r"distributed)\b",
    re.IGNORECASE,
)
AREAS = re.compile(r"\b(?:greater|central|city of|metropolitan|metro|area|region|county)\b")


@dataclass(frozen=True, slots=True)
class Place:
    """A place: the keys of the towns it may be in, its country, its degrees; what is known."""

    towns: frozenset[str] = frozenset()
    country: str = ""
    at: tuple[float, float] | None = None


def folded(said: str) -> str:
    """Words in small letters without accents and points, for comparing."""
    plain = unicodedata.normalize("NFKD", said).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", " ", plain.lower()).strip()


@cache
def _parts() -> list[list[str]]:
    """Countries, towns and states: the lines of each part of the gazetteer."""
    written = GAZETTEER.read_text(encoding="utf-8")
    return [part.splitlines()[1:] for part in re.split(r"^# ", written, flags=re.MULTILINE)[1:]]


@cache
def _countries() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _parts()[0]:
        code, _, names = line.partition(" ")
        found |= {folded(name): code.upper() for name in names.split("|")}
    return found


@cache
def _states() -> frozenset[str]:
    return frozenset(_parts()[2][0].split())


@cache
def _towns() -> dict[str, tuple[str, tuple[float, float]]]:
    found = {}
    for line in _parts()[1]:
        code, _, towns = line.partition(" ")
        for town in towns.split("|"):
            name, north, east = town.rsplit(" ", 2)
            found[folded(name)] = code.upper(), (float(north), float(east))
    return found


def country_named(said: str) -> str:
    """The ISO code of a country by its code, its name or a state of it; empty when unknown."""
    code = said.strip().upper()
    codes = set(_countries().values())
    if code == "UK":
        return "GB"
    return code if code in codes else _countries().get(folded(said), "")


@cache
def _read(said: str) -> Place:
    parts = [part.strip() for part in PARTS.split(AFAR.sub(" ", said)) if part.strip()]
    towns: set[str] = set()
    country, at = "", None
    for part in parts:
        name = AREAS.sub(" ", folded(part)).strip()
        known = _towns().get(name)
        if known and (not country or country == known[0]):
            at = at or known[1]
        state = "US" if part in _states() else ""
        named = _countries().get(name, "") or state
        if named and not (known and not country):
            country = country or named
        elif name and not re.fullmatch(r"[a-z]{1,2}\d.*|\d.*", name):
            towns.add(name)
    for town in sorted(towns):
        known = _towns().get(town)
        if known and not country:
            country = known[0]
        if known and known[0] != country:
            at = None  # another town of the same name
    return Place(frozenset(towns), country, at)


def place_of(said: str, country: str = "") -> Place:
    """What is known of a place as an advertisement writes it; ``country`` as the source says."""
    found = _read(said[:200])
    named = country_named(country)
    if not named or named == found.country:
        return found
    return Place(found.towns, named, None if found.country else found.at)


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """How far two points are from each other, as a bird flies."""
    north, east = radians(other[0] - one[0]), radians(other[1] - one[1])
    half = sin(north / 2) ** 2 + cos(radians(one[0])) * cos(radians(other[0])) * sin(east / 2) ** 2
    return 2 * ROUND * asin(sqrt(half))
