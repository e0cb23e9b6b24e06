"""Dates as people write them in résumés and job ads, in seven languages, as YYYY-MM or YYYY.

A date is found where it stands, so that a fact can point at its words. Nothing is guessed: a
month that is not written is not there, and a season is its year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_MONTH_NAMES = """
1 january jan janvier janv januar jänner jän enero ene janeiro gennaio gen januari
2 february feb février fevrier févr fevr fév fev februar febr febrero fevereiro febbraio februari
3 march mar mars märz maerz mär mrz marzo março marco maart mrt
4 april apr avril avr abril abr aprile
5 may mai mayo maio maggio mag mei
6 june jun juin juni junio junho giugno giu
7 july jul juillet juil juli julio julho luglio lug
8 august aug août aout agosto ago augustus
9 september sept sep septembre septiembre setiembre setembro set settembre sett
10 october oct octobre oktober okt octubre outubro out ottobre ott
11 november nov novembre noviembre novembro
12 december dec décembre decembre déc dezember dez diciembre dic dezembro dicembre
"""
MONTHS = {
    name: int(line.split()[0])
    for line in _MONTH_NAMES.strip().splitlines()
    for name in line.split()[1:]
}
_PRESENT = (
    "present day|presently|present|presence|currently|current|now|today|ongoing|to date|till date|"
    "till now|to present|until now|date|"
    "aujourd['’ ]?hui|à ce jour|ce jour|présent|en cours|actuellement|actuelle?|maintenant|"
    "heute|aktuell|gegenwärtig|gegenwart|laufend|jetzt|"
    "actualidad|la actualidad|actualmente|actual|presente|hoy|la fecha|en curso|"
    "o momento|momento|atualidade|atualmente|atual|hoje|"
    "oggi|in corso|attuale|attualmente|ad oggi|heden|nu|huidig|vandaag"
)
_SINCE = "since|from|as of|starting|seit|ab|depuis|desde|dal|da|sinds|vanaf|à partir de|de|vom|von"
_UNTIL = "until|till|up to|bis|jusqu['’](?:à|en)|hasta|até|fino a|tot"
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?:19[3-9]\d|20[0-4]\d)"
_SEASON = (
    r"spring|summer|fall|autumn|winter|frühjahr|frühling|sommer|herbst|printemps|été|automne|"
    r"hiver|primavera|verano|otoño|invierno|verão|outono|inverno|estate|autunno|lente|zomer|"
    r"herfst|q[1-4]|h[12]|ws|ss|wise|sose|mid|early|late|end of|anfang|ende|mitte"
)
_LETTERS_END = r"(?![^\W\d_])"
_DATE = re.compile(
    rf"""(?:(?<![\w$€£])|(?<=\w(?:19|20)\d\d)|(?<=[\s/](?:19|20)\d\d))(?:
      (?P<iso_y>{_YEAR})\s?[-/.]\s?(?P<iso_m>0[1-9]|1[0-2])(?:[-/.](?P<iso_d>[0-3]\d))?(?![\w%])
    | (?P<n1>[0-3]?\d)(?P<nsep>[/.\-])(?P<n2>[0-3]?\d)(?P=nsep)(?P<n_y>{_YEAR})(?!\w)
    | (?P<num_m>0?[1-9]|1[0-2])\s?[/.\-–]\s?(?P<num_y>{_YEAR})(?!\w)
    | (?P<day>[0-3]?\d)(?:st|nd|rd|th|er|\.|º)?\s?(?:de\s|of\s|-)?\s?
      (?P<dmonth>{_MONTH}){_LETTERS_END}\.?,?[\s\-/]?\s?(?:de[l]?\s)?(?P<d_y>{_YEAR})(?!\w)
    | (?P<month>{_MONTH}){_LETTERS_END}\.?(?:\s?(?P<mday>[0-3]?\d)(?:st|nd|rd|th)?(?:,\s?|\s))?
      [,\s\-/–]{{0,3}}(?:de[l]?\s|of\s)?(?P<m_y>{_YEAR})(?!\d)
    | (?P<month2>{_MONTH})\b\.?[\s,]?\s?['’‘`](?P<m_yy>\d\d)(?!\w)
    | (?P<month3>{_MONTH})\b\.?[\s\-/]?(?P<m_yy2>\d\d)(?![\w,.:]|\s?{_YEAR})
    | (?P<mm>0?[1-9]|1[0-2])[/](?P<mm_yy>[0-4]\d|[6-9]\d)(?![\w/])
    | (?:{_SEASON})\.?(?:\s(?:of|de|semester|term))?[\s\-/]?\s?(?P<s_y>{_YEAR})(?!\w)
    | (?P<year>{_YEAR})(?![\w%+]|[.,]\d)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_JOIN = (
    r"\s*(?:[-‐-―−~→>⟶»]{1,3}|to|thru|through|until|till|bis(?:\szum)?|au|à|al|a|ad|até|hasta|"
    r"tot|t/m|fino\sa|and|y|e|et|und|jusqu['’](?:à|en))\s*"
)
_JOINED = re.compile(_JOIN + r"(?:the\s|la\s|le\s|el\s|o\s)?", re.IGNORECASE)
_TO_PRESENT = re.compile(
    _JOIN + rf"[(\[]?(?P<word>{_PRESENT})(?!\w)[)\]]?|\s*[(\[](?P<alone>{_PRESENT})[)\]]",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"\s*[-–—]\s*(?=$|[)\]|\t])")
_BEFORE_SINCE = re.compile(rf"(?<!\w)(?:{_SINCE})\s*:?\s*$", re.IGNORECASE)
_BEFORE_PRESENT = re.compile(rf"(?<!\w)(?P<word>{_PRESENT})\s*[-–—]\s*$", re.IGNORECASE)
_BEFORE_UNTIL = re.compile(rf"(?<!\w)(?:{_UNTIL})\s*:?\s*$", re.IGNORECASE)
_HALF_YEAR = re.compile(r"\s?[-–—/]\s?['’]?(?P<yy>\d\d)(?![\w/.%,])")
_LONE_MONTH = re.compile(
    rf"(?<!\w)(?:[0-3]?\d\.?\s)?(?P<m>{_MONTH})\b\.?(?:\s[0-3]?\d(?:st|nd|rd|th)?)?{_JOIN}$",
    re.IGNORECASE,
)
_LONE_NUMBER = re.compile(r"(?<![\w/.])(?P<m>0?[1-9]|1[0-2])\s?[-–—]\s?$")
_DIGIT = re.compile(r"\d")
PRESENT = re.compile(rf"\W*(?:{_PRESENT})\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Date:
    """A date in a line: ``value`` is YYYY-MM or YYYY, the offsets are those of its words."""

    start: int
    end: int
    value: str
    day: int | None = None

    @property
    def iso(self) -> str:
        """The date with its day where one is written: YYYY-MM-DD, YYYY-MM or YYYY."""
        whole = self.day is not None and len(self.value) == len("YYYY-MM")
        return f"{self.value}-{self.day:02d}" if whole else self.value


@dataclass(frozen=True, slots=True)
class DateRange:
    """A stretch of time in a line, or a single date (then ``first`` is absent).

    ``present`` says that it goes on; then there is no ``last``.
    """

    start: int
    end: int
    first: Date | None = None
    last: Date | None = None
    present: bool = False

    @property
    def is_single(self) -> bool:
        return self.first is None and not self.present


def parse_date(text: str) -> str | None:
    """The one date that ``text`` states, as YYYY-MM or YYYY; none when it states none."""
    found = find_dates(text)
    return found[0].value if found else None


def is_present(text: str) -> bool:
    """Whether ``text`` says only that something goes on, in any of the languages."""
    return PRESENT.fullmatch(text) is not None


def find_dates(line: str) -> list[Date]:
    """Every date in ``line``, in order. Two-digit years count only beside a month."""
    return list(_find_cached(line)) if _DIGIT.search(line) else []


def find_ranges(line: str) -> list[DateRange]:
    """Every stretch of time and every lone date in ``line``, in order, without overlap."""
    return list(_ranges(line, find_dates(line)))


def has_dates(line: str) -> bool:
    return bool(find_dates(line))


def months_between(first: str, last: str) -> int:
    """Months from ``first`` to ``last``, both included when they name a month.

    A year alone counts from its middle to its middle: "2018" to "2020" are 24 months.
    """
    whole = len(first) > len("YYYY") and len(last) > len("YYYY")
    return max(0, _month_index(last) - _month_index(first) + (1 if whole else 0))


def _month_index(value: str) -> int:
    return int(value[:4]) * 12 + (int(value[5:7]) - 1 if len(value) > len("YYYY") else 6)


@lru_cache(maxsize=4096)
def _find_cached(line: str) -> tuple[Date, ...]:
    found = [_date(m) for m in _DATE.finditer(line)]
    return tuple(date for date in found if date is not None)


def _date(m: re.Match[str]) -> Date | None:
    g = m.groupdict()
    month, year, day = _fields(g)
    if not 1 <= month <= 12:
        return None if month else Date(m.start(), m.end(), f"{year:04d}")
    return Date(m.start(), m.end(), f"{year:04d}-{month:02d}", day)


def _fields(g: dict[str, str | None]) -> tuple[int, int, int | None]:
    """Month (0 when there is none), year and day of a match."""
    if g["iso_y"]:
        return int(g["iso_m"] or 0), int(g["iso_y"]), _number(g["iso_d"])
    if g["n_y"]:
        return _day_and_month(int(g["n1"] or 0), int(g["n2"] or 0), g["nsep"], int(g["n_y"]))
    if g["num_y"]:
        return int(g["num_m"] or 0), int(g["num_y"]), None
    if g["mm_yy"]:
        return int(g["mm"] or 0), _century(g["mm_yy"]), None
    word = g["dmonth"] or g["month"] or g["month2"] or g["month3"]
    if word:
        year = g["d_y"] or g["m_y"]
        short = g["m_yy"] or g["m_yy2"]
        full = int(year) if year else _century(short or "0")
        return MONTHS[word.lower()], full, _number(g["day"] or g["mday"])
    return 0, int(g["s_y"] or g["year"] or 0), None


def _number(text: str | None) -> int | None:
    return int(text) if text and 1 <= int(text) <= 31 else None


def _century(two: str) -> int:
    return 2000 + int(two) if int(two) < 50 else 1900 + int(two)


def _day_and_month(a: int, b: int, sep: str | None, year: int) -> tuple[int, int, int | None]:
    """Day first where the numbers or a dot say so, month first otherwise."""
    if a > 12 or (sep == "." and b <= 12):
        return b, year, a
    return a, year, b


def _ranges(line: str, dates: list[Date]) -> Iterator[DateRange]:
    at = 0
    while at < len(dates):
        found, used = _range_at(line, dates, at)
        if found is not None:
            yield found
        at += used


def _range_at(line: str, dates: list[Date], at: int) -> tuple[DateRange | None, int]:
    here = dates[at]
    before = line[dates[at - 1].end if at else 0 : here.start]
    following = dates[at + 1] if at + 1 < len(dates) else None
    if following is not None and _belong(line, here, following):
        return DateRange(here.start, following.end, here, following), 2
    if m := _TO_PRESENT.match(line, here.end):
        return DateRange(here.start, m.end(), here, present=True), 1
    if m := _HALF_YEAR.match(line, here.end):
        return _half_year(here, m), 1
    if m := _LONE_MONTH.search(before) or (
        _LONE_NUMBER.search(before) if len(here.value) > len("YYYY") else None
    ):
        return _shared_year(here, before, m), 1
    return _open_or_single(line, here, before), 1


def _belong(line: str, here: Date, following: Date) -> bool:
    """Whether two dates are the ends of one stretch: joined by a dash, a word, or nothing."""
    if _JOINED.fullmatch(line, here.end, following.start):
        return True
    between = line[here.end : following.start].strip()
    months = len(here.value) == len(following.value) == len("YYYY-MM")
    if between == "/" and not months:
        return len(here.value) == len(following.value) and here.value < following.value
    return not between and months and here.value <= following.value


def _half_year(here: Date, m: re.Match[str]) -> DateRange:
    """The ending of "2018–19" or "2018/19"; "2018-05" never gets here."""
    year = here.value[:2] + m["yy"]
    if len(here.value) > len("YYYY") or year <= here.value:
        return DateRange(here.start, here.end, last=here)
    return DateRange(here.start, m.end(), here, Date(m.start("yy"), m.end("yy"), year))


def _shared_year(here: Date, before: str, m: re.Match[str]) -> DateRange:
    """The start of "Jan – Mar 2020" has its end's year."""
    offset = here.start - len(before)
    word = m["m"].lower()
    month = MONTHS.get(word) or int(word)
    start = offset + m.start()
    return DateRange(
        start, here.end, Date(start, offset + m.end("m"), f"{here.value[:4]}-{month:02d}"), here
    )


def _open_or_single(line: str, here: Date, before: str) -> DateRange:
    if m := _BEFORE_PRESENT.search(before):
        return DateRange(here.start - len(before) + m.start(), here.end, here, present=True)
    if _BEFORE_SINCE.search(before) or _OPEN_END.match(line, here.end):
        return DateRange(here.start, here.end, here, present=True)
    if _BEFORE_UNTIL.search(before):
        return DateRange(here.start, here.end, last=here)
    return DateRange(here.start, here.end, last=here)
